package io.binnacle.views.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import io.binnacle.session.AuditEntry;
import io.binnacle.session.Change;
import io.binnacle.session.Desk;
import io.binnacle.session.Workspace;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import io.binnacle.views.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation meets every fault: each ends in a statement that is true, and nothing is done twice.
class EveryFaultTest {
    private static final long SEED = 20_261_129;
    private static final Instant START = Instant.parse("2026-11-22T02:47:12Z");
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int PATIENCE = 400;
    private static final int AFTERWARDS = 600;

    @TempDir
    Path directory;

    enum Deed {
        START,
        STOP,
        RESTART,
        PAUSE,
        UNPAUSE,
        KILL,
        REMOVE,
        SCALE_UP,
        SCALE_DOWN,
        REDEPLOY,
        ROLLBACK,
        RESTART_APP,
        CANCEL
    }

    enum Fault {
        NONE,
        ENGINE_GONE_MIDWAY,
        ANSWER_LOST,
        TIMEOUT,
        CONFLICT_409,
        ERROR_500,
        REFUSED_403,
        TOKEN_EXPIRED_401,
        ANOTHER_OPERATOR
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Deed.values())
                .flatMap(deed -> Stream.of(Fault.values()).map(fault -> Arguments.of(deed, fault)));
    }

    /// The simulated cluster behind a line on which answers can be wrong. It gives out no logs: reading them takes
    /// time.
    private static final class Line implements Connector, Connection, Operator {
        private final SimulatedCluster cluster;
        private final Connection connection;
        private volatile Fault fault = Fault.NONE;
        private final AtomicInteger sent = new AtomicInteger();

        Line(SimulatedCluster cluster) {
            this.cluster = cluster;
            this.connection = cluster.connect();
        }

        private Operator behind() {
            return connection.capability(Operator.class).orElseThrow();
        }

        @Override
        public Run run(Preview preview, Consumer<Run> progress) {
            sent.incrementAndGet();
            return switch (fault) {
                case ERROR_500 -> throw new ConnectorException(no(Refusal.Reason.BROKEN, "500 Internal Server Error"));
                case TOKEN_EXPIRED_401 -> denied(preview);
                case ENGINE_GONE_MIDWAY ->
                    behind().run(preview, step -> {
                        cluster.topology().hosts().keySet().forEach(cluster.faults()::loseHost);
                        progress.accept(step);
                    });
                case NONE, ANSWER_LOST, TIMEOUT, CONFLICT_409, REFUSED_403, ANOTHER_OPERATOR ->
                    behind().run(preview, progress);
            };
        }

        private Run denied(Preview preview) {
            return new Run(
                    "denied",
                    preview,
                    Run.State.FAILED,
                    "401, the token has expired",
                    START,
                    Optional.of(START),
                    Optional.of(no(Refusal.Reason.DENIED, "401, the token has expired")));
        }

        private static Refusal no(Refusal.Reason reason, String answered) {
            return new Refusal(reason, "to change it", answered, "look at the map, and try again");
        }

        @Override
        public Optional<Refusal> refusal(Operation operation) {
            return behind().refusal(operation);
        }

        @Override
        public Preview.Answer preview(Operation operation) {
            return behind().preview(operation);
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            if (kind.equals(Logs.class)) {
                return Optional.empty();
            }
            return kind.equals(Operator.class) ? Optional.of(kind.cast(this)) : connection.capability(kind);
        }

        @Override
        public String name() {
            return connection.name();
        }

        @Override
        public boolean recognises(Endpoint endpoint) {
            return true;
        }

        @Override
        public Connection open(Endpoint endpoint, Surroundings surroundings) {
            return this;
        }

        @Override
        public List<Offer> offers(Surroundings surroundings) {
            return List.of();
        }

        @Override
        public Greeting greet(Endpoint endpoint, Surroundings surroundings, Duration timeout) {
            return new Greeting(Optional.empty(), List.of(), Duration.ZERO);
        }

        @Override
        public ClusterId cluster() {
            return connection.cluster();
        }

        @Override
        public Endpoint endpoint() {
            return connection.endpoint();
        }

        @Override
        public Subscription watch(Watcher watcher) {
            return connection.watch(watcher);
        }

        @Override
        public void refresh() {
            connection.refresh();
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void endsInATrueStatementAndNothingIsDoneTwice(Deed deed, Fault fault) throws IOException {
        var cluster = SimulatedCluster.of(SimulatorSettings.demo().withQuiet(true), SimulatedTime.stepped(START));
        var line = new Line(cluster);
        var surroundings =
                new Surroundings(cluster.time().clock(), RandomGenerator.of("L64X128MixRandom"), Map.of(), directory);
        try (var workspace = new Workspace(List.of(line), surroundings, directory)) {
            workspace.open(line.endpoint());
            Stand.until(() -> workspace.picture().topology().containers().size() == 63);
            new Pair(deed, fault, cluster, line, workspace).play();
        }
    }

    /// One operation and one fault, from the wish to the end and a while beyond.
    private static final class Pair {
        private final Deed deed;
        private final Fault fault;
        private final SimulatedCluster cluster;
        private final Line line;
        private final Workspace workspace;
        private final Container subject;

        Pair(Deed deed, Fault fault, SimulatedCluster cluster, Line line, Workspace workspace) {
            this.deed = deed;
            this.fault = fault;
            this.cluster = cluster;
            this.line = line;
            this.workspace = workspace;
            var well = cluster.topology().containers().values().stream()
                    .filter(one -> one.app().value().matches("shop/(search|web|catalog)"))
                    .sorted(Comparator.comparing(Container::name))
                    .toList();
            this.subject = well.get(new Random(SEED + deed.name().hashCode()).nextInt(well.size()));
        }

        private AppId app() {
            return subject.app();
        }

        private ContainerId id() {
            return subject.id();
        }

        private App appNow() {
            return java.util.Objects.requireNonNull(cluster.topology().apps().get(app()));
        }

        private Operation operation() {
            return switch (deed) {
                case START -> new Operation.Start(id());
                case STOP -> new Operation.Stop(id(), 10);
                case RESTART -> new Operation.Restart(id(), 10);
                case PAUSE -> new Operation.Pause(id());
                case UNPAUSE -> new Operation.Unpause(id());
                case KILL -> new Operation.Kill(id(), "KILL");
                case REMOVE -> new Operation.Remove(id(), false);
                case SCALE_UP -> new Operation.Scale(app(), size() + 2);
                case SCALE_DOWN -> new Operation.Scale(app(), size() - 2);
                case REDEPLOY -> new Operation.Redeploy(app(), Optional.of("registry.lab/other:2"));
                case ROLLBACK ->
                    new Operation.Rollback(app(), appNow().revisions().get(1).id());
                case RESTART_APP -> new Operation.RestartApp(app());
                case CANCEL -> new Operation.Cancel(app());
            };
        }

        private int size() {
            return (int) cluster.topology().containers().values().stream()
                    .filter(one -> one.app().equals(app()))
                    .count();
        }

        void play() throws IOException {
            prepare();
            var desk = workspace.desk();
            desk.arm(Duration.ofDays(1));
            var operation = operation();
            var sizeBefore = size();
            var revisionsBefore = appNow().revisions().size();
            var answer = desk.preview(operation);
            assertThat(answer).isInstanceOf(Preview.Answer.Possible.class);
            var preview = ((Preview.Answer.Possible) answer).preview();
            strike(operation);
            var before = seen();
            var run = run(desk, preview);
            told(run);
            heal();
            arrive();
            pass(AFTERWARDS);
            if (run.state() == Run.State.DONE) {
                assertThat(wished(operation, cluster.topology()))
                        .as(run.message())
                        .isTrue();
            }
            if (nothingWasSent(run)) {
                assertThat(seen()).as(run.message()).isEqualTo(before);
            }
            assertThat(line.sent.get()).as("it is sent once, or not at all").isBetween(0, 1);
            assertThat(size()).isBetween(Math.min(sizeBefore, sizeBefore - 2), sizeBefore + 2);
            assertThat(appNow().revisions().size() - revisionsBefore).isBetween(0, 1);
        }

        /// What must be so for the operation to make sense.
        private void prepare() {
            switch (deed) {
                case START -> cluster.deeds().stop(id());
                case UNPAUSE -> cluster.deeds().pause(id());
                case CANCEL -> byAnother(new Operation.RestartApp(app()));
                case STOP, RESTART, PAUSE, KILL, REMOVE, SCALE_UP, SCALE_DOWN, REDEPLOY, ROLLBACK, RESTART_APP -> {}
            }
        }

        private void strike(Operation operation) {
            line.fault = fault;
            switch (fault) {
                case ANSWER_LOST -> cluster.faults().loseNextAnswer();
                case TIMEOUT ->
                    cluster.topology()
                            .hosts()
                            .keySet()
                            .forEach(host -> cluster.faults().slowHost(host, Duration.ofHours(1)));
                case REFUSED_403 -> cluster.faults().refuseOperations(true);
                case CONFLICT_409 -> {
                    if (operation instanceof Operation.OnApp && deed != Deed.CANCEL) {
                        byAnother(new Operation.RestartApp(app()));
                    }
                }
                case ANOTHER_OPERATOR -> byAnother(operation);
                case NONE, ENGINE_GONE_MIDWAY, ERROR_500, TOKEN_EXPIRED_401 -> {}
            }
        }

        /// Somebody else does it, and is done with it or well on the way.
        private void byAnother(Operation operation) {
            var other = cluster.operator("ops-2");
            if (other.preview(operation) instanceof Preview.Answer.Possible(Preview preview)) {
                var done = new CompletableFuture<Run>();
                Thread.ofVirtual().start(() -> done.complete(other.run(preview, _ -> {})));
                if (operation instanceof Operation.OnApp) {
                    Stand.until(() ->
                            done.isDone() || !cluster.topology().deployments().isEmpty());
                }
                for (var i = 0; i < PATIENCE && operation instanceof Operation.OnContainer && !isDone(done); i++) {
                    cluster.time().advance(STEP);
                }
            }
        }

        private Run run(Desk desk, Preview preview) {
            var ended = new CompletableFuture<Run>();
            Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(desk.run(preview, _ -> {}));
                } catch (RuntimeException broken) { // as the window does: whatever it is, it is told
                    ended.complete(Failures.failed(preview, broken, START));
                }
            });
            Stand.until(() -> ended.isDone() || line.sent.get() > 0);
            for (var i = 0; i < PATIENCE && !isDone(ended); i++) {
                cluster.time().advance(STEP);
            }
            if (!ended.isDone()) {
                giveUp(ended);
            }
            return ended.join();
        }

        /// Gives it the chance to be.
        private static boolean isDone(CompletableFuture<Run> run) {
            try {
                return run.get(1, TimeUnit.MILLISECONDS).ended();
            } catch (TimeoutException notYet) {
                return false;
            } catch (InterruptedException | ExecutionException broken) {
                throw new AssertionError(broken);
            }
        }

        /// Nobody waits longer: the cluster is let go of.
        private void giveUp(CompletableFuture<Run> ended) {
            line.close();
            Stand.until(ended::isDone);
        }

        private void heal() {
            cluster.faults().refuseOperations(false);
            cluster.topology().hosts().keySet().forEach(host -> {
                cluster.faults().bringBack(host);
                cluster.faults().slowHost(host, Duration.ZERO);
            });
        }

        /// What was slow has arrived.
        private void arrive() {
            for (var minutes = 0; minutes < 70 && fault == Fault.TIMEOUT; minutes++) {
                cluster.time().advance(Duration.ofMinutes(1));
            }
        }

        private void pass(int steps) {
            for (var i = 0; i < steps; i++) {
                cluster.time().advance(STEP);
            }
        }

        /// What anybody is told of it says the same, in three parts where it went wrong.
        private void told(Run run) throws IOException {
            assertThat(run.ended()).isTrue();
            var change = workspace.desk().changes().ours().orElseThrow();
            assertThat(change.stage()).isIn(stage(run.state()));
            var written = workspace.audit().changes(10);
            assertThat(written)
                    .extracting(AuditEntry::state)
                    .containsExactly(run.state().name());
            if (run.state() != Run.State.DONE) {
                var why = run.refusal().orElseThrow();
                assertThat(List.of(why.tried(), why.answered(), why.next())).noneMatch(String::isBlank);
            }
        }

        private static List<Change.Stage> stage(Run.State state) {
            return switch (state) {
                case DONE -> List.of(Change.Stage.DONE, Change.Stage.UNDER_WAY);
                case FAILED -> List.of(Change.Stage.FAILED);
                case UNKNOWN -> List.of(Change.Stage.UNKNOWN);
                case RUNNING -> List.of();
            };
        }

        private boolean nothingWasSent(Run run) {
            var certain = run.state() == Run.State.FAILED || fault == Fault.ERROR_500;
            var alone = fault != Fault.ANOTHER_OPERATOR && fault != Fault.CONFLICT_409 && deed != Deed.CANCEL;
            return certain && alone;
        }

        private List<String> seen() {
            return cluster.topology().containers().values().stream()
                    .filter(one -> one.app().equals(app()))
                    .map(one -> one.id() + " " + one.state() + " " + one.image().reference())
                    .sorted()
                    .toList();
        }

        private boolean wished(Operation operation, Topology now) {
            var container = now.containers().get(id());
            var state = container == null ? ContainerState.REMOVING : container.state();
            return switch (operation) {
                case Operation.Start _, Operation.Restart _, Operation.Unpause _ -> state == ContainerState.RUNNING;
                case Operation.Stop _, Operation.Kill _ -> state == ContainerState.EXITED;
                case Operation.Pause _ -> state == ContainerState.PAUSED;
                case Operation.Remove _ -> container == null;
                case Operation.Scale scale -> size() == scale.instances();
                case Operation.Redeploy redeploy ->
                    images(now).equals(List.of(redeploy.image().orElseThrow()));
                case Operation.Rollback _ -> images(now).size() == 1;
                case Operation.RestartApp _ -> size() > 0;
                case Operation.Cancel _ -> now.deployments().isEmpty();
                case Operation.OnHost _, Operation.Deploy _ -> false;
            };
        }

        private List<String> images(Topology now) {
            return now.containers().values().stream()
                    .filter(one -> one.app().equals(app()))
                    .map(one -> one.image().reference())
                    .distinct()
                    .toList();
        }
    }
}
