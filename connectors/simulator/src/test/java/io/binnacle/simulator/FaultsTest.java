package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.contract.Recorder;
import io.binnacle.model.Condition;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Operation;
import io.binnacle.model.Presence;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final SimulatedCluster cluster = Demo.quiet();
    private final Recorder recorder = new Recorder();
    private final Connection connection = cluster.connect();

    @AfterEach
    void close() {
        connection.close();
        assertThat(recorder.faults()).isEmpty();
    }

    private void watch() {
        connection.watch(recorder);
        recorder.awaitStatus(Connection.Status.Live.class);
    }

    private Presence presence(String host) {
        var id = cluster.host(host).id();
        return recorder.topology().hosts().values().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .presence();
    }

    @Test
    void aLostHostIsStaleAndTheOthersStayLive() {
        watch();
        var boreas = cluster.host("boreas-2").id();
        cluster.faults().loseHost(boreas);
        recorder.awaitStatus(Connection.Status.Troubled.class);
        assertThat(presence("boreas-2")).isInstanceOfSatisfying(Presence.Stale.class, stale -> {
            assertThat(stale.lastSeen()).isEqualTo(Demo.START);
            assertThat(stale.why().reason()).isEqualTo(Refusal.Reason.UNREACHABLE);
        });
        assertThat(presence("atlas-1").live()).isTrue();
        assertThat(recorder.topology().containers()).hasSize(63);
    }

    @Test
    void whatHappensOnALostHostIsToldWhenItIsBack() {
        watch();
        var boreas = cluster.host("boreas-2").id();
        var stopped = cluster.container("web-5").id();
        cluster.faults().loseHost(boreas);
        cluster.deeds().stop(stopped);
        var added = cluster.deeds().add(cluster.container("web-1").app(), boreas);
        recorder.awaitStatus(Connection.Status.Troubled.class);
        cluster.faults().bringBack(boreas);
        recorder.awaitStatus(Connection.Status.Live.class);
        recorder.await("what was missed", topology -> topology.containers().containsKey(added));
        assertThat(recorder.topology()).isEqualTo(cluster.truth());
    }

    @Test
    void aCutStreamHidesEverythingUntilItIsHealed() {
        watch();
        cluster.faults().cutStream();
        recorder.awaitStatus(Connection.Status.Troubled.class);
        cluster.deeds().remove(cluster.container("web-1").id());
        cluster.deeds().rename(cluster.container("web-2").id(), "renamed 🦊");
        assertThat(cluster.topology()).isNotEqualTo(cluster.truth());
        cluster.faults().healStream();
        recorder.awaitStatus(Connection.Status.Live.class);
        recorder.await("the picture to be true again", topology -> topology.equals(cluster.truth()));
    }

    @Test
    void aCutOfThousandsOfHostsIsOneChange() {
        var large = SimulatedCluster.of(
                SimulatorSettings.of(12_500, 12_500, 7).withQuiet(true), SimulatedTime.stepped(Demo.START));
        try (var other = large.connect()) {
            other.watch(recorder);
            recorder.await("the picture", topology -> topology.hosts().size() == 12_500);
            large.faults().cutStream();
            recorder.await(
                    "all to be stale",
                    topology -> topology.hosts().values().stream()
                            .noneMatch(host -> host.presence().live()));
            large.faults().healStream();
            recorder.await("the picture to be true", topology -> topology.equals(large.topology()));
            assertThat(recorder.dropped()).isZero();
        }
    }

    @Test
    void aLostHostStaysLostWhenTheStreamHeals() {
        watch();
        cluster.faults().loseHost(cluster.host("cetus-3").id());
        cluster.faults().cutStream();
        cluster.faults().healStream();
        recorder.await(
                "the others to be back",
                topology -> topology.hosts().values().stream()
                                .filter(host -> host.presence().live())
                                .count()
                        == 2);
        assertThat(presence("cetus-3").live()).isFalse();
    }

    @Test
    void tryingAgainIsToldWhileItIsInTrouble() {
        watch();
        cluster.faults().cutStream();
        var first = (Connection.Status.Troubled) recorder.awaitStatus(Connection.Status.Troubled.class);
        assertThat(first.nextTryAt()).isEqualTo(Demo.START.plusSeconds(5));
        cluster.time().advance(Duration.ofSeconds(6));
        recorder.awaitUntil(
                "the next try",
                () -> recorder.statuses().getLast() instanceof Connection.Status.Troubled again
                        && again.nextTryAt().isAfter(first.nextTryAt()));
    }

    @Test
    void aSlowHostIsSeenLate() {
        watch();
        cluster.faults().slowHost(cluster.host("atlas-1").id(), Duration.ofSeconds(4));
        var id = cluster.container("web-1").id();
        cluster.deeds().pause(id);
        assertThat(cluster.topology().containers().get(id))
                .isNotEqualTo(cluster.truth().containers().get(id));
        cluster.time().advance(Duration.ofSeconds(5));
        recorder.await(
                "the pause",
                topology -> topology.containers().values().stream()
                        .anyMatch(one -> one.id().equals(id) && one.state() == ContainerState.PAUSED));
        assertThat(presence("atlas-1").live()).isTrue();
    }

    @Test
    void aFloodIsToldChangeByChange() {
        watch();
        var before = recorder.changes().size();
        cluster.faults().flood(500);
        for (var second = 1; second <= 4; second++) {
            var wanted = before + 475 * second;
            Demo.pass(cluster, Duration.ofSeconds(1));
            recorder.awaitUntil(wanted + " changes", () -> recorder.changes().size() >= wanted);
        }
        cluster.faults().flood(0);
        recorder.await("the picture to be true", topology -> topology.equals(cluster.truth()));
    }

    @Test
    void oneWhoIsTooSlowIsToldHowMuchWasDropped() {
        watch();
        synchronized (recorder) {
            cluster.faults().flood(50_000);
            cluster.time().advance(Duration.ofSeconds(1));
            cluster.faults().flood(0);
        }
        recorder.await("the picture to be true", topology -> topology.equals(cluster.truth()));
        assertThat(recorder.dropped()).isPositive();
    }

    @Test
    void aJumpOfTheClockEndsNothing() {
        var lively = Demo.lively();
        try (var other = lively.connect()) {
            other.watch(recorder);
            recorder.awaitStatus(Connection.Status.Live.class);
            lively.faults().jumpClock(Duration.ofDays(-2));
            Demo.pass(lively, Duration.ofMinutes(2));
            assertThat(lively.container("mailer-7").restarts()).isGreaterThan(11);
            assertThat(lively.time().now()).isBefore(Demo.START);
        }
    }

    @Test
    void nothingWasEverReached() {
        var settings = SimulatorSettings.parse(new Endpoint("simulator:?fault=unreachable"));
        try (var other =
                SimulatedCluster.of(settings, SimulatedTime.stepped(Demo.START)).connect()) {
            other.watch(recorder);
            recorder.awaitStatus(Connection.Status.Troubled.class);
            assertThat(recorder.topology().containers()).isEmpty();
            assertThat(recorder.topology().apps()).isEmpty();
            assertThat(recorder.topology().hosts().values())
                    .hasSize(3)
                    .allMatch(host -> host.presence() instanceof Presence.Unreachable);
        }
    }

    @Test
    void anUnknownFaultIsRefused() {
        assertThatThrownBy(() -> cluster.faults().named("meteor")).hasMessageContaining("no fault \"meteor\"");
    }

    @Test
    void anOperationCanBeRefusedByTheEngine() {
        cluster.faults().refuseOperations(true);
        var run = run(new Operation.Pause(cluster.container("web-1").id()));
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal()).map(Refusal::reason).contains(Refusal.Reason.DENIED);
        assertThat(cluster.container("web-1").state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void anAnswerCanBeLostThoughItWasDone() {
        cluster.faults().loseNextAnswer();
        var run = run(new Operation.Pause(cluster.container("web-1").id()));
        assertThat(run.state()).isEqualTo(Run.State.UNKNOWN);
        cluster.time().advance(Duration.ofSeconds(1));
        assertThat(cluster.container("web-1").state()).isEqualTo(ContainerState.PAUSED);
        assertThat(Condition.of(cluster.container("web-1"), Demo.START)).isEqualTo(Condition.STOPPED);
    }

    private Run run(Operation operation) {
        var operator = connection.capability(Operator.class).orElseThrow();
        return operator.run(((Preview.Answer.Possible) operator.preview(operation)).preview(), _ -> {});
    }

    @Test
    void realTimeCannotBeMovedByHand() {
        assertThatThrownBy(() -> SimulatedTime.following(Clock.systemUTC()).advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
