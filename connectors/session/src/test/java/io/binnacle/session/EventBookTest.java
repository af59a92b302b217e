package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ContainerId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EventBookTest {
    private static final ContainerId WEB = new ContainerId("web");

    private final EventBook book = new EventBook();

    private void event(Duration ago, String action, ClusterEvent.Gravity gravity) {
        book.add(new ClusterEvent(Given.NOW.minus(ago), WEB, "web", action, "", gravity));
    }

    @Test
    void theNewestAreKeptAndAllAreCounted() {
        for (var i = 0; i < EventBook.KEPT + 10; i++) {
            event(Duration.ZERO, "start", ClusterEvent.Gravity.NOTE);
        }
        assertThat(book.kept()).hasSize(EventBook.KEPT);
        assertThat(book.seen()).isEqualTo(EventBook.KEPT + 10);
    }

    @Test
    void itKnowsSinceWhenSomethingIsUnhealthy() {
        event(Duration.ofMinutes(14), "health_status: unhealthy", ClusterEvent.Gravity.WARNING);
        event(Duration.ofMinutes(3), "health_status: unhealthy", ClusterEvent.Gravity.WARNING);
        assertThat(book.troubledSince(WEB)).contains(Given.NOW.minus(Duration.ofMinutes(14)));
        event(Duration.ofMinutes(1), "health_status: healthy", ClusterEvent.Gravity.NOTE);
        assertThat(book.troubledSince(WEB)).isEmpty();
    }

    @Test
    void deathsInARowAreOneTroubleAndOldOnesAnother() {
        event(Duration.ofHours(9), "die", ClusterEvent.Gravity.FAILURE);
        event(Duration.ofMinutes(9), "die", ClusterEvent.Gravity.FAILURE);
        event(Duration.ofMinutes(2), "die", ClusterEvent.Gravity.FAILURE);
        assertThat(book.troubledSince(WEB)).contains(Given.NOW.minus(Duration.ofMinutes(9)));
    }
}
