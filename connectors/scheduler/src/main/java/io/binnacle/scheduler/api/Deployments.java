package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Timestamps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/v2/deployments`: changes under way, undone or ended.
final class Deployments implements Resource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Views views;

    Deployments(Views views) {
        this.views = views;
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        return switch (rest.size()) {
            case 0 -> Optional.of(Endpoint.get(call -> all()));
            case 1 -> Optional.of(Endpoint.on("DELETE", call -> end(call, rest.getFirst())));
            default -> Optional.empty();
        };
    }

    private Answer all() {
        var view = views.now();
        var list = JSON.arrayNode();
        sorted(view).forEach(rollout -> list.add(write(rollout, view)));
        return Answer.ok(list);
    }

    private Answer end(Call call, String id) throws Fault {
        if (!views.now().state().rollouts().containsKey(id)) {
            throw Fault.unknown("DeploymentPlan " + id + " does not exist");
        }
        if (call.force(false)) {
            call.ask(new Write.Cancel(id), true);
            return Answer.empty(202);
        }
        return Deploying.ask(call, new Write.Revert(id), false);
    }

    private static ObjectNode write(Rollout rollout, View view) {
        var json = JSON.objectNode().put("id", rollout.id()).put("version", Timestamps.text(rollout.version()));
        var affected = json.putArray("affectedApps");
        rollout.steps().stream()
                .flatMap(step -> step.actions().stream())
                .map(action -> action.app().toString())
                .distinct()
                .sorted()
                .forEach(affected::add);
        json.putArray("affectedPods");
        json.set("steps", steps(rollout.steps()));
        var current = json.putArray("currentActions");
        current(rollout).forEach(action -> {
            var object = current.addObject()
                    .put("action", Words.action(action.kind()))
                    .put("app", action.app().toString());
            object.set("readinessCheckResults", TaskJson.readiness(deployed(rollout, view, action.app())));
        });
        return json.put("currentStep", rollout.currentStep())
                .put("totalSteps", rollout.steps().size());
    }

    private static List<io.binnacle.scheduler.core.Instance> deployed(Rollout rollout, View view, PathId app) {
        return view.tasks(app).stream()
                .filter(task -> rollout.startedInstances().contains(task.id()))
                .toList();
    }

    private static List<Rollout.Action> current(Rollout rollout) {
        var at = rollout.currentStep() - 1;
        return at < 0 || at >= rollout.steps().size()
                ? List.of()
                : rollout.steps().get(at).actions();
    }

    /// What Marathon does not tell of them: since when, by whom, how many failed, and what they wait for.
    static Answer explained(View view) {
        var list = JSON.arrayNode();
        sorted(view)
                .forEach(rollout -> list.addObject()
                        .put("id", rollout.id())
                        .put("startedAt", Timestamps.text(rollout.startedAt()))
                        .put("by", rollout.by())
                        .put("currentStep", rollout.currentStep())
                        .put("totalSteps", rollout.steps().size())
                        .put("failures", rollout.failures())
                        .put("waitingFor", rollout.waitingFor().orElse("")));
        return Answer.ok(list);
    }

    private static Stream<Rollout> sorted(View view) {
        return view.state().rollouts().values().stream()
                .sorted(Comparator.comparing(Rollout::startedAt).thenComparing(Rollout::id));
    }

    static ArrayNode steps(List<Rollout.Step> steps) {
        var list = JSON.arrayNode();
        steps.forEach(step -> list.addObject().set("actions", actions(step.actions())));
        return list;
    }

    private static ArrayNode actions(List<Rollout.Action> actions) {
        var list = JSON.arrayNode();
        actions.forEach(action -> list.addObject()
                .put("action", Words.action(action.kind()))
                .put("app", action.app().toString()));
        return list;
    }
}
