package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    private static Topology topology(int hosts, int containers) {
        return SimulatedCluster.of(SimulatorSettings.of(hosts, containers, 3), SimulatedTime.stepped(Demo.START))
                .truth();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "3, 10", "5, 300", "12, 301", "40, 2000", "300, 10000", "12500, 100000"})
    void everySizeIsMetExactlyAndHoldsTogether(int hosts, int containers) {
        var topology = topology(hosts, containers);
        assertThat(topology.hosts()).hasSize(hosts);
        assertThat(topology.containers()).hasSize(containers);
        assertThat(topology.containers().values())
                .allMatch(one -> topology.hosts().containsKey(one.host()));
        assertThat(topology.containers().values())
                .allMatch(one -> topology.apps().containsKey(one.app()));
        assertThat(topology.links().keySet()).allMatch(link -> known(topology, link.client()));
        assertThat(topology.links().keySet()).allMatch(link -> known(topology, link.server()));
    }

    private static boolean known(Topology topology, Peer peer) {
        return !(peer instanceof Peer.Instance(ContainerId id))
                || topology.containers().containsKey(id);
    }

    @Test
    void theLargestHasAboutTwoLinksForEachContainer() {
        var topology = topology(12_500, 100_000);
        assertThat(topology.links().size()).isBetween(120_000, 300_000);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> SimulatorSettings.of(3, 100_001, 7)).hasMessageContaining("containers is 100001");
        assertThatThrownBy(() -> SimulatorSettings.of(0, 10, 7)).hasMessageContaining("hosts is 0");
    }
}
