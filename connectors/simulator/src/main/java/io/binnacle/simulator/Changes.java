package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Says in which steps an app would be changed, and what would not come back.
final class Changes {
    private static final int NAMED = 12;

    private final World world;

    Changes(World world) {
        this.world = world;
    }

    /// Who comes, who goes and what is different.
    Outlook outlook(Operation.OnApp operation, App app) {
        return switch (operation) {
            case Operation.Scale scale -> scaled(scale, app);
            case Operation.Redeploy redeploy -> replaced(app).with(difference(app, Rollout.next(world, app, redeploy)));
            case Operation.Rollback rollback -> replaced(app).with(difference(app, Rollout.next(world, app, rollback)));
            case Operation.RestartApp _ ->
                new Outlook(
                        List.of(),
                        List.of(),
                        ids(Rollout.order(world, app.id())),
                        OptionalInt.of(Math.max(
                                0,
                                well(app)
                                        - Rollout.atOnce(
                                                world.instances(app.id()).size()))),
                        OptionalInt.of(world.instances(app.id()).size()),
                        List.of());
            case Operation.Cancel _ -> Outlook.UNKNOWN;
        };
    }

    List<String> steps(Operation.OnApp operation, App app) {
        return switch (operation) {
            case Operation.Scale scale -> steps(scaled(scale, app));
            case Operation.Redeploy _, Operation.Rollback _ -> replace(app);
            case Operation.Cancel _ ->
                world.deployment(app.id())
                        .map(one -> List.of(
                                "what has begun comes to its end, nothing more is begun",
                                one.done() + " of " + one.total() + " are as wished and stay so"))
                        .orElse(List.of());
            case Operation.RestartApp _ ->
                named(Rollout.order(world, app.id()).stream()
                        .map(one -> one.name() + " stops and starts again")
                        .toList());
        };
    }

    private List<String> steps(Outlook outlook) {
        var steps = new ArrayList<String>();
        outlook.departures().stream()
                .flatMap(id -> world.container(id).stream())
                .forEach(one ->
                        steps.add(one.name() + " on " + world.host(one.host()).name() + " stops"));
        outlook.arrivals()
                .forEach(one -> steps.add(
                        one.name() + " starts on " + world.host(one.host()).name()));
        outlook.waiting().forEach(one -> steps.add(one.name() + " waits: " + one.reason()));
        return named(steps);
    }

    private Outlook scaled(Operation.Scale scale, App app) {
        var present = world.instances(app.id());
        var count = scale.instances();
        if (count < present.size()) {
            var leaving = Rollout.leaving(world, app.id()).stream().limit(present.size() - count);
            return new Outlook(
                    List.of(),
                    List.of(),
                    ids(leaving.toList()),
                    OptionalInt.of(floor(present, present.size() - count)),
                    OptionalInt.of(present.size()),
                    List.of());
        }
        var arrivals = new ArrayList<Outlook.Arrival>();
        var waiting = new ArrayList<Outlook.Waiting>();
        var room = new Room(world, app.id());
        var taken = new ArrayList<>(present.stream().map(Container::name).toList());
        for (var more = present.size(); more < count; more++) {
            var name = free(app, taken);
            taken.add(name);
            room.take()
                    .ifPresentOrElse(
                            host -> arrivals.add(new Outlook.Arrival(name, host.id())),
                            () -> waiting.add(new Outlook.Waiting(name, 1, room.refusal(), room.refusals())));
        }
        return new Outlook(arrivals, waiting, List.of(), OptionalInt.of(well(app)), OptionalInt.of(count), List.of());
    }

    /// Who is well and does not leave.
    private int floor(List<Container> present, int leaving) {
        var order = Rollout.leaving(world, present.getFirst().app());
        return (int) order.stream().skip(leaving).filter(Changes::well).count();
    }

    private Outlook replaced(App app) {
        var count = world.instances(app.id()).size();
        return new Outlook(
                List.of(),
                List.of(),
                ids(Rollout.order(world, app.id())),
                OptionalInt.of(well(app)),
                OptionalInt.of(count + Rollout.atOnce(count)),
                List.of());
    }

    private static List<ContainerId> ids(List<Container> containers) {
        return containers.stream().map(Container::id).toList();
    }

    private static String free(App app, List<String> taken) {
        var number = 1;
        while (taken.contains(app.name() + "-" + number)) {
            number++;
        }
        return app.name() + "-" + number;
    }

    private List<String> replace(App app) {
        return named(Rollout.order(world, app.id()).stream()
                .map(one -> "a new instance beside " + one.name() + ", then " + one.name() + " stops")
                .toList());
    }

    private int well(App app) {
        return (int) world.instances(app.id()).stream().filter(Changes::well).count();
    }

    private static boolean well(Container one) {
        return one.state() == ContainerState.RUNNING
                && switch (one.health().status()) {
                    case HEALTHY, NONE -> true;
                    case STARTING, UNHEALTHY -> false;
                };
    }

    /// What is different between what runs and what would run; a secret only says that it differs.
    private List<Outlook.Difference> difference(App app, Revision next) {
        var from = world.blueprint(app.id());
        var to = new Blueprint(world.kind(app.id()), next, false);
        var found = new ArrayList<Outlook.Difference>();
        if (!app.image().equals(next.image())) {
            found.add(Outlook.Difference.of(
                    "image", app.image().reference(), next.image().reference()));
        }
        for (var at = 0; at < from.environment().size(); at++) {
            var before = from.environment().get(at);
            var after = to.environment().get(at);
            if (!before.equals(after)) {
                found.add(
                        after.value() instanceof EnvironmentVariable.Value.Masked
                                ? Outlook.Difference.masked("env " + before.name())
                                : Outlook.Difference.of("env " + before.name(), before.shown(), after.shown()));
            }
        }
        if (!from.limits().equals(to.limits())) {
            found.add(Outlook.Difference.of("memory", mebibytes(from), mebibytes(to)));
        }
        return found;
    }

    private static String mebibytes(Blueprint blueprint) {
        return (blueprint.limits().memoryBytes() >> 20) + " MiB";
    }

    List<String> losses(Operation.OnApp operation, App app) {
        var count = world.instances(app.id()).size();
        var losing = switch (operation) {
            case Operation.Scale scale -> count - scale.instances();
            case Operation.Cancel _ -> 0;
            case Operation.Redeploy _, Operation.Rollback _, Operation.RestartApp _ -> count;
        };
        var losses = new ArrayList<String>();
        if (losing > 0) {
            losses.add("What " + losing + (losing == 1 ? " instance holds" : " instances hold") + " in memory");
        }
        world.kind(app.id()).volumes().stream()
                .filter(volume -> volume.kind().equals("volume") && replaces(operation))
                .forEach(volume -> losses.add("Volume " + volume.source() + " keeps what was written to it"));
        return losses;
    }

    private static boolean replaces(Operation.OnApp operation) {
        return switch (operation) {
            case Operation.Scale _, Operation.Cancel _ -> false;
            case Operation.Redeploy _, Operation.Rollback _, Operation.RestartApp _ -> true;
        };
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
