package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A log read again after a break.
final class SeamTest {
    private final Seam seam = new Seam();

    private static LogLine line(int second, String text) {
        return new LogLine(new ContainerId("c"), LogLine.Stream.OUT, Instant.ofEpochSecond(second), text, false);
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        assertThat(seam.pass(List.of(line(1, "a"), line(2, "b")))).hasSize(2);
        seam.cut();

        assertThat(seam.last()).isEqualTo(Optional.of(Instant.ofEpochSecond(2)));
        assertThat(seam.pass(List.of(line(2, "b"), line(3, "c")))).containsExactly(line(3, "c"));
    }

    @Test
    void aLineOfTheSameInstantThatHadNotComeIsTold() {
        seam.pass(List.of(line(2, "a"), line(2, "a"), line(2, "b")));
        seam.cut();

        assertThat(seam.pass(List.of(line(2, "a"), line(2, "a"), line(2, "b"), line(2, "a"), line(2, "c"))))
                .containsExactly(line(2, "a"), line(2, "c"));
    }

    @Test
    void twoBreaksLoseNothing() {
        seam.pass(List.of(line(1, "a")));
        seam.cut();
        assertThat(seam.pass(List.of(line(1, "a"), line(1, "b")))).containsExactly(line(1, "b"));
        seam.cut();

        assertThat(seam.pass(List.of(line(1, "a"), line(1, "b"), line(2, "c")))).containsExactly(line(2, "c"));
    }

    @Test
    void withoutABreakAllIsTold() {
        assertThat(seam.last()).isEmpty();
        assertThat(seam.pass(List.of(line(1, "a"), line(1, "a")))).hasSize(2);
    }
}
