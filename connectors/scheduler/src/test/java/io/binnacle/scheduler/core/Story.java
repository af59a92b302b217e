package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// One seeded tale of writes and misfortunes.
final class Story {
    private static final List<String> PATHS = List.of("/web", "/db", "/shop/cart", "/shop/mail");
    private static final List<String> SHARES = List.of("0", "0.2", "0.5", "0.9", "1");

    final World world;
    private final Random random;

    Story(long seed) {
        world = new World(seed).hosts(3 + (int) (seed % 3), 8, 8192);
        random = new Random(seed * 31 + 7);
    }

    void misfortunes() {
        world.chaos = new World.Chaos(0.1, 0.1, 0.05, 0.2);
    }

    /// All is well again, and hosts are back.
    void peace() {
        world.chaos = World.Chaos.NONE;
        world.machines.values().forEach(m -> m.up = true);
        world.machines.keySet().forEach(h -> world.ask(new Write.Drain(h, false)));
        world.report();
    }

    void act() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> create();
            case 3, 4, 5 -> change();
            case 6 -> scale();
            case 7 -> world.ask(new Write.Restart(path()), random.nextBoolean());
            case 8 -> world.ask(new Write.Delete(path()), random.nextBoolean());
            case 9 -> kill();
            case 10 -> deployment();
            case 11 -> drain();
            case 12, 13 -> host();
            case 14 -> byHand();
            default -> world.restart();
        }
    }

    private PathId path() {
        return PathId.of(PATHS.get(random.nextInt(PATHS.size())));
    }

    private void create() {
        world.ask(new Write.Create(app(path())), random.nextBoolean());
    }

    AppDefinition app(PathId path) {
        AppBuilder app = new AppBuilder(path, World.START)
                .cmd(Optional.of("run " + random.nextInt(5)))
                .instances(1 + random.nextInt(5))
                .cpus(new BigDecimal("0.1"))
                .memory(new BigDecimal("64"))
                .upgradeStrategy(strategy())
                .unreachable(unreachable());
        if (random.nextBoolean()) {
            app.healthChecks(List.of(check()));
        }
        if (random.nextInt(3) == 0) {
            app.constraints(Set.of(constraint()));
        }
        if (random.nextInt(3) == 0) {
            app.readinessChecks(List.of(new AppDefinition.ReadinessCheck(
                    "ready", false, "/", "default", Duration.ofSeconds(5), Duration.ofSeconds(1), Set.of(200), false)));
        }
        if (random.nextInt(4) == 0) {
            app.labels(Map.of("BINNACLE_DEPLOYMENT_TIMEOUT", "60", "BINNACLE_AUTO_REVERT", "true"));
        }
        if (path.equals(PathId.of("/web")) && random.nextBoolean()) {
            app.dependencies(List.of(PathId.of("/db")));
        }
        return app.build();
    }

    private AppDefinition.UpgradeStrategy strategy() {
        return new AppDefinition.UpgradeStrategy(
                new BigDecimal(SHARES.get(random.nextInt(SHARES.size()))),
                new BigDecimal(SHARES.get(random.nextInt(SHARES.size()))));
    }

    private Optional<AppDefinition.UnreachableStrategy> unreachable() {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new AppDefinition.UnreachableStrategy(Duration.ZERO, Duration.ZERO));
            default ->
                Optional.of(new AppDefinition.UnreachableStrategy(Duration.ofSeconds(20), Duration.ofSeconds(90)));
        };
    }

    static AppDefinition.HealthCheck check() {
        return new AppDefinition.HealthCheck(
                AppDefinition.HealthCheck.Protocol.HTTP,
                Optional.of("/"),
                OptionalInt.of(0),
                OptionalInt.empty(),
                Optional.empty(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                2,
                Duration.ZERO,
                false,
                false);
    }

    private Constraint constraint() {
        return switch (random.nextInt(5)) {
            case 0 -> new Constraint("hostname", Constraint.Operator.MAX_PER, Optional.of("9"));
            case 1 -> new Constraint("zone", Constraint.Operator.GROUP_BY, Optional.empty());
            case 2 -> new Constraint("zone", Constraint.Operator.CLUSTER, Optional.of("z0"));
            case 3 -> new Constraint("rack", Constraint.Operator.UNLIKE, Optional.of("r2"));
            default -> new Constraint("hostname", Constraint.Operator.GROUP_BY, Optional.empty());
        };
    }

    private void change() {
        PathId path = path();
        if (world.state.wish().app(path).isPresent()) {
            AppDefinition next = app(path);
            world.ask(
                    new Write.Update(List.of(new Write.Change(path, (present, history) -> next))),
                    random.nextBoolean());
        }
    }

    private void scale() {
        int count = random.nextInt(8);
        PathId path = path();
        if (world.state.wish().app(path).isPresent()) {
            world.ask(
                    new Write.Update(List.of(new Write.Change(
                            path, (present, history) -> present.orElseThrow().withInstances(count)))),
                    random.nextBoolean());
        }
    }

    private void kill() {
        List<String> ids =
                new ArrayList<>(new java.util.TreeSet<>(world.state.instances().keySet()));
        if (!ids.isEmpty()) {
            world.ask(new Write.Kill(Set.of(ids.get(random.nextInt(ids.size()))), random.nextInt(4) == 0));
        }
    }

    private void deployment() {
        List<String> ids =
                new ArrayList<>(new java.util.TreeSet<>(world.state.rollouts().keySet()));
        if (!ids.isEmpty()) {
            String id = ids.get(random.nextInt(ids.size()));
            world.ask(random.nextBoolean() ? new Write.Revert(id) : new Write.Cancel(id));
        }
    }

    private HostId machine() {
        List<HostId> ids = List.copyOf(world.machines.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private void drain() {
        world.ask(new Write.Drain(machine(), random.nextBoolean()));
    }

    /// It stops to answer, or answers again; sometimes it was rebooted meanwhile.
    private void host() {
        Machine machine = world.machine(machine());
        machine.up = !machine.up;
        if (machine.up && random.nextInt(3) == 0) {
            machine.boxes.values().forEach(b -> b.running = false);
            machine.boxes.clear();
        }
        world.report();
    }

    /// Somebody removes a container.
    private void byHand() {
        Machine machine = world.machine(machine());
        if (machine.up && !machine.boxes.isEmpty()) {
            String name = machine.boxes.keySet().iterator().next();
            Machine.Box box = java.util.Objects.requireNonNull(machine.boxes.remove(name));
            box.running = false;
            world.send(new Message.ContainerGone(machine.state.id(), box.instance, box.incarnation));
        }
    }
}
