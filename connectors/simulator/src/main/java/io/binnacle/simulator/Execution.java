package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Carries operations out in the simulated world, in its own time.
final class Execution {
    private static final int SCALED_AT_ONCE = 3;
    private static final Duration QUICK = Duration.ofMillis(150);
    private static final Duration ENDING = Duration.ofMillis(800);

    private final World world;
    private final Deeds deeds;

    Execution(World world, Deeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    void begin(Operation operation, String by, Rollout.Listener listener) {
        switch (operation) {
            case Operation.OnContainer on -> ofContainer(on, listener);
            case Operation.OnApp on -> ofApp(on, world.app(on.app()).orElseThrow(), by, listener);
            case Operation.OnHost _, Operation.Deploy _ ->
                throw new IllegalArgumentException("refused before: " + operation);
        }
    }

    private void ofContainer(Operation.OnContainer operation, Rollout.Listener listener) {
        var id = operation.container();
        var name = world.container(id).map(Container::name).orElseThrow();
        switch (operation) {
            case Operation.Start _ -> after(operation, QUICK, () -> deeds.start(id), listener, name + " runs");
            case Operation.Stop _ -> after(operation, ENDING, () -> deeds.stop(id), listener, name + " has stopped");
            case Operation.Restart _ ->
                after(operation, ENDING, () -> restart(operation, name, listener), listener, "");
            case Operation.Pause _ -> after(operation, QUICK, () -> deeds.pause(id), listener, name + " is paused");
            case Operation.Unpause _ -> after(operation, QUICK, () -> deeds.unpause(id), listener, name + " goes on");
            case Operation.Kill kill -> after(operation, QUICK, () -> signal(kill), listener, name + " got the signal");
            case Operation.Remove _ -> after(operation, QUICK, () -> deeds.remove(id), listener, name + " is removed");
        }
    }

    private void restart(Operation.OnContainer operation, String name, Rollout.Listener listener) {
        deeds.stop(operation.container());
        listener.progress(name + " has stopped");
        after(operation, QUICK, () -> deeds.start(operation.container()), listener, name + " runs");
    }

    /// Those that end a process end it; the others it handles by itself.
    private void signal(Operation.Kill kill) {
        switch (kill.signal()) {
            case "KILL", "QUIT" -> deeds.kill(kill.container());
            case "TERM", "INT" -> deeds.stop(kill.container());
            default -> {}
        }
    }

    private void after(
            Operation.OnContainer operation, Duration delay, Runnable deed, Rollout.Listener listener, String said) {
        var slowness = world.container(operation.container())
                .map(one -> world.reach().delay(one.host()))
                .orElse(Duration.ZERO);
        world.in(delay.plus(slowness), () -> {
            deed.run();
            if (!said.isEmpty()) {
                listener.ended(true, said);
            }
        });
    }

    private void ofApp(Operation.OnApp operation, App app, String by, Rollout.Listener listener) {
        switch (operation) {
            case Operation.Scale scale -> scale(scale, app, by, listener);
            case Operation.Redeploy redeploy -> replace(app, Rollout.next(world, app, redeploy), by, listener);
            case Operation.Rollback rollback -> replace(app, Rollout.next(world, app, rollback), by, listener);
            case Operation.Cancel _ -> {
                halt(app.id());
                listener.ended(true, app.name() + " stays as it is now");
            }
            case Operation.RestartApp _ -> {
                var units = new Units(world, deeds, app.id());
                var work = Rollout.order(world, app.id()).stream()
                        .<Rollout.Unit>map(one -> rollout -> units.restart(rollout, one.id()))
                        .toList();
                roll(app, app.revisions().getFirst(), work, Rollout.atOnce(work.size()), by, listener);
            }
        }
    }

    /// Ends what is under way for an app where it stands.
    void halt(AppId app) {
        Optional.ofNullable(world.rollouts().get(app)).ifPresent(Rollout::halt);
    }

    private void scale(Operation.Scale scale, App app, String by, Rollout.Listener listener) {
        var units = new Units(world, deeds, app.id());
        var present = world.instances(app.id()).size();
        var more = scale.instances() - present;
        List<Rollout.Unit> work = more > 0
                ? Collections.nCopies(more, units::add)
                : Rollout.leaving(world, app.id()).stream()
                        .limit(-more)
                        .<Rollout.Unit>map(one -> rollout -> units.leave(rollout, one.id()))
                        .toList();
        world.commit(new TopologyChange.Builder()
                .put(Apps.wanting(app, scale.instances()))
                .build());
        var atOnce = Math.max(SCALED_AT_ONCE, Rollout.atOnce(work.size()));
        roll(app, app.revisions().getFirst(), work, atOnce, by, listener);
    }

    void replace(App app, Revision next, String by, Rollout.Listener listener) {
        var units = new Units(world, deeds, app.id());
        var work = Rollout.order(world, app.id()).stream()
                .<Rollout.Unit>map(one -> rollout -> units.replace(rollout, one.id()))
                .toList();
        var deployment = Rollout.deployment(world, app, next, work.size(), by);
        world.commit(new TopologyChange.Builder().put(Apps.at(app, next)).build());
        new Rollout(world, deployment, work, Rollout.atOnce(work.size()), listener).begin();
    }

    private void roll(App app, Revision to, List<Rollout.Unit> work, int atOnce, String by, Rollout.Listener listener) {
        var deployment = Rollout.deployment(world, app, to, work.size(), by);
        new Rollout(world, deployment, work, atOnce, listener).begin();
    }
}
