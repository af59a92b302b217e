package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;
import java.util.ArrayList;
import java.util.List;

/// Says in which steps an app would be changed, and what would not come back.
final class Changes {
    private static final int NAMED = 12;

    private final World world;

    Changes(World world) {
        this.world = world;
    }

    List<String> steps(Operation.OnApp operation, App app) {
        return switch (operation) {
            case Operation.Scale scale -> scale(scale, app);
            case Operation.Redeploy redeploy -> replace(app, Rollout.next(world, app, redeploy));
            case Operation.Rollback rollback -> replace(app, Rollout.next(world, app, rollback));
            case Operation.RestartApp _ ->
                named(Rollout.order(world, app.id()).stream()
                        .map(one -> one.name() + " stops and starts again")
                        .toList());
        };
    }

    private List<String> scale(Operation.Scale scale, App app) {
        var present = world.instances(app.id());
        if (scale.instances() < present.size()) {
            return named(Rollout.leaving(world, app.id()).stream()
                    .limit(present.size() - scale.instances())
                    .map(one -> one.name() + " on " + world.host(one.host()).name() + " stops")
                    .toList());
        }
        var steps = new ArrayList<String>();
        var room = new Room(world, app.id());
        var taken = new ArrayList<>(present.stream().map(Container::name).toList());
        for (var more = present.size(); more < scale.instances(); more++) {
            var name = free(app, taken);
            taken.add(name);
            steps.add(room.take()
                    .map(host -> name + " starts on " + host.name())
                    .orElseGet(() -> name + " waits: " + room.refusal()));
        }
        return named(steps);
    }

    private static String free(App app, List<String> taken) {
        var number = 1;
        while (taken.contains(app.name() + "-" + number)) {
            number++;
        }
        return app.name() + "-" + number;
    }

    private List<String> replace(App app, Revision next) {
        var steps = new ArrayList<String>(difference(app, next));
        var count = world.instances(app.id()).size();
        steps.add("never fewer than " + Math.max(0, healthy(app) - 1) + " healthy, never more than "
                + (count + Rollout.atOnce(count)) + " running");
        steps.addAll(named(Rollout.order(world, app.id()).stream()
                .map(one -> "a new instance beside " + one.name() + ", then " + one.name() + " stops")
                .toList()));
        return steps;
    }

    private long healthy(App app) {
        return world.instances(app.id()).stream()
                .filter(one -> one.state().alive())
                .count();
    }

    /// What is different between what runs and what would run; a secret only says that it differs.
    private List<String> difference(App app, Revision next) {
        var from = world.blueprint(app.id());
        var to = new Blueprint(world.kind(app.id()), next, false);
        var lines = new ArrayList<String>();
        if (!app.image().equals(next.image())) {
            lines.add("image " + app.image().reference() + " → " + next.image().reference());
        }
        for (var at = 0; at < from.environment().size(); at++) {
            var before = from.environment().get(at);
            var after = to.environment().get(at);
            if (!before.equals(after)) {
                lines.add("env " + before.name() + " " + before.shown() + " → " + after.shown()
                        + (after.value() instanceof EnvironmentVariable.Value.Masked ? " differs" : ""));
            }
        }
        if (!from.limits().equals(to.limits())) {
            lines.add("memory " + (from.limits().memoryBytes() >> 20) + " MiB → "
                    + (to.limits().memoryBytes() >> 20) + " MiB");
        }
        return lines;
    }

    List<String> losses(Operation.OnApp operation, App app) {
        var count = world.instances(app.id()).size();
        var losing = operation instanceof Operation.Scale scale ? count - scale.instances() : count;
        var losses = new ArrayList<String>();
        if (losing > 0) {
            losses.add("What " + losing + (losing == 1 ? " instance holds" : " instances hold") + " in memory");
        }
        world.kind(app.id()).volumes().stream()
                .filter(volume -> volume.kind().equals("volume") && !(operation instanceof Operation.Scale))
                .forEach(volume -> losses.add("Volume " + volume.source() + " keeps what was written to it"));
        return losses;
    }

    private static List<String> named(List<String> steps) {
        if (steps.size() <= NAMED) {
            return steps;
        }
        var few = new ArrayList<>(steps.subList(0, NAMED));
        few.add("and " + (steps.size() - NAMED) + " more in the same way");
        return few;
    }
}
