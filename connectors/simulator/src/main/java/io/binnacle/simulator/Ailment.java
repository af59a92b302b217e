package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a container looks like when something is wrong with it.
final class Ailment {
    static final Duration LOOP_RUN = Duration.ofSeconds(25);
    static final Duration LOOP_WAIT = Duration.ofSeconds(38);
    private static final Duration LATEST_END = Duration.ofSeconds(9);
    private static final int LOOP_RESTARTS = 11;

    private Ailment() {}

    /// The container as it was found when the simulation began.
    static Container befall(Container well, Incident incident, Instant now) {
        var since = now.minus(Duration.ofMinutes(incident.minutesAgo()));
        return switch (incident.trouble()) {
            case POOL_EXHAUSTED -> Life.feeling(well, poolExhausted(well.name().endsWith("2") ? 9 : 7));
            case CHECK_TIMES_OUT -> Life.feeling(well, checkTimesOut(5));
            case OUT_OF_MEMORY_LOOP, SEGFAULT_LOOP -> looping(well, incident, now);
            case OUT_OF_MEMORY -> Life.ended(well, ContainerState.EXITED, exit(incident, since));
            case EXITED ->
                Life.ended(
                        Life.with(well, 3, Optional.empty(), since.minus(LOOP_RUN)),
                        ContainerState.EXITED,
                        exit(incident, since));
            case RESTARTED_ONCE -> Life.with(well, 1, Optional.of(exit(incident, since)), since.plusSeconds(1));
            case NEAR_LIMIT, HOST_PRESSED, HOST_LOST -> well;
        };
    }

    private static Container looping(Container well, Incident incident, Instant now) {
        var ended = now.minus(LATEST_END);
        var begun = Life.with(well, LOOP_RESTARTS, Optional.empty(), ended.minus(LOOP_RUN));
        return Life.ended(begun, ContainerState.RESTARTING, exit(incident, ended));
    }

    static Exit exit(Incident incident, Instant at) {
        return switch (incident.trouble()) {
            case OUT_OF_MEMORY_LOOP, OUT_OF_MEMORY -> new Exit(137, true, at, "");
            case SEGFAULT_LOOP -> new Exit(139, false, at, "");
            case EXITED, RESTARTED_ONCE, POOL_EXHAUSTED, CHECK_TIMES_OUT, NEAR_LIMIT, HOST_PRESSED, HOST_LOST ->
                new Exit(1, false, at, "");
        };
    }

    static Health poolExhausted(int failures) {
        return new Health(Health.Status.UNHEALTHY, failures, "503 pool exhausted: 20/20 busy (payments)");
    }

    static Health checkTimesOut(int failures) {
        return new Health(Health.Status.UNHEALTHY, failures, "GET /healthz: no answer in 3000 ms");
    }

    /// The trouble that comes with the release a new instance is made from.
    static Optional<Incident> inherited(Container fresh, World world) {
        var bad = fresh.name().startsWith("checkout-")
                && fresh.image().equals(world.kind(fresh.app()).image())
                && world.settings().scenario() == SimulatorSettings.Scenario.SHOP;
        return bad && Noise.below(3, fresh.id().value().hashCode(), 0) == 0
                ? Optional.of(new Incident(Incident.Trouble.POOL_EXHAUSTED, fresh.name(), -1, 0))
                : Optional.empty();
    }

    static boolean loops(Incident incident) {
        return incident.trouble() == Incident.Trouble.OUT_OF_MEMORY_LOOP
                || incident.trouble() == Incident.Trouble.SEGFAULT_LOOP;
    }
}
