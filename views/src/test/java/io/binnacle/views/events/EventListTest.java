package io.binnacle.views.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.views.Selection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventListTest {
    private static final ContainerId WEB = new ContainerId("web");
    private static final ContainerId DB = new ContainerId("db");

    private static ClusterEvent event(Subject subject, String action, String detail) {
        return new ClusterEvent(
                Instant.parse("2026-11-22T02:47:00Z"), subject, "web-1", action, detail, ClusterEvent.Gravity.NOTE);
    }

    @Test
    void theNewestComesFirstAndASelectionNarrows() {
        var first = event(WEB, "start", "");
        var second = event(DB, "die", "exit 1");
        var all = List.of(first, second);
        assertThat(EventList.of(all, new Selection.Nothing(), Topology.EMPTY)).containsExactly(second, first);
        assertThat(EventList.of(all, new Selection.OfContainer(WEB), Topology.EMPTY))
                .containsExactly(first);
    }

    @Test
    void theEnginesWordsBecomeOurs() {
        assertThat(EventWords.action(event(WEB, "die", "exit 1"))).isEqualTo("ended: exit 1");
        assertThat(EventWords.action(event(WEB, "health_status: unhealthy", "")))
                .isEqualTo("became unhealthy");
        assertThat(EventWords.action(event(WEB, "exec_create: sh -c x", ""))).isEqualTo("ran a command inside");
        assertThat(EventWords.action(event(WEB, "something_new", ""))).isEqualTo("something new");
    }

    @Test
    void whatIsNotShownIsCounted() {
        assertThat(EventList.count(2_500, 2_000, 2_000)).isEqualTo("2,500 seen, 2,000 kept");
        assertThat(EventList.count(2_500, 2_000, 3)).isEqualTo("2,500 seen, 2,000 kept, 3 shown");
    }
}
