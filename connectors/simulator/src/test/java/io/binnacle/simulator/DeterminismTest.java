package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Topology;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static SimulatedCluster cluster(int hosts, int containers, long seed) {
        return SimulatedCluster.of(SimulatorSettings.of(hosts, containers, seed), SimulatedTime.stepped(Demo.START));
    }

    @Test
    void theSameSeedMakesTheSameClusterIdsAndAll() {
        assertThat(cluster(3, 63, 7).topology()).isEqualTo(cluster(3, 63, 7).topology());
        assertThat(cluster(40, 2000, 9).topology())
                .isEqualTo(cluster(40, 2000, 9).topology());
    }

    @Test
    void anotherSeedMakesAnotherCluster() {
        assertThat(cluster(3, 63, 7).topology().containers().keySet())
                .doesNotContainAnyElementsOf(
                        cluster(3, 63, 8).topology().containers().keySet());
    }

    @Test
    void theSameSeedLivesTheSameLifeWhateverTheSteps() {
        var coarse = cluster(3, 63, 7);
        var fine = cluster(3, 63, 7);
        coarse.time().advance(Duration.ofMinutes(20));
        Demo.pass(fine, Duration.ofMinutes(20));
        assertThat(coarse.truth()).isEqualTo(fine.truth());
        assertThat(coarse.truth()).isNotEqualTo(cluster(3, 63, 7).truth());
    }

    @Test
    void aFleetLivesTheSameLifeToo() {
        var coarse = cluster(40, 2000, 7);
        var fine = cluster(40, 2000, 7);
        coarse.time().advance(Duration.ofMinutes(2));
        Demo.pass(fine, Duration.ofMinutes(2));
        assertThat(coarse.truth()).isEqualTo(fine.truth());
        assertThat(coarse.topology()).isEqualTo(fine.topology());
    }

    @Test
    void whatIsMeasuredAndLoggedDependsOnTheTimeAlone() {
        var one = Demo.quiet();
        var two = Demo.quiet();
        var id = one.container("checkout-2").id();
        two.time().advance(Duration.ofSeconds(30));
        assertThat(two.samples(id, Demo.START)).isEqualTo(one.samples(id, Demo.START));
        assertThat(two.logBetween(id, Demo.START.minusSeconds(60), Demo.START))
                .isEqualTo(one.logBetween(id, Demo.START.minusSeconds(60), Demo.START))
                .isNotEmpty();
    }

    @Test
    void aTailIsTheEndOfWhatWasWritten() {
        var cluster = Demo.quiet();
        var id = cluster.container("payments-1").id();
        var tail = cluster.logTail(id, 50);
        assertThat(tail).hasSize(50);
        assertThat(cluster.logBetween(id, tail.getFirst().at().minusNanos(1000), Demo.START))
                .isEqualTo(tail);
    }

    @Test
    void aQuietClusterStaysAsItIs() {
        var cluster = Demo.quiet();
        Topology before = cluster.topology();
        cluster.time().advance(Duration.ofHours(5));
        assertThat(cluster.topology()).isSameAs(before);
    }
}
