package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Presence;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every connector must do, whatever it talks to. A connector's test extends this and brings a [World].
@Timeout(120)
public abstract class ConnectorContract {
    private World world;
    private Connection connection;
    private final Recorder recorder = new Recorder();

    /// The cluster this test has for itself.
    protected abstract World world();

    @BeforeEach
    void connect() {
        world = world();
        connection = world.connect();
    }

    @AfterEach
    void leave() {
        connection.close();
        world.close();
        assertThat(recorder.faults()).isEmpty();
    }

    private Topology live() {
        connection.watch(recorder);
        recorder.awaitStatus(Connection.Status.Live.class);
        return recorder.topology();
    }

    private void awaitRunning(ContainerId id) {
        recorder.await(
                id + " to run",
                topology -> state(topology, id)
                        .filter(ContainerState.RUNNING::equals)
                        .isPresent());
    }

    private static Optional<ContainerState> state(Topology topology, ContainerId id) {
        return Optional.ofNullable(topology.containers().get(id)).map(container -> container.state());
    }

    // The first picture

    @Test
    void theFirstChangeIsTheWholePictureFromNothing() {
        var id = world.startContainer();
        live();
        awaitRunning(id);
        var first = recorder.changes().getFirst();
        assertThat(first.hosts().put()).isNotEmpty();
        assertThat(first.hosts().removed()).isEmpty();
        assertThat(first.containers().removed()).isEmpty();
        assertThat(recorder.topology().hosts().values())
                .allSatisfy(host -> assertThat(host.cluster()).isEqualTo(connection.cluster()));
    }

    @Test
    void everythingInThePictureHoldsTogether() {
        world.startContainer();
        var topology = live();
        assertThat(topology.containers().values()).allSatisfy(container -> {
            assertThat(topology.hosts()).containsKey(container.host());
            assertThat(topology.apps()).containsKey(container.app());
        });
        assertThat(topology.services().values())
                .allSatisfy(service -> assertThat(topology.apps()).containsKey(service.app()));
    }

    @Test
    void itSaysHowItStandsBeforeItIsLive() {
        live();
        assertThat(recorder.statuses().getFirst()).isInstanceOf(Connection.Status.Connecting.class);
    }

    @Test
    void itIsHeardOfAgainAndAgain() {
        live();
        recorder.awaitHeard();
        recorder.awaitHeard();
        var heard = recorder.heard();
        assertThat(heard).isSorted();
        assertThat(Duration.between(heard.get(heard.size() - 2), heard.getLast()))
                .isLessThan(Duration.ofSeconds(5));
    }

    // Changes

    @Test
    void aContainerThatIsStartedAppears() {
        live();
        awaitRunning(world.startContainer());
    }

    @Test
    void aContainerThatEndsIsToldAsEnded() {
        live();
        var id = world.startContainer();
        awaitRunning(id);
        world.stopContainer(id);
        recorder.await(
                id + " to end",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        recorder.await(
                "how it ended",
                topology -> topology.containers().values().stream()
                        .anyMatch(one -> one.id().equals(id) && one.exit().isPresent()));
    }

    @Test
    void aContainerThatIsRemovedDisappears() {
        live();
        var id = world.startContainer();
        awaitRunning(id);
        world.removeContainer(id);
        recorder.await(id + " to be gone", topology -> !topology.containers().containsKey(id));
    }

    @Test
    void whatHappensIsToldInTheOrderItHappened() {
        live();
        var id = world.startContainer();
        awaitRunning(id);
        world.stopContainer(id);
        world.removeContainer(id);
        recorder.await(id + " to be gone", topology -> !topology.containers().containsKey(id));
        var seen = new ArrayList<Boolean>();
        recorder.changes().forEach(change -> {
            if (change.containers().put().containsKey(id)) {
                seen.add(true);
            }
            if (change.containers().removed().contains(id)) {
                seen.add(false);
            }
        });
        assertThat(seen.getLast()).isFalse();
        assertThat(seen.subList(0, seen.size() - 1)).doesNotContain(false);
    }

    // A lost stream

    @Test
    void aLostStreamIsToldWithItsReasonAndItsAge() {
        live();
        var before = Instant.now().minusSeconds(60);
        world.cut();
        recorder.await("a stale host", ConnectorContract::anyStale);
        var status = recorder.awaitStatus(Connection.Status.Troubled.class);
        assertThat(((Connection.Status.Troubled) status).nextTryAt()).isAfter(before);
        whole(((Connection.Status.Troubled) status).why());
        stale(recorder.topology()).forEach(presence -> whole(presence.why()));
    }

    @Test
    void whatWasSeenLastStaysWhileItIsLost() {
        var id = world.startContainer();
        live();
        awaitRunning(id);
        world.cut();
        recorder.await("a stale host", ConnectorContract::anyStale);
        assertThat(recorder.topology().containers()).containsKey(id);
    }

    @Test
    void afterALossNothingIsMissingAndNothingIsThereTwice() {
        var stays = world.startContainer();
        var goes = world.startContainer();
        live();
        awaitRunning(stays);
        awaitRunning(goes);
        world.cut();
        recorder.await("a stale host", ConnectorContract::anyStale);
        world.heal();
        connection.refresh();
        recorder.awaitStatus(Connection.Status.Live.class);
        world.removeContainer(goes);
        var comes = world.startContainer();
        awaitRunning(comes);
        recorder.await(
                "the one that went to be gone",
                topology -> !topology.containers().containsKey(goes));
        awaitRunning(stays);
        assertThat(recorder.topology().hosts().values())
                .allSatisfy(host -> assertThat(host.presence().live()).isTrue());
        var fresh = freshPicture();
        assertThat(recorder.topology().containers().keySet())
                .isEqualTo(fresh.containers().keySet());
        assertThat(recorder.topology().apps().keySet()).isEqualTo(fresh.apps().keySet());
        assertThat(recorder.topology().services().keySet())
                .isEqualTo(fresh.services().keySet());
    }

    /// What another connection sees now.
    private Topology freshPicture() {
        var other = new Recorder();
        try (var second = world.connect()) {
            second.watch(other);
            other.awaitStatus(Connection.Status.Live.class);
            return other.topology();
        }
    }

    private static boolean anyStale(Topology topology) {
        return !stale(topology).isEmpty();
    }

    private static List<Presence.Stale> stale(Topology topology) {
        return topology.hosts().values().stream()
                .map(host -> host.presence())
                .filter(Presence.Stale.class::isInstance)
                .map(Presence.Stale.class::cast)
                .toList();
    }

    // Closing

    @Test
    void afterClosingNothingIsTold() {
        live();
        connection.close();
        var told = recorder.told();
        world.startContainer();
        assertThat(recorder.told()).isEqualTo(told);
    }

    @Test
    void closingIsPromptAndTwiceIsOnce() {
        live();
        var begin = System.nanoTime();
        connection.close();
        connection.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aWatchThatIsClosedIsToldNothingMore() {
        var watch = connection.watch(recorder);
        recorder.awaitStatus(Connection.Status.Live.class);
        watch.close();
        watch.close();
        var told = recorder.told();
        world.startContainer();
        assertThat(recorder.told()).isEqualTo(told);
    }

    // Capabilities

    @Test
    void aCapabilityAskedForTwiceIsTheSame() {
        List<Class<? extends Capability>> kinds = List.of(Logs.class, Samples.class, Traffic.class, Operator.class);
        kinds.forEach(kind -> assertThat(connection.capability(kind)).isEqualTo(connection.capability(kind)));
    }

    private <C extends Capability> C capability(Class<C> kind) {
        var capability = connection.capability(kind);
        Assumptions.assumeTrue(capability.isPresent(), "this connector offers no " + kind.getSimpleName());
        return capability.orElseThrow();
    }

    // Logs

    @Test
    void twoReadersOfOneLogBothReadIt() {
        var logs = capability(Logs.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var request = new Logs.Request(id, 10, true);
        var one = new LogRecorder();
        var two = new LogRecorder();
        var first = logs.read(request, one);
        try (var second = logs.read(request, two)) {
            one.awaitLines(2);
            two.awaitLines(2);
            first.close();
            var before = one.count();
            two.awaitLines(two.count() + 1);
            assertThat(one.count()).isEqualTo(before);
            assertThat(second).isNotSameAs(first);
        }
        assertThat(one.lines()).allSatisfy(line -> assertThat(line.container()).isEqualTo(id));
    }

    @Test
    void aLogOfThePastEnds() {
        var logs = capability(Logs.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var reader = new LogRecorder();
        try (var reading = logs.read(new Logs.Request(id, 5, false), reader)) {
            reader.awaitEnd();
            assertThat(reader.count()).isLessThanOrEqualTo(5);
            assertThat(reading).isNotNull();
        }
    }

    @Test
    void theLogOfAnUnknownContainerIsRefused() {
        var logs = capability(Logs.class);
        live();
        var reader = new LogRecorder();
        try (var reading = logs.read(new Logs.Request(new ContainerId("f00d".repeat(16)), 5, false), reader)) {
            whole(reader.awaitRefusal());
            assertThat(reading).isNotNull();
        }
    }

    // Samples

    @Test
    void whatIsMeasuredIsWhatWasAskedFor() {
        var samples = capability(Samples.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var reader = new SampleRecorder();
        try (var measuring = samples.measure(Set.<Subject>of(id), reader)) {
            reader.await(id);
            assertThat(reader.samples()).allSatisfy(sample -> {
                assertThat(sample.subject()).isEqualTo(id);
                assertThat(sample.value()).isNotNegative();
            });
            assertThat(measuring).isNotNull();
        }
        assertThat(samples.cost()).isNotBlank();
    }

    // Operations

    @Test
    void aPreviewChangesNothing() {
        var operator = capability(Operator.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(new Operation.Stop(id, 3)));
        assertThat(preview.summary()).isNotBlank();
        assertThat(preview.steps()).isNotEmpty();
        assertThat(preview.command()).isNotBlank();
        assertThat(state(recorder.topology(), id)).contains(ContainerState.RUNNING);
    }

    @Test
    void anOperationIsDoneAndCanBeUndone() {
        var operator = capability(Operator.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(new Operation.Stop(id, 3)));
        var told = Collections.synchronizedList(new ArrayList<Run>());
        var run = operator.run(preview, told::add);
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.endedAt()).isPresent();
        assertThat(told.getLast()).isEqualTo(run);
        recorder.await(
                "it to have stopped",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        operator.run(possible(operator.preview(preview.inverse().orElseThrow())), _ -> {});
        awaitRunning(id);
    }

    @Test
    void aStalePreviewIsRefused() {
        var operator = capability(Operator.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(new Operation.Pause(id)));
        world.stopContainer(id);
        recorder.await(
                "it to have stopped",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        var run = operator.run(preview, _ -> {});
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal()).map(Refusal::reason).contains(Refusal.Reason.STALE);
        whole(run.refusal().orElseThrow());
    }

    @Test
    void anUnknownSubjectIsRefused() {
        var operator = capability(Operator.class);
        live();
        var operation = new Operation.Stop(new ContainerId("f00d".repeat(16)), 3);
        whole(operator.refusal(operation).orElseThrow());
        assertThat(operator.preview(operation))
                .isInstanceOfSatisfying(Preview.Answer.Refused.class, refused -> whole(refused.refusal()));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var operator = capability(Operator.class);
        live();
        var id = world.startContainer();
        awaitRunning(id);
        whole(operator.refusal(new Operation.Unpause(id)).orElseThrow());
    }

    private static Preview possible(Preview.Answer answer) {
        return switch (answer) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError("refused: " + refused.refusal().sentence());
        };
    }

    /// A refusal says what was tried, what answered and what to do next.
    private static void whole(Refusal refusal) {
        assertThat(refusal.tried()).isNotBlank();
        assertThat(refusal.answered()).isNotBlank();
        assertThat(refusal.next()).isNotBlank();
    }
}
