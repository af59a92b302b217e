package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import java.time.Instant;
import java.util.Optional;

/// The steps in a container's life, each as a new record.
final class Life {
    static final Health WELL = new Health(Health.Status.HEALTHY, 0, "200 in 3 ms");
    static final Health STARTING = new Health(Health.Status.STARTING, 0, "");

    private Life() {}

    static Container started(Container old, Instant at, Health health) {
        return copy(old, old.name(), ContainerState.RUNNING, health, old.restarts(), old.exit(), Optional.of(at));
    }

    static Container restarted(Container old, Instant at, Health health) {
        return copy(old, old.name(), ContainerState.RUNNING, health, old.restarts() + 1, old.exit(), Optional.of(at));
    }

    static Container ended(Container old, ContainerState state, Exit exit) {
        return copy(old, old.name(), state, Health.NONE, old.restarts(), Optional.of(exit), old.startedAt());
    }

    static Container inState(Container old, ContainerState state) {
        return old.with(state, old.health(), old.exit());
    }

    static Container feeling(Container old, Health health) {
        return old.with(old.state(), health, old.exit());
    }

    static Container renamed(Container old, String name) {
        return copy(old, name, old.state(), old.health(), old.restarts(), old.exit(), old.startedAt());
    }

    static Container with(Container old, int restarts, Optional<Exit> exit, Instant startedAt) {
        return copy(old, old.name(), old.state(), old.health(), restarts, exit, Optional.of(startedAt));
    }

    private static Container copy(
            Container old,
            String name,
            ContainerState state,
            Health health,
            int restarts,
            Optional<Exit> exit,
            Optional<Instant> startedAt) {
        return new Container(
                old.id(),
                old.host(),
                old.app(),
                name,
                old.image(),
                old.revision(),
                state,
                health,
                restarts,
                exit,
                old.createdAt(),
                startedAt,
                old.limits(),
                old.ports(),
                old.networks(),
                old.mounts(),
                old.labels(),
                old.environment(),
                old.command(),
                old.restartPolicy(),
                old.tty());
    }
}
