package io.binnacle.views.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.session.Change;
import io.binnacle.styles.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:30Z");
    private static final AppId WEB = new AppId("web");

    private static final Change UNDER_WAY = ours(Change.Stage.UNDER_WAY, Optional.empty());
    private static final Change DONE = ours(Change.Stage.DONE, Optional.empty());
    private static final Change FALLEN =
            ours(Change.Stage.DONE, Optional.of(new Change.Fall(NOW.minusSeconds(5), 6, 4)));
    private static final Change OTHERS = new Change(
            "d1",
            "web to r9",
            "ops-2",
            Optional.of(WEB),
            Change.Stage.UNDER_WAY,
            "",
            Optional.of(new Change.Tally(4, 6)),
            Optional.of(new Change.Progress(0, 6, "no host has room")),
            NOW.minusSeconds(12),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            List.of());

    private static Change ours(Change.Stage stage, Optional<Change.Fall> fall) {
        var preview = new Preview(
                new Operation.Scale(WEB, 6),
                "Scale web 3 → 6",
                List.of(),
                List.of(),
                List.of(),
                "",
                Preview.Friction.NONE,
                Optional.of(new Operation.Scale(WEB, 3)),
                NOW,
                "1");
        var under = stage == Change.Stage.UNDER_WAY;
        return new Change(
                "1",
                preview.summary(),
                "",
                Optional.of(WEB),
                stage,
                "sent",
                Optional.of(new Change.Tally(4, 6)),
                under ? Optional.of(new Change.Progress(1, 3, "")) : Optional.empty(),
                NOW.minusSeconds(20),
                under ? Optional.empty() : Optional.of(NOW.minusSeconds(10)),
                Optional.of(preview),
                "problems of its neighbours unchanged",
                fall,
                List.of());
    }

    @Test
    void nothingIsSaidToBeNothing() {
        assertThat(ChangeWords.strip(List.of(), NOW)).isEqualTo("No change under way");
    }

    @Test
    void whatIsUnderWaySaysHowFarHowWellAndHowLong() {
        assertThat(ChangeWords.strip(List.of(UNDER_WAY), NOW))
                .isEqualTo("Scale web 3 → 6: 1 of 3 done · 4 of 6 healthy · 20 s, about 40 s left");
        assertThat(ChangeWords.mark(UNDER_WAY)).isEqualTo(Mark.CHANGING);
    }

    @Test
    void whatOthersDoStandsBesideTheLastOfOurs() {
        assertThat(ChangeWords.strip(List.of(OTHERS, DONE), NOW))
                .isEqualTo("web to r9 by ops-2: 0 of 6 done, waits: no host has room · 4 of 6 healthy · 12 s"
                        + " · Scale web 3 → 6 by you, 20 s ago");
    }

    @Test
    void healthThatFellAfterOursComesFirst() {
        assertThat(ChangeWords.strip(List.of(OTHERS, FALLEN), NOW))
                .startsWith("Scale web 3 → 6: 4 of 6 healthy in 10 s; problems of its neighbours unchanged;"
                        + " then health fell from 6 to 4, 5 s after");
        assertThat(ChangeWords.mark(FALLEN)).isEqualTo(Mark.DEGRADED);
    }
}
