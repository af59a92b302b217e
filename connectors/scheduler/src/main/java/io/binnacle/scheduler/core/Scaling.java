package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps an app at its count.
final class Scaling {
    private Scaling() {}

    /// Those that count: neither going for good, nor given up for lost.
    static List<Instance> counted(Draft draft, PathId app) {
        return draft.of(app).stream()
                .filter(i -> !i.leaving() && i.condition() != Condition.UNREACHABLE_INACTIVE)
                .toList();
    }

    /// Makes what is missing and ends what is too much; moves what stands on a host that is drained.
    static void reach(Draft draft, AppDefinition app) {
        if (Drains.touches(draft, app.id()) && app.instances() > 0) {
            Rolling.act(draft, app, i -> Drains.leaves(draft, i), "its host is drained");
            return;
        }
        List<Instance> there = counted(draft, app.id());
        create(draft, app, app.instances() - there.size());
        end(draft, app, there, there.size() - app.instances());
    }

    static void end(Draft draft, AppDefinition app, List<Instance> candidates, int surplus) {
        if (surplus > 0) {
            KillSelection.pick(draft, app, candidates, surplus)
                    .forEach(i -> Kills.doom(draft, i, Doom.Kind.SCALED, "the app needs fewer instances"));
        }
    }

    static void create(Draft draft, AppDefinition app, int missing) {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < missing; i++) {
            Instance instance = Instance.scheduled(
                    draft.newInstance(app.id()),
                    app.id(),
                    app.version(),
                    app.versionInfo().lastConfigChangeAt(),
                    1,
                    draft.now());
            made.add(instance.id());
            draft.put(instance);
            Events.changed(draft, instance, Condition.SCHEDULED, "");
        }
        if (!made.isEmpty()) {
            draft.rollout(app.id()).ifPresent(r -> draft.put(r.started(made)));
        }
    }

    /// Does a step's scaling, and says what it waits for.
    static Optional<String> act(Draft draft, AppDefinition app, boolean up) {
        reach(draft, app);
        List<Instance> all = draft.of(app.id());
        long leaving = all.stream().filter(Instance::leaving).count();
        List<Instance> there = counted(draft, app.id());
        if (leaving == 0
                && there.size() == app.instances()
                && (!up || there.stream().allMatch(good(draft, app)))) {
            return Optional.empty();
        }
        return Optional.of(Waiting.words(draft, app, there, app.instances(), (int) leaving));
    }

    /// Whether an instance does what it is for. Readiness is asked of those this deployment has made.
    static java.util.function.Predicate<Instance> good(Draft draft, AppDefinition app) {
        Set<String> made =
                draft.rollout(app.id()).map(Rollout::startedInstances).orElse(Set.of());
        return i -> i.healthy(checks(draft, i, app))
                && (i.ready(app.readinessChecks().size()) || !made.contains(i.id()));
    }

    /// How many health checks an instance has, by the definition it runs.
    private static int checks(Draft draft, Instance instance, AppDefinition app) {
        AppDefinition own = instance.configVersion().equals(app.versionInfo().lastConfigChangeAt())
                ? app
                : draft.definition(instance).orElse(app);
        return own.healthChecks().size();
    }
}
