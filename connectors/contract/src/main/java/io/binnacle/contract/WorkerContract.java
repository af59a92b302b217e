package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.HostId;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker;
import io.binnacle.spi.Worker.Answered;
import io.binnacle.spi.Worker.Executed;
import io.binnacle.spi.Worker.Launched;
import io.binnacle.spi.Worker.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every worker must do, whatever runs its instances. A connector's test extends this and brings a
/// [WorkerWorld].
public abstract class WorkerContract extends Connected {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private WorkerWorld place;
    private HostId host;
    private Worker worker;

    @Override
    protected abstract WorkerWorld world();

    @BeforeEach
    @SuppressWarnings("NullAway") // set before each test
    void prepare() {
        place = (WorkerWorld) world;
        host = place.host();
        worker = connection.capability(Worker.class).orElseThrow();
        live();
    }

    @AfterEach
    void clear() {
        recorder.topology().containers().values().stream()
                .filter(container -> container.name().startsWith(name))
                .forEach(container -> worker.end(container.id(), Duration.ZERO));
    }

    private Launch launch() {
        return Launches.plain(name, place.image(), place.lasting());
    }

    private ContainerId started(Launch launch) {
        return switch (worker.launch(host, launch)) {
            case Launched.Started(ContainerId container) -> container;
            case Launched.Refused(Refusal refusal, boolean _) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Refusal refused(Launched answer) {
        assertThat(answer).isInstanceOf(Launched.Refused.class);
        var refused = (Launched.Refused) answer;
        whole(refused.refusal());
        assertThat(refused.known()).isTrue();
        return refused.refusal();
    }

    private void running(ContainerId id) {
        awaitRunning(id);
    }

    private void noneNamed(String nobody) {
        recorder.await("no container to be named " + nobody, topology -> !named(topology, nobody));
    }

    private static boolean named(Topology topology, String wanted) {
        return topology.containers().values().stream()
                .anyMatch(container -> container.name().equals(wanted));
    }

    // Launching

    @Test
    void whatIsLaunchedIsSeenToRunAsAsked() {
        var port = place.freePort();
        var id = started(Launches.publishing(Launches.labelled(launch(), "team", "blue"), 80, port));
        running(id);
        var topology = recorder.await("its port to be published", seen -> publishes(seen, id, port));
        var container = Objects.requireNonNull(topology.containers().get(id));
        assertThat(container.name()).isEqualTo(name);
        assertThat(container.host()).isEqualTo(host);
        assertThat(container.labels()).containsEntry("team", "blue").containsEntry("io.binnacle.contract", name);
        assertThat(container.ports()).contains(new PortMapping(80, Protocol.TCP, "0.0.0.0", port));
        assertThat(topology.apps()).containsKey(container.app());
    }

    private static boolean publishes(Topology topology, ContainerId id, int port) {
        var container = topology.containers().get(id);
        return container != null && container.ports().stream().anyMatch(one -> one.hostPort() == port);
    }

    @Test
    void askedAgainItAnswersWithTheSame() {
        var id = started(launch());
        assertThat(started(launch())).isEqualTo(id);
    }

    @Test
    void askedAgainItStartsWhatHasStopped() {
        var id = started(launch());
        running(id);
        world.stopContainer(id);
        recorder.await(
                "it to have stopped",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        assertThat(started(launch())).isEqualTo(id);
        running(id);
    }

    @Test
    void theNameOfAnotherIsRefused() {
        var id = started(launch());
        var refusal = refused(worker.launch(host, Launches.labelled(launch(), "team", "red")));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.CONFLICT);
        running(id);
    }

    @Test
    void aPortThatIsTakenIsRefusedAndNothingStays() {
        var port = place.freePort();
        started(Launches.publishing(launch(), 80, port));
        var second = name + "-second";
        var taken = Launches.publishing(Launches.plain(second, place.image(), place.lasting()), 80, port);
        assertThat(refused(worker.launch(host, taken)).reason()).isEqualTo(Refusal.Reason.CONFLICT);
        noneNamed(second);
    }

    @Test
    void anUnknownImageIsRefused() {
        refused(worker.launch(host, Launches.of(launch(), "no-such-image.invalid/nobody:1")));
        assertThat(named(recorder.topology(), name)).isFalse();
    }

    @Test
    void anOptionNobodyKnowsIsRefusedByItsName() {
        var refusal = refused(worker.launch(host, Launches.told(launch(), "levitate", "true")));
        assertThat(refusal.answered()).contains("levitate");
        assertThat(named(recorder.topology(), name)).isFalse();
    }

    @Test
    void anUnknownHostIsRefused() {
        refused(worker.launch(new HostId("nowhere"), launch()));
    }

    // Ending

    @Test
    void whatIsEndedIsGone() {
        var id = started(launch());
        running(id);
        assertThat(worker.end(id, GRACE)).isEqualTo(new Answered.Done());
        recorder.await("it to be gone", topology -> !topology.containers().containsKey(id));
    }

    @Test
    void whatIsNotThereHasEnded() {
        var id = started(launch());
        assertThat(worker.end(id, GRACE)).isEqualTo(new Answered.Done());
        assertThat(worker.end(id, GRACE)).isEqualTo(new Answered.Done());
        assertThat(worker.end(new ContainerId("f00d".repeat(16)), GRACE)).isEqualTo(new Answered.Done());
    }

    // Commands inside

    private Executed execute(ContainerId id, Duration timeout, String command) {
        return worker.execute(id, List.of("sh", "-c", command), timeout);
    }

    @Test
    void aCommandEndsWithItsCodeAndOutput() {
        var id = started(launch());
        var said = execute(id, Duration.ofSeconds(20), "echo fine; exit 3");
        assertThat(said).isEqualTo(new Executed.Exit(3, "fine\n"));
        assertThat(execute(id, Duration.ofSeconds(20), "true")).isEqualTo(new Executed.Exit(0, ""));
    }

    @Test
    void aCommandThatTakesTooLongIsGivenUp() {
        var id = started(launch());
        assertThat(execute(id, Duration.ofSeconds(1), "sleep 60")).isEqualTo(new Executed.TimedOut());
    }

    @Test
    void aCommandInNothingIsRefused() {
        var answer = execute(new ContainerId("f00d".repeat(16)), Duration.ofSeconds(5), "true");
        assertThat(answer).isInstanceOfSatisfying(Executed.Refused.class, refused -> whole(refused.refusal()));
    }

    // Ports

    @Test
    void publishedPortsAreInUse() {
        var port = place.freePort();
        assertThat(portsInUse()).doesNotContain(port);
        var id = started(Launches.publishing(launch(), 80, port));
        assertThat(portsInUse()).contains(port);
        worker.end(id, GRACE);
        assertThat(portsInUse()).doesNotContain(port);
    }

    private Iterable<Integer> portsInUse() {
        return switch (worker.portsInUse(host)) {
            case Ports.Known known -> known.tcp();
            case Ports.Refused(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    // A host that does not answer

    @Test
    @Timeout(45)
    void aHostThatDoesNotAnswerIsRefusedBeforeLong() {
        var id = started(launch());
        running(id);
        world.cut();
        var answers = List.of(
                worker.launch(host, Launches.plain(name + "-late", place.image(), place.lasting())),
                worker.end(id, GRACE),
                execute(id, Duration.ofSeconds(5), "true"),
                worker.portsInUse(host));
        world.heal();
        assertThat(answers).allSatisfy(answer -> whole(unreachable(answer)));
        assertThat(worker.end(id, GRACE)).isEqualTo(new Answered.Done());
    }

    private static Refusal unreachable(Object answer) {
        var refusal = switch (answer) {
            case Launched.Refused refused -> refused.refusal();
            case Answered.Refused refused -> refused.refusal();
            case Executed.Refused refused -> refused.refusal();
            case Ports.Refused refused -> refused.refusal();
            default -> throw new AssertionError("not refused: " + answer);
        };
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNREACHABLE);
        return refusal;
    }
}
