package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Makes the launches of an app that fails rarer and rarer.
final class Backoffs {
    private Backoffs() {}

    static Optional<State.Backoff> of(Draft draft, AppDefinition app) {
        return Optional.ofNullable(draft.state().backoffs().get(app.id()))
                .filter(b -> b.configVersion().equals(app.versionInfo().lastConfigChangeAt()));
    }

    /// Until when launches wait. A deadline that is farther away than its delay was set by another clock.
    static Optional<Instant> until(Draft draft, AppDefinition app) {
        return of(draft, app)
                .filter(b -> !b.deadline().isAfter(draft.now().plus(b.delay())))
                .map(State.Backoff::deadline)
                .filter(draft.now()::isBefore);
    }

    static void failed(Draft draft, AppDefinition app) {
        Duration delay = of(draft, app)
                .map(b -> longer(b.delay(), app.backoff()))
                .orElse(least(app.backoff().delay(), app.backoff().maxLaunchDelay()));
        set(draft, app, delay);
    }

    private static Duration longer(Duration delay, AppDefinition.Backoff backoff) {
        BigDecimal millis = BigDecimal.valueOf(delay.toMillis())
                .multiply(backoff.factor())
                .min(BigDecimal.valueOf(backoff.maxLaunchDelay().toMillis()));
        return Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// One was launched, or runs: the next waits as long again.
    static void launched(Draft draft, AppDefinition app) {
        of(draft, app).ifPresent(b -> set(draft, app, b.delay()));
    }

    private static void set(Draft draft, AppDefinition app, Duration delay) {
        draft.backoff(
                app.id(),
                Optional.of(new State.Backoff(
                        app.versionInfo().lastConfigChangeAt(),
                        delay,
                        draft.now().plus(delay))));
    }

    static void reset(Draft draft, PathId app) {
        if (draft.state().backoffs().containsKey(app)) {
            draft.backoff(app, Optional.empty());
        }
    }

    /// Launches may go on, or the delay was not needed for so long that it is forgotten.
    static void due(Draft draft, PathId app) {
        State.Backoff backoff = draft.state().backoffs().get(app);
        if (backoff == null) {
            return;
        }
        Instant next = new Deadlines(draft.state(), draft.now()).forgotten(app, backoff);
        if (!next.isAfter(draft.now())) {
            draft.backoff(app, Optional.empty());
            return;
        }
        draft.ledger().agenda().set(Deadlines.item(app), Optional.of(next));
        draft.dirty(app);
        draft.wanting(app);
    }
}
