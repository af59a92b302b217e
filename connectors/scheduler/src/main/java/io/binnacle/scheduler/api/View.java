package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A state with what is asked of it again and again looked up once.
final class View {
    private final State state;
    private final Map<PathId, List<Instance>> instances = new HashMap<>();
    private final Map<PathId, List<String>> deployments = new HashMap<>();

    View(State state) {
        this.state = state;
        state.instances()
                .values()
                .forEach(instance -> instances
                        .computeIfAbsent(instance.app(), app -> new ArrayList<>())
                        .add(instance));
        instances.values().forEach(list -> list.sort(Comparator.comparing(Instance::id)));
        state.rollouts().values().forEach(this::index);
    }

    State state() {
        return state;
    }

    /// Those that have a place; one that waits for its place is no task, and one that has ended is none any more.
    List<Instance> tasks(PathId app) {
        return instances.getOrDefault(app, List.of()).stream()
                .filter(View::task)
                .toList();
    }

    /// All of them, by their app.
    List<Instance> tasks() {
        return instances.keySet().stream()
                .sorted()
                .flatMap(app -> tasks(app).stream())
                .toList();
    }

    /// Those of an app that what acts on it now has started.
    List<Instance> deployed(PathId app) {
        var started = state.rollouts().values().stream()
                .filter(rollout -> rollout.apps().contains(app))
                .flatMap(rollout -> rollout.startedInstances().stream())
                .collect(Collectors.toSet());
        return tasks(app).stream().filter(task -> started.contains(task.id())).toList();
    }

    /// What a constraint would read of the host it is on.
    Optional<String> field(Instance instance, String field) {
        return instance.placed()
                .flatMap(placed -> Optional.ofNullable(state.hosts().get(placed.host())))
                .flatMap(host -> host.field(field));
    }

    /// By the id of the instance or of one of its tasks.
    Optional<Instance> task(String id) {
        var cut = id.indexOf("._app.");
        return Optional.ofNullable(state.instances().get(cut < 0 ? id : id.substring(0, cut)))
                .filter(View::task)
                .filter(instance -> cut < 0 || TaskJson.id(instance).equals(id));
    }

    /// The ids of those that act on it now.
    List<String> deployments(PathId app) {
        return deployments.getOrDefault(app, List.of());
    }

    /// What it runs, if that is still known.
    Optional<AppDefinition> definition(Instance instance) {
        var present = state.wish().app(instance.app());
        return present.filter(app -> runs(instance, app))
                .or(() -> Optional.ofNullable(state.history().get(instance.app()))
                        .flatMap(revisions -> revisions.stream()
                                .map(State.Revision::definition)
                                .filter(app -> runs(instance, app))
                                .findFirst()))
                .or(() -> present);
    }

    private static boolean runs(Instance instance, AppDefinition app) {
        return app.versionInfo().lastConfigChangeAt().equals(instance.configVersion());
    }

    private void index(Rollout rollout) {
        rollout.steps().stream()
                .flatMap(step -> step.actions().stream())
                .map(Rollout.Action::app)
                .distinct()
                .forEach(app -> deployments
                        .computeIfAbsent(app, key -> new ArrayList<>())
                        .add(rollout.id()));
    }

    private static boolean task(Instance instance) {
        return switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING, RUNNING, UNREACHABLE, UNREACHABLE_INACTIVE, KILLING -> true;
            case SCHEDULED, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> false;
        };
    }
}
