package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import java.time.Duration;
import java.util.Optional;

/// What happens to single instances while their app is changed.
final class Units {
    private static final Duration CREATING = Duration.ofMillis(400);
    private static final Duration ENDING = Duration.ofMillis(800);
    private static final Duration GIVING_UP = Duration.ofSeconds(20);
    /// Its check has answered by then.
    private static final Duration WELL_AGAIN = Deeds.UNTIL_HEALTHY.plusMillis(1);

    private static final int TERMINATED = 143;

    private final World world;
    private final Deeds deeds;
    private final AppId app;

    Units(World world, Deeds deeds, AppId app) {
        this.world = world;
        this.deeds = deeds;
        this.app = app;
    }

    /// One more.
    void add(Rollout rollout) {
        var room = new Room(world, app);
        room.take()
                .map(Host::id)
                .ifPresentOrElse(
                        host -> launch(rollout, host, rollout::done),
                        () -> rollout.waits(room.refusal(), () -> add(rollout)));
    }

    /// A new one beside the old one; when it is healthy the old one goes.
    void replace(Rollout rollout, ContainerId old) {
        place(old)
                .ifPresentOrElse(
                        host -> launch(rollout, host, () -> leave(rollout, old)),
                        () -> rollout.waits("no host answers", () -> replace(rollout, old)));
    }

    /// Where the old one stands, as long as that host answers.
    private Optional<HostId> place(ContainerId old) {
        return world.container(old)
                .map(Container::host)
                .filter(host -> world.reach().reached(host))
                .or(() -> new Room(world, app).take().map(Host::id));
    }

    void leave(Rollout rollout, ContainerId id) {
        world.update(id, one -> Life.inState(one, ContainerState.REMOVING));
        world.in(ENDING, () -> {
            world.container(id).ifPresent(one -> {
                world.tell(one, "die", "exit " + TERMINATED, Gravity.NOTE);
                world.remove(one);
                world.tell(one, "destroy", "", Gravity.NOTE);
            });
            rollout.done();
        });
    }

    void restart(Rollout rollout, ContainerId id) {
        world.update(id, one -> Life.ended(one, ContainerState.EXITED, new Exit(TERMINATED, false, world.now(), "")));
        world.in(ENDING, () -> {
            deeds.start(id);
            world.in(WELL_AGAIN, rollout::done);
        });
    }

    private void launch(Rollout rollout, HostId host, Runnable healthy) {
        var created = world.blueprint(app).instance(world.newContainerId(), host, world.freeNumber(app), world.now());
        var sibling = world.sibling(app, host);
        world.add(created);
        sibling.ifPresent(like -> world.linkLike(like, created));
        world.tell(created, "create", "", Gravity.NOTE);
        world.in(CREATING.plus(world.reach().delay(host)), () -> start(rollout, created, healthy));
    }

    private void start(Rollout rollout, Container created, Runnable healthy) {
        Ailment.inherited(created, world).ifPresent(incident -> world.ailments().put(created.id(), incident));
        deeds.start(created.id());
        if (created.image().tag().contains("broken")) {
            world.in(Deeds.UNTIL_HEALTHY, () -> deeds.sicken(created.id(), "GET /healthz: connection refused"));
            world.in(GIVING_UP, () -> rollout.fail(created.name() + " did not become healthy in 20 s"));
        } else {
            world.in(WELL_AGAIN, healthy);
        }
    }
}
