package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Condition;
import io.binnacle.model.Link;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Gauges;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is laid out anew, and what is only said anew.
final class SceneBuilderTest {
    private final SceneBuilder builder = new SceneBuilder(new Places());

    private MapScene build(Topology topology, Instant now) {
        var wish = new SceneBuilder.Wish(
                Scenes.picture(topology),
                now,
                MapKind.HOSTS,
                Fill.CPU,
                Link.Evidence.OBSERVED,
                Arrangement.USUAL,
                984,
                548,
                1);
        return builder.build(wish, new Gauges());
    }

    private static Topology silent(Topology topology) {
        var host = topology.hosts().values().iterator().next();
        var why = new Refusal(Refusal.Reason.UNREACHABLE, "to hear of it", "nothing", "look at its network");
        var stale = host.with(new Presence.Stale(Scenes.NOW, why));
        return topology.apply(new TopologyChange.Builder().put(stale).build());
    }

    @Test
    void aHostThatIsNotSeenIsSoForLongerWithoutAnythingBeingLaidOutAnew() {
        var topology = silent(Scenes.topology(3, 60));
        var first = build(topology, Scenes.NOW.plusSeconds(12));
        var next = build(topology, Scenes.NOW.plusSeconds(16));
        assertThat(first.hosts.note).contains("not seen 12 s");
        assertThat(next.hosts.note).contains("not seen 16 s");
        assertThat(next.alike).isFalse();
        assertThat(next.wires).isSameAs(first.wires);
        assertThat(next.groups).isSameAs(first.groups);
    }

    @Test
    void whereAllAreSeenTimeAloneChangesNothing() {
        var topology = Scenes.topology(3, 60);
        build(topology, Scenes.NOW);
        assertThat(build(topology, Scenes.NOW.plusSeconds(4)).alike).isTrue();
    }

    @Test
    void whereNothingIsNewsNothingIsLaidOutAnewHoweverLongItStands() {
        var topology = Scenes.topology(3, 60);
        var first = build(topology, Scenes.NOW.plus(Duration.ofDays(1)));
        var later = build(topology, Scenes.NOW.plus(Duration.ofDays(2)));
        assertThat(later.wires).isSameAs(first.wires);
        assertThat(later.alike).isTrue();
    }

    @Test
    void whatIsNewsGrowsOld() {
        var quiet = Scenes.topology(3, 60);
        var topology =
                Scenes.restarted(quiet, quiet.containers().values().iterator().next());
        var first = build(topology, Scenes.NOW.plusSeconds(1));
        var later = build(topology, Scenes.NOW.plus(Duration.ofDays(1)));
        assertThat(first.nodes.condition).contains(Condition.DEGRADED);
        assertThat(later.wires).isNotSameAs(first.wires);
    }
}
