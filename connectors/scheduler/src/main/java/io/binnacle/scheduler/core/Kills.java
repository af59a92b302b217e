package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Ends instances: decided first, then sent to the hosts, a hundred at a time, and sent again until it is confirmed.
final class Kills {
    static final int IN_FLIGHT = 100;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Kills() {}

    /// What has no container is gone at once. What cannot be reached is given up; it is ended when it comes back.
    static void doom(Draft draft, Instance instance, Doom.Kind kind, String reason) {
        if (instance.leaving()) {
            return;
        }
        switch (instance.condition()) {
            case SCHEDULED -> gone(draft, instance, Condition.KILLED, reason);
            case UNREACHABLE, UNREACHABLE_INACTIVE -> gone(draft, instance, Condition.GONE, reason);
            case PROVISIONED, STAGING, STARTING, RUNNING, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED ->
                draft.put(instance.doomed(
                        new Doom(kind, reason, draft.now(), instance.doomed().flatMap(Doom::sentAt))));
        }
    }

    private static void gone(Draft draft, Instance instance, Condition condition, String reason) {
        draft.remove(instance);
        Events.changed(draft, instance, condition, reason);
    }

    static void send(Draft draft) {
        while (draft.ledger().inFlight() < IN_FLIGHT) {
            Optional<Instance> next = draft.ledger().nextToEnd().flatMap(draft::instance);
            if (next.isEmpty()) {
                return;
            }
            send(draft, next.get());
        }
    }

    static void send(Draft draft, Instance instance) {
        Doom doom = instance.doomed().orElseThrow();
        Instance killing = instance.condition() == Condition.KILLING
                ? instance
                : instance.condition(Condition.KILLING, draft.now());
        Instance sent = killing.doomed(new Doom(doom.kind(), doom.reason(), doom.since(), Optional.of(draft.now())));
        draft.put(sent);
        if (!serves(instance) || drainedAt(draft.state(), sent).isEmpty()) {
            end(draft, instance);
        }
        if (instance.condition() != Condition.KILLING) {
            Events.changed(draft, killing, Condition.KILLING, doom.reason());
        }
    }

    private static void end(Draft draft, Instance instance) {
        instance.placed()
                .ifPresent(placed -> placed.container()
                        .ifPresent(c -> draft.effect(new Effect.End(
                                instance.id(), instance.incarnation(), placed.host(), c, grace(draft, instance)))));
    }

    private static boolean serves(Instance instance) {
        return instance.condition() == Condition.RUNNING;
    }

    /// When an instance that is told to be ending, and was not stopped yet, is to be.
    static Optional<Instant> drainedAt(State state, Instance instance) {
        return instance.doomed()
                .filter(d -> d.kind() != Doom.Kind.UNHEALTHY)
                .flatMap(Doom::sentAt)
                .filter(sent -> instance.startedAt().isPresent() && sent.equals(instance.since()))
                .flatMap(sent -> state.definition(instance)
                        .map(Extensions::drain)
                        .filter(Duration::isPositive)
                        .map(sent::plus));
    }

    private static Duration grace(Draft draft, Instance instance) {
        return draft.definition(instance)
                .flatMap(AppDefinition::killGracePeriod)
                .orElse(GRACE);
    }

    /// Ends a container that is ours and no instance's.
    static void sweep(Draft draft, io.binnacle.model.HostId host, Message.Seen seen) {
        draft.effect(new Effect.End(seen.instance(), seen.incarnation(), host, seen.container(), GRACE));
    }
}
