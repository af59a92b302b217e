package io.binnacle.scheduler.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Core;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.Settings;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.store.Store;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The whole scheduler over a simulated cluster: its engine, its file, and the hosts, in a time moved by hand.
final class Rig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Message.Author ANN = new Message.Author("ann", "127.0.0.1", "");
    private static final HostId NOWHERE = new HostId("nowhere");

    final SimulatedCluster cluster;
    final Random random;
    final List<Runnable> watchers = new ArrayList<>();
    private final Path data;
    private SteppedPace pace = new SteppedPace();
    private Unruly hosts;
    private Engine engine;
    private int portsTaken;

    Rig(Path data, int hosts, long seed) {
        this.data = data;
        this.random = new Random(seed);
        cluster = SimulatedCluster.of(
                SimulatorSettings.of(hosts, 0, seed)
                        .withScenario(SimulatorSettings.Scenario.CALM)
                        .withQuiet(true),
                SimulatedTime.stepped(START));
        this.hosts = connect();
        engine = start();
        until(
                "the hosts are known",
                Duration.ofSeconds(5),
                () -> state().hosts().values().stream()
                                .filter(State.HostState::live)
                                .count()
                        == hosts);
    }

    private Unruly connect() {
        return new Unruly(cluster.connect(), new Random(random.nextLong()));
    }

    private Engine start() {
        try {
            return Engine.start(
                    EngineSettings.STANDARD,
                    () -> new Core(Settings.STANDARD)::decide,
                    Store.open(data, cluster.time().now()),
                    List.of(hosts),
                    cluster.time().clock(),
                    pace);
        } catch (StoreRefused refused) {
            throw new AssertionError(refused);
        }
    }

    /// The process ends, whatever it was about to do; another one goes on.
    void restart() {
        var odds = hosts.odds;
        close();
        pace = new SteppedPace();
        hosts = connect();
        hosts.odds = odds;
        engine = start();
    }

    void odds(Unruly.Odds odds) {
        hosts.odds = odds;
    }

    Engine engine() {
        return engine;
    }

    State state() {
        return engine.state();
    }

    Reply ask(Write write, boolean force) {
        return engine.ask(write, ANN, force);
    }

    Reply.Accepted accepted(Write write) {
        if (ask(write, false) instanceof Reply.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("refused: " + write);
    }

    /// Time passes in small steps; after each of them the scheduler has taken what it was told.
    void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(STEP)) {
            step();
        }
    }

    private void step() {
        cluster.time().advance(STEP);
        pace.advance(STEP);
        awaitTold();
        engine.ask(new Write.Drain(NOWHERE, true), ANN, false);
        watchers.forEach(Runnable::run);
    }

    /// News of the hosts comes on threads of their own, in less time than a step stands for.
    private void awaitTold() {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!hosts.told.containers().equals(cluster.topology().containers())) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("the scheduler is not told what happens on the hosts");
            }
            Thread.onSpinWait();
        }
    }

    /// Not before real time has passed too: threads of the hosts may be behind.
    void until(String what, Duration most, BooleanSupplier so) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        for (var left = most; !so.getAsBoolean(); left = left.minus(STEP)) {
            if (!left.isPositive() && System.nanoTime() > patience) {
                throw new AssertionError("not within " + most + ": " + what + "; it is " + told());
            }
            step();
        }
    }

    List<String> names(String app) {
        return of(app).stream()
                .map(one -> one.name() + " since " + one.createdAt())
                .toList();
    }

    String told() {
        return "deployments "
                + state().rollouts().values().stream()
                        .map(rollout -> rollout.waitingFor().orElse("says nothing"))
                        .toList()
                + ", running " + running() + ", wished " + wished() + ", instances "
                + state().instances().values().stream()
                        .map(one -> one.task() + " " + one.condition() + " since " + one.since() + " " + one.doomed())
                        .toList()
                + ", queues " + state().queues().values();
    }

    /// What really runs, seen or not.
    Stream<Container> containers() {
        return cluster.truth().containers().values().stream()
                .filter(one -> one.state().alive());
    }

    List<Container> of(String app) {
        return containers()
                .filter(one -> app.equals(one.labels().get(Labels.APP)))
                .toList();
    }

    Map<String, Long> running() {
        return containers()
                .collect(groupingBy(one -> String.valueOf(one.labels().get(Labels.APP)), TreeMap::new, counting()));
    }

    Map<String, Long> wished() {
        var wished = new TreeMap<String, Long>();
        state().wish()
                .allApps()
                .filter(app -> app.instances() > 0)
                .forEach(app -> wished.put(app.id().toString(), (long) app.instances()));
        return wished;
    }

    /// Nothing is under way, and what runs is what was wished for, each of it once and in its newest version.
    boolean settled() {
        return state().rollouts().isEmpty()
                && running().equals(wished())
                && state().instances().size()
                        == wished().values().stream().mapToLong(n -> n).sum()
                && state().instances().values().stream().allMatch(this::asWished);
    }

    private boolean asWished(Instance instance) {
        return instance.condition() == Instance.Condition.RUNNING
                && instance.doomed().isEmpty()
                && state().wish()
                        .app(instance.app())
                        .filter(app -> app.versionInfo().lastConfigChangeAt().equals(instance.configVersion()))
                        .isPresent();
    }

    /// How often a host refused a launch because another container has its port.
    int portsTaken() {
        return portsTaken + hosts.portsTaken.get();
    }

    static Write update(String app, java.util.function.UnaryOperator<AppDefinition> edit) {
        return new Write.Update(List.of(new Write.Change(
                PathId.of(app),
                (present, _) -> edit.apply(present.orElseThrow(
                        () -> new WriteRefused(WriteRefused.Kind.UNKNOWN, app + " does not exist"))))));
    }

    static HealthCheck check() {
        return new HealthCheck(
                HealthCheck.Protocol.COMMAND,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of("true"),
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                2,
                Duration.ofSeconds(1),
                false,
                false);
    }

    @Override
    public void close() {
        portsTaken += hosts.portsTaken.get();
        engine.close();
        hosts.close();
    }
}
