package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import java.time.Duration;
import java.util.List;

/// Many changes a second, each told by itself: health checks with new words, and now and then a pause.
final class Flood {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int TICKS_PER_SECOND = 50;

    private final World world;
    private List<ContainerId> ids = List.of();
    private int perSecond;
    private double owed;
    private boolean flowing;

    Flood(World world) {
        this.world = world;
    }

    void rate(int changesPerSecond) {
        perSecond = changesPerSecond;
        ids = world.truth().containers().keySet().stream().sorted().toList();
        if (!flowing && perSecond > 0) {
            flowing = true;
            world.in(TICK, this::tick);
        }
    }

    private void tick() {
        if (perSecond == 0 || ids.isEmpty()) {
            flowing = false;
            return;
        }
        for (owed += (double) perSecond / TICKS_PER_SECOND; owed >= 1; owed--) {
            world.update(ids.get(world.random().nextInt(ids.size())), this::changed);
        }
        world.in(TICK, this::tick);
    }

    private Container changed(Container old) {
        return switch (old.state()) {
            case PAUSED -> Life.inState(old, ContainerState.RUNNING);
            case RUNNING -> world.random().nextInt(10) == 0 ? Life.inState(old, ContainerState.PAUSED) : checked(old);
            case CREATED, RESTARTING, REMOVING, EXITED, DEAD -> old;
        };
    }

    private Container checked(Container old) {
        var words = "200 in " + (1 + world.random().nextInt(900)) + " ms";
        return Life.feeling(old, new Health(old.health().status(), old.health().failures(), words));
    }
}
