package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerState;
import io.binnacle.model.Presence;
import io.binnacle.model.Topology;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every connector must do, whatever it talks to. A connector's test extends this and brings a [World].
public abstract class ConnectorContract extends TerminalContract {
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
}
