package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MergerTest {
    private static final ClusterId ONE = new ClusterId("one");
    private static final ClusterId TWO = new ClusterId("two");

    private final Merger merger = new Merger();

    @Test
    void twoClustersMakeOnePicture() {
        var whole = Topology.EMPTY
                .apply(merger.change(ONE, Given.change(Given.host("a"))))
                .apply(merger.change(TWO, Given.change(Given.host("b"))));
        assertThat(whole).isEqualTo(Given.topology(Given.host("a"), Given.host("b")));
    }

    @Test
    void aHostSeenByTwoIsOneAndTheLiveAnswerCounts() {
        var stale = Given.host("a").with(new Presence.Stale(Given.NOW, Given.refusal("no")));
        var whole = Topology.EMPTY
                .apply(merger.change(ONE, Given.change(stale)))
                .apply(merger.change(TWO, Given.change(Given.host("a"))));
        assertThat(whole).isEqualTo(Given.topology(Given.host("a")));
    }

    @Test
    void theEnginesOwnWordOfAHostCountsMoreThanWhatOthersTellOfIt() {
        var engines = Given.host("a", "10.0.0.1");
        var told = new Host(
                engines.id(),
                TWO,
                "a",
                "a",
                Set.of("a"),
                new Presence.Live(),
                new Capacity(64, 1L << 40),
                "",
                Map.of());
        var whole = Topology.EMPTY
                .apply(merger.change(TWO, Given.change(told)))
                .apply(merger.change(ONE, Given.change(engines)));
        assertThat(whole).isEqualTo(Given.topology(Given.host("a", "10.0.0.1", "a")));
    }

    @Test
    void aContainerIsItsWhoTellsOfItAndNotItsHosts() {
        merger.change(ONE, Given.change(Given.host("a")));
        merger.change(TWO, Given.change(Given.host("a"), Given.container("task", "web", "a")));
        assertThat(merger.clusterOf(new ContainerId("task"))).hasValue(TWO);
        merger.forget(TWO);
        assertThat(merger.clusterOf(new ContainerId("task"))).isEmpty();
    }

    @Test
    void whatOneOfTwoNoLongerKnowsStaysAsTheOtherKnowsIt() {
        var whole = Topology.EMPTY
                .apply(merger.change(ONE, Given.change(Given.host("a"))))
                .apply(merger.change(TWO, Given.change(Given.host("a"))))
                .apply(merger.change(
                        ONE,
                        new TopologyChange.Builder().remove(new HostId("a")).build()));
        assertThat(whole).isEqualTo(Given.topology(Given.host("a")));
    }

    @Test
    void aClusterLetGoOfTakesOnlyItsOwn() {
        var whole = Topology.EMPTY
                .apply(merger.change(ONE, Given.change(Given.host("a"))))
                .apply(merger.change(TWO, Given.change(Given.host("b"))))
                .apply(merger.forget(ONE));
        assertThat(whole).isEqualTo(Given.topology(Given.host("b")));
    }
}
