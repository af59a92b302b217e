package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Rollout.Action;
import io.binnacle.scheduler.core.Rollout.Step;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Dependencies;
import io.binnacle.scheduler.definition.PathId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Computes the steps from one tree to another. What is to be restarted differs in its configuration's version.
///
/// @param stale whether an app still has instances of another configuration, as after a deployment that was not done
record Planner(
        Map<PathId, AppDefinition> from,
        Map<PathId, AppDefinition> to,
        Dependencies layers,
        Predicate<AppDefinition> stale) {
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(step(from, to, Action.Kind.STOP_APPLICATION));
        steps.add(step(to, from, Action.Kind.START_APPLICATION));
        Map<Integer, List<Action>> byLayer = new TreeMap<>();
        new TreeMap<>(to)
                .values()
                .forEach(app -> action(app)
                        .ifPresent(a -> byLayer.computeIfAbsent(layers.layer(app.id()), l -> new ArrayList<>())
                                .add(a)));
        byLayer.values().forEach(actions -> steps.add(new Step(actions)));
        return steps.stream().filter(s -> !s.actions().isEmpty()).toList();
    }

    /// For all apps of one tree that are not in the other.
    private static Step step(Map<PathId, AppDefinition> in, Map<PathId, AppDefinition> notIn, Action.Kind kind) {
        return new Step(in.keySet().stream()
                .filter(app -> !notIn.containsKey(app))
                .sorted()
                .map(app -> new Action(kind, app, 0))
                .toList());
    }

    private Optional<Action> action(AppDefinition app) {
        AppDefinition before = from.get(app.id());
        if (before == null) {
            return Optional.of(new Action(Action.Kind.SCALE_APPLICATION, app.id(), app.instances()));
        }
        if (before.version().equals(app.version())) {
            return Optional.empty();
        }
        boolean same = before.versionInfo()
                .lastConfigChangeAt()
                .equals(app.versionInfo().lastConfigChangeAt());
        boolean scaled = app.instances() == 0 || (same && !stale.test(app));
        return Optional.of(new Action(
                scaled ? Action.Kind.SCALE_APPLICATION : Action.Kind.RESTART_APPLICATION, app.id(), app.instances()));
    }
}
