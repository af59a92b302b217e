package io.binnacle.benchmarks;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Core;
import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.Placer;
import io.binnacle.scheduler.core.Settings;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.AppDefinition.Constraint.Operator;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Many instances of 200 different apps on many hosts, half of the apps with constraints, in the scheduler's core: no
/// disk, no network.
final class Crowd {
    private static final int SHAPES = 200;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// Nanoseconds: within the placer alone, and for the decision it was a part of.
    record Took(long placing, long deciding) {}

    private final int instances;
    private final Core core;
    private long placing;
    private State state = State.empty(START);
    private List<Decision.Effect> effects = List.of();

    Crowd(int instances, int hosts) {
        this.instances = instances;
        var placer = Placer.greedy(Settings.Preference.SPREAD);
        this.core = new Core(Settings.STANDARD, (candidates, asks) -> {
            var began = System.nanoTime();
            var answers = placer.place(candidates, asks);
            placing += System.nanoTime() - began;
            return answers;
        });
        var all = new ArrayList<State.HostState>();
        var nothing = new HashMap<HostId, List<Message.Seen>>();
        for (var i = 0; i < hosts; i++) {
            var host = host(i);
            all.add(host);
            nothing.put(host.id(), List.of());
        }
        decide(new Message.HostsSeen(all, nothing));
    }

    private Decision decide(Message message) {
        var decision = core.decide(state, message, START.plusSeconds(1));
        state = decision.next();
        return decision;
    }

    /// Asks for all of them in one write.
    Took place() {
        var write = new Write.Regroup(PathId.ROOT, (root, _, stamp) -> {
            var tree = root;
            for (var shape = 0; shape < SHAPES; shape++) {
                tree = tree.with(app(shape), stamp);
            }
            return tree;
        });
        var asked = new Message.Asked(write, new Message.Author("bench", "here", ""), false);
        placing = 0;
        var began = System.nanoTime();
        var decision = decide(asked);
        var took = System.nanoTime() - began;
        effects = decision.effects();
        if (effects.size() != instances) {
            throw new IllegalStateException(effects.size() + " of " + instances + " have a place");
        }
        return new Took(placing, took);
    }

    /// Lets all of them come up.
    void run() {
        for (var effect : effects) {
            if (effect instanceof Decision.Effect.Start start) {
                started(start);
            }
        }
        effects = List.of();
    }

    private void started(Decision.Effect.Start start) {
        var instance = start.instance();
        var placed = instance.placed().orElseThrow();
        var seen = new Message.Seen(
                instance.id(),
                instance.incarnation(),
                instance.app(),
                new ContainerId(String.format("%064x", state.instances().size() + placing++)),
                true,
                Optional.empty(),
                false,
                List.of("172.17.0.2"),
                placed.hostPorts());
        decide(new Message.ContainerSeen(placed.host(), seen));
    }

    private static State.HostState host(int number) {
        var name = "host-%05d".formatted(number);
        var attributes = Map.of("zone", "z" + number % 3, "rack", "r" + number % 40);
        return new State.HostState(
                new HostId(name),
                name,
                true,
                START,
                16,
                65_536,
                100_000,
                0,
                31_000,
                32_000,
                Set.of(),
                Set.of(),
                attributes,
                false);
    }

    private AppDefinition app(int shape) {
        var app = new AppBuilder(PathId.of("/app-" + shape), START)
                .cmd(Optional.of("sleep 1000"))
                .instances(instances / SHAPES)
                .cpus(new BigDecimal("0.05").multiply(BigDecimal.valueOf(1 + shape % 4)))
                .memory(BigDecimal.valueOf(64L * (1 + shape % 5)));
        return app.constraints(constraints(shape)).build();
    }

    private static Set<Constraint> constraints(int shape) {
        return switch (shape % 10) {
            case 0 -> Set.of(of("hostname", Operator.UNIQUE, ""));
            case 1 -> Set.of(of("zone", Operator.GROUP_BY, ""));
            case 2 -> Set.of(of("rack", Operator.UNLIKE, "r1.*"));
            case 3 -> Set.of(of("hostname", Operator.MAX_PER, "2"));
            case 4 -> Set.of(of("zone", Operator.CLUSTER, "z1"), of("rack", Operator.GROUP_BY, "40"));
            default -> Set.of();
        };
    }

    private static Constraint of(String field, Operator operator, String value) {
        return new Constraint(field, operator, Optional.of(value).filter(some -> !some.isEmpty()));
    }
}
