package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When each thing is to be looked at again although nothing was heard of it.
record Deadlines(State state, Instant now) {
    /// A stop that was not confirmed is sent again.
    static final Duration END_AGAIN = Duration.ofSeconds(30);
    /// A launch that was not answered is sent again.
    static final Duration LAUNCH_AGAIN = Duration.ofMinutes(5);
    /// A launch that was answered with a doubt is sent again.
    static final Duration DOUBT = Duration.ofSeconds(10);

    static Agenda.Item item(Instance instance) {
        return new Agenda.Item(Agenda.Kind.INSTANCE, instance.id());
    }

    static Agenda.Item item(PathId app) {
        return new Agenda.Item(Agenda.Kind.BACKOFF, app.toString());
    }

    static Agenda.Item item(Rollout rollout) {
        return new Agenda.Item(Agenda.Kind.ROLLOUT, rollout.id());
    }

    Optional<Instant> of(Instance instance) {
        if (instance.doomed().isPresent()) {
            Duration wait = Kills.drainedAt(state, instance)
                    .map(at -> Duration.between(instance.since(), at))
                    .orElse(END_AGAIN);
            return instance.doomed().get().sentAt().map(sent -> after(sent, wait));
        }
        return switch (instance.condition()) {
            case PROVISIONED -> Optional.of(after(instance.since(), LAUNCH_AGAIN));
            case STAGING, STARTING -> Optional.of(after(instance.since(), DOUBT));
            case UNREACHABLE -> lost(instance).map(s -> after(instance.since(), s.inactiveAfter()));
            case UNREACHABLE_INACTIVE -> lost(instance).map(s -> after(instance.since(), s.expungeAfter()));
            case SCHEDULED, RUNNING, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> Optional.empty();
        };
    }

    private Optional<AppDefinition.UnreachableStrategy> lost(Instance instance) {
        return state.definition(instance).flatMap(AppDefinition::unreachable);
    }

    /// At its end, and then when it is forgotten.
    Optional<Instant> of(PathId app, State.Backoff backoff) {
        Instant end = clamped(backoff.deadline(), backoff.delay());
        return Optional.of(end.isAfter(now) || waits(app, backoff) ? end : forgotten(app, backoff));
    }

    /// Whether nothing was tried since its end.
    private boolean waits(PathId app, State.Backoff backoff) {
        return Optional.ofNullable(state.queues().get(app))
                .filter(q -> q.lastUnused()
                        .filter(t -> !t.isBefore(backoff.deadline()))
                        .isEmpty())
                .isPresent();
    }

    Instant forgotten(PathId app, State.Backoff backoff) {
        Duration keep =
                state.wish().app(app).map(a -> a.backoff().maxLaunchDelay()).orElse(Duration.ZERO);
        Duration left = keep.minus(backoff.delay());
        return clamped(backoff.deadline().plus(left), keep).plusMillis(1);
    }

    Optional<Instant> of(Rollout rollout) {
        return Extensions.timeout(rollout).map(t -> after(rollout.startedAt(), t));
    }

    /// Not farther away than the time to wait, when another clock wrote the beginning.
    private Instant after(Instant since, Duration wait) {
        return (since.isAfter(now) ? now : since).plus(wait);
    }

    private Instant clamped(Instant end, Duration wait) {
        Instant latest = now.plus(wait);
        return end.isAfter(latest) ? latest : end;
    }

    /// Does what is due.
    static void pass(Draft draft) {
        Optional<Agenda.Item> due = draft.ledger().agenda().poll(draft.now());
        while (due.isPresent()) {
            pass(draft, due.get());
            due = draft.ledger().agenda().poll(draft.now());
        }
    }

    private static void pass(Draft draft, Agenda.Item item) {
        switch (item.kind()) {
            case INSTANCE -> draft.instance(item.key()).ifPresent(i -> Reality.due(draft, i));
            case BACKOFF -> Backoffs.due(draft, PathId.of(item.key()));
            case ROLLOUT -> draft.rollout(item.key()).ifPresent(r -> Rollouts.timeout(draft, r));
        }
    }
}
