package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.core.Instance.ReadinessState;
import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges instances by what their checks find.
final class Verdicts {
    private Verdicts() {}

    static void health(Draft draft, Message.HealthSeen seen) {
        draft.instance(seen.instance())
                .filter(i -> i.incarnation() == seen.incarnation())
                .filter(i -> i.condition() == Instance.Condition.RUNNING
                        && i.doomed().isEmpty())
                .ifPresent(i -> draft.definition(i)
                        .filter(app -> seen.index() < app.healthChecks().size())
                        .ifPresent(app -> health(draft, i, app, seen)));
    }

    private static void health(Draft draft, Instance instance, AppDefinition app, Message.HealthSeen seen) {
        AppDefinition.HealthCheck check = app.healthChecks().get(seen.index());
        HealthState before = at(instance.health(), seen.index());
        boolean grace = instance.startedAt()
                .map(s -> draft.now().isBefore(s.plus(check.gracePeriod())))
                .orElse(true);
        HealthState after = next(before, seen.cause(), draft.now(), grace);
        int checks = app.healthChecks().size();
        Instance judged = instance.health(with(instance.health(), seen.index(), after, checks));
        draft.put(judged);
        Events.health(draft, instance, judged, checks, seen.index(), app);
        if (seen.cause().isPresent() && fatal(before, after, check)) {
            kill(draft, judged, check, seen.cause().get());
        }
    }

    /// The verdict after one more result.
    static HealthState next(HealthState before, Optional<String> failure, Instant now, boolean grace) {
        if (failure.isEmpty()) {
            return new HealthState(
                    true,
                    0,
                    before.firstSuccess().or(() -> Optional.of(now)),
                    Optional.of(now),
                    before.lastFailure(),
                    before.lastFailureCause());
        }
        boolean forgiven = grace && before.firstSuccess().isEmpty();
        return new HealthState(
                false,
                forgiven ? 0 : before.consecutiveFailures() + 1,
                before.firstSuccess(),
                before.lastSuccess(),
                Optional.of(now),
                failure);
    }

    /// Whether this failure comes when as many as may be were there already; of those run beside the task, with the
    /// last that may be.
    static boolean fatal(HealthState before, HealthState after, AppDefinition.HealthCheck check) {
        return check.maxConsecutiveFailures() > 0
                && after.consecutiveFailures() > before.consecutiveFailures()
                && after.consecutiveFailures() >= tolerated(check) + 1;
    }

    private static int tolerated(AppDefinition.HealthCheck check) {
        return check.protocol().beside() ? check.maxConsecutiveFailures() - 1 : check.maxConsecutiveFailures();
    }

    private static void kill(Draft draft, Instance instance, AppDefinition.HealthCheck check, String cause) {
        String reason =
                check.protocol() + " check failed " + (tolerated(check) + 1) + " times in a row, at last: " + cause;
        Events.unhealthy(draft, instance, reason);
        Kills.doom(draft, instance, Instance.Doom.Kind.UNHEALTHY, reason);
    }

    static void readiness(Draft draft, Message.ReadinessSeen seen) {
        draft.instance(seen.instance())
                .filter(i -> i.incarnation() == seen.incarnation())
                .filter(i -> i.condition() == Instance.Condition.RUNNING)
                .ifPresent(i -> draft.definition(i)
                        .filter(app -> seen.index() < app.readinessChecks().size())
                        .ifPresent(app -> draft.put(i.readiness(readiness(i, app, seen)))));
    }

    /// Ready once is ready.
    private static List<ReadinessState> readiness(Instance instance, AppDefinition app, Message.ReadinessSeen seen) {
        List<ReadinessState> states = new ArrayList<>(instance.readiness());
        while (states.size() < app.readinessChecks().size()) {
            states.add(
                    new ReadinessState(app.readinessChecks().get(states.size()).name(), false, Optional.empty()));
        }
        boolean ready = states.get(seen.index()).ready() || seen.state().ready();
        states.set(
                seen.index(),
                new ReadinessState(seen.state().name(), ready, seen.state().lastResponse()));
        return states;
    }

    private static HealthState at(List<HealthState> states, int index) {
        return index < states.size() ? states.get(index) : HealthState.UNKNOWN;
    }

    private static List<HealthState> with(List<HealthState> states, int index, HealthState state, int size) {
        List<HealthState> all = new ArrayList<>(states);
        while (all.size() < size) {
            all.add(HealthState.UNKNOWN);
        }
        all.set(index, state);
        return all;
    }
}
