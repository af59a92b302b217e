package io.binnacle.simulator;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import java.time.Duration;

/// A container that is started by its engine, runs for a while and dies, again and again.
final class CrashLoop {
    private static final Duration JITTER = Duration.ofSeconds(4);

    private final World world;
    private final ContainerId id;
    private final Incident incident;

    CrashLoop(World world, ContainerId id, Incident incident) {
        this.world = world;
        this.id = id;
        this.incident = incident;
    }

    void begin() {
        world.in(Ailment.LOOP_WAIT.minusSeconds(9), this::start);
    }

    private void start() {
        if (goesOn(ContainerState.RESTARTING)) {
            world.update(id, old -> Life.restarted(old, world.now(), Life.STARTING));
            world.container(id).ifPresent(one -> world.tell(one, "start", "", ClusterEvent.Gravity.NOTE));
            world.in(world.between(Ailment.LOOP_RUN, Ailment.LOOP_RUN.plus(JITTER)), this::die);
        }
    }

    /// Ends the run that is on, if it still is, and goes round again.
    void die() {
        if (goesOn(ContainerState.RUNNING)) {
            world.update(id, this::dead);
            world.container(id).ifPresent(this::tellDeath);
            world.in(world.between(Ailment.LOOP_WAIT, Ailment.LOOP_WAIT.plus(JITTER)), this::start);
        }
    }

    private Container dead(Container old) {
        return Life.ended(old, ContainerState.RESTARTING, Ailment.exit(incident, world.now()));
    }

    private void tellDeath(Container container) {
        var exit = Ailment.exit(incident, world.now());
        if (exit.outOfMemory()) {
            world.tell(container, "oom", "killed at its memory limit", ClusterEvent.Gravity.FAILURE);
        }
        world.tell(container, "die", "exit " + exit.code(), ClusterEvent.Gravity.FAILURE);
    }

    /// Somebody may have stopped it, healed it or taken it away.
    private boolean goesOn(ContainerState expected) {
        return incident.equals(world.ailments().get(id))
                && world.container(id)
                        .filter(container -> container.state() == expected)
                        .isPresent();
    }
}
