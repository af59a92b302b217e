package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.HostId;
import java.time.Duration;

/// What is done to single containers, by an operator or behind our back. Each is done when it returns; who watches is
/// told of it as of anything else that happens.
public final class Deeds {
    static final Duration UNTIL_HEALTHY = Duration.ofSeconds(3);
    private static final Duration UNTIL_TROUBLE = Duration.ofSeconds(40);
    private static final int TERMINATED = 143;
    private static final int KILLED = 137;

    private final World world;

    Deeds(World world) {
        this.world = world;
    }

    public void start(ContainerId id) {
        now(() -> {
            world.update(id, old -> Life.started(old, world.now(), starting(old)));
            tell(id, "start", "", Gravity.NOTE);
            goesOn(id);
        });
    }

    /// It ends by itself when asked to.
    public void stop(ContainerId id) {
        now(() -> end(id, ContainerState.EXITED, new Exit(TERMINATED, false, world.now(), ""), Gravity.NOTE));
    }

    /// It ends by itself.
    void exit(ContainerId id, int code) {
        var gravity = code == 0 ? Gravity.NOTE : Gravity.FAILURE;
        now(() -> end(id, ContainerState.EXITED, new Exit(code, false, world.now(), ""), gravity));
    }

    public void kill(ContainerId id) {
        now(() -> end(id, ContainerState.EXITED, new Exit(KILLED, false, world.now(), ""), Gravity.WARNING));
    }

    /// It is killed for its memory.
    public void exhaust(ContainerId id) {
        now(() -> {
            tell(id, "oom", "killed at its memory limit", Gravity.FAILURE);
            end(id, ContainerState.EXITED, new Exit(KILLED, true, world.now(), ""), Gravity.FAILURE);
        });
    }

    public void pause(ContainerId id) {
        now(() -> {
            world.update(id, old -> Life.inState(old, ContainerState.PAUSED));
            tell(id, "pause", "", Gravity.NOTE);
        });
    }

    public void unpause(ContainerId id) {
        now(() -> {
            world.update(id, old -> Life.inState(old, ContainerState.RUNNING));
            tell(id, "unpause", "", Gravity.NOTE);
        });
    }

    public void rename(ContainerId id, String name) {
        now(() -> {
            world.update(id, old -> Life.renamed(old, name));
            tell(id, "rename", "", Gravity.NOTE);
        });
    }

    public void sicken(ContainerId id, String words) {
        now(() -> {
            world.update(id, old -> Life.feeling(old, new Health(Health.Status.UNHEALTHY, 3, words)));
            tell(id, "health_status: unhealthy", words, Gravity.WARNING);
        });
    }

    public void remove(ContainerId id) {
        now(() -> world.container(id).ifPresent(old -> {
            world.remove(old);
            world.tell(old, "destroy", "", Gravity.NOTE);
        }));
    }

    /// One more instance of an app, running.
    public ContainerId add(AppId app, HostId host) {
        synchronized (world) {
            world.advance();
            var number = world.freeNumber(app);
            var created = world.blueprint(app).instance(world.newContainerId(), host, number, world.now());
            var sibling = world.sibling(app, host);
            world.add(created);
            sibling.ifPresent(like -> world.linkLike(like, created));
            world.tell(created, "create", "", Gravity.NOTE);
            start(created.id());
            return created.id();
        }
    }

    private Health starting(Container container) {
        return world.kind(container.app()).path().isEmpty() ? Health.NONE : Life.STARTING;
    }

    private void end(ContainerId id, ContainerState state, Exit exit, Gravity gravity) {
        world.update(id, old -> Life.ended(old, state, exit));
        tell(id, "die", "exit " + exit.code(), gravity);
    }

    /// What follows a start: it becomes healthy, and then its trouble comes back, if it has any.
    private void goesOn(ContainerId id) {
        world.in(UNTIL_HEALTHY, () -> feel(id, Health.Status.STARTING, Life.WELL));
        world.ailment(id).ifPresent(incident -> {
            if (Ailment.loops(incident)) {
                world.in(Ailment.LOOP_RUN, new CrashLoop(world, id, incident)::die);
            }
            switch (incident.trouble()) {
                case POOL_EXHAUSTED ->
                    world.in(UNTIL_TROUBLE, () -> feel(id, Health.Status.HEALTHY, Ailment.poolExhausted(3)));
                case CHECK_TIMES_OUT ->
                    world.in(UNTIL_TROUBLE, () -> feel(id, Health.Status.HEALTHY, Ailment.checkTimesOut(3)));
                case OUT_OF_MEMORY_LOOP,
                        SEGFAULT_LOOP,
                        OUT_OF_MEMORY,
                        EXITED,
                        RESTARTED_ONCE,
                        NEAR_LIMIT,
                        HOST_PRESSED,
                        HOST_LOST -> {}
            }
        });
    }

    private void feel(ContainerId id, Health.Status expected, Health health) {
        world.container(id)
                .filter(one ->
                        one.state() == ContainerState.RUNNING && one.health().status() == expected)
                .ifPresent(one -> {
                    world.put(Life.feeling(one, health));
                    var bad = health.status() == Health.Status.UNHEALTHY;
                    world.tell(
                            one,
                            "health_status: " + Words.lower(health.status().name()),
                            health.output(),
                            bad ? Gravity.WARNING : Gravity.NOTE);
                });
    }

    private void tell(ContainerId id, String action, String detail, Gravity gravity) {
        world.container(id).ifPresent(one -> world.tell(one, action, detail, gravity));
    }

    private void now(Runnable deed) {
        synchronized (world) {
            world.advance();
            deed.run();
        }
        world.wake();
    }
}
