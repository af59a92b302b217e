package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.scheduler.engine.Scheduler.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// `POST /x/preview`: any request that writes, as `method`, `path` and `body`, and what would come of it now.
final class Previews {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Scheduler scheduler;
    private final Function<List<String>, Optional<Endpoint>> routes;

    Previews(Scheduler scheduler, Function<List<String>, Optional<Endpoint>> routes) {
        this.scheduler = scheduler;
        this.routes = routes;
    }

    Answer preview(Call call) throws Fault {
        var asked = call.json();
        var method = asked.path("method").asText("").toUpperCase(Locale.ROOT);
        var target = asked.path("path").asText("");
        var question = target.indexOf('?');
        var path = Paths.segments(question < 0 ? target : target.substring(0, question));
        if (!WRITES.contains(method) || path.isEmpty() || !path.getFirst().equals("v2")) {
            throw Fault.of(422, "A preview is of a request that writes: method POST, PUT, PATCH or DELETE, path /v2/…");
        }
        var action = routes.apply(path)
                .flatMap(endpoint -> endpoint.action(method))
                .orElseThrow(() -> Fault.of(422, method + " " + target + " is not known, or not allowed."));
        var rehearsal = new Rehearsal(scheduler);
        var query = Query.of(question < 0 ? "" : target.substring(question + 1));
        var body = asked.has("body") ? Reception.text(asked.get("body")) : "";
        return Answer.ok(write(
                answer(action, new Call(method, target, query, Map.of(), body, call.from(), rehearsal, call.holder())),
                rehearsal));
    }

    /// What it would be answered with.
    private static Answer answer(Endpoint.Action action, Call call) {
        try {
            return action.answer(call);
        } catch (Fault fault) {
            return fault.answer();
        }
    }

    private static ObjectNode write(Answer answer, Rehearsal rehearsal) {
        var json = JsonNodeFactory.instance.objectNode().put("format", "binnacle.preview/1");
        var reply = json.putObject("answer");
        switch (answer) {
            case Answer.Json body -> reply.put("status", body.status()).set("body", body.body());
            case Answer.Text text -> reply.put("status", text.status());
            case Answer.Empty empty -> reply.put("status", empty.status());
            case Answer.Flowing _, Answer.Conversing _ -> reply.put("status", 200);
        }
        json.put(
                "accepted",
                rehearsal
                        .plan()
                        .filter(plan -> plan.reply() instanceof Reply.Accepted)
                        .isPresent());
        rehearsal.plan().ifPresent(plan -> write(json, plan));
        return json;
    }

    private static void write(ObjectNode json, Plan plan) {
        if (plan.reply() instanceof Reply.Accepted accepted) {
            json.set("plan", Deployments.steps(accepted.steps()));
        }
        var steps = json.putArray("steps");
        plan.steps().forEach(steps::add);
        json.set("placements", placements(plan));
        json.set("refusals", refusals(plan));
        json.set("stops", stops(plan));
        json.put("floor", plan.floor()).put("ceiling", plan.ceiling());
        var risks = json.putArray("risks");
        plan.risks().forEach(risks::add);
    }

    /// What would be put somewhere at once.
    private static ArrayNode placements(Plan plan) {
        var list = JsonNodeFactory.instance.arrayNode();
        sorted(plan.after())
                .filter(instance -> instance.placed().isPresent() && !placed(plan.before(), instance))
                .forEach(instance -> list.add(where(instance)));
        return list;
    }

    /// What would be stopped at once.
    private static ArrayNode stops(Plan plan) {
        var list = JsonNodeFactory.instance.arrayNode();
        sorted(plan.before())
                .filter(instance ->
                        instance.placed().isPresent() && instance.doomed().isEmpty())
                .filter(instance -> doomed(plan.after(), instance))
                .forEach(instance -> list.add(where(instance)));
        return list;
    }

    private static ArrayNode refusals(Plan plan) {
        var list = JsonNodeFactory.instance.arrayNode();
        plan.after().queues().values().stream()
                .filter(queued -> queued.count() > 0 && !queued.lastRound().isEmpty())
                .sorted(Comparator.comparing(State.Queued::app))
                .forEach(queued -> list.addObject()
                        .put("app", queued.app().toString())
                        .put("count", queued.count())
                        .set("hosts", Queue.explained(plan.after(), queued.lastRound())));
        return list;
    }

    private static Stream<Instance> sorted(State state) {
        return state.instances().values().stream().sorted(Comparator.comparing(Instance::id));
    }

    private static boolean placed(State state, Instance instance) {
        var there = state.instances().get(instance.id());
        return there != null && there.placed().isPresent() && there.incarnation() == instance.incarnation();
    }

    private static boolean doomed(State state, Instance instance) {
        var there = state.instances().get(instance.id());
        return there == null || there.doomed().isPresent();
    }

    private static JsonNode where(Instance instance) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("instance", instance.id())
                .put("task", instance.task())
                .put("app", instance.app().toString());
        instance.placed().ifPresent(at -> json.put("host", at.host().value()).put("name", at.hostName()));
        return json;
    }
}
