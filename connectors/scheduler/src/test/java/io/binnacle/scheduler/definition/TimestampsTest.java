package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimestampsTest {
    @Test
    void aMomentIsWrittenWithThreeDigitsBehindTheSecond() {
        assertThat(Timestamps.text(Instant.parse("2026-11-09T08:07:06Z"))).isEqualTo("2026-11-09T08:07:06.000Z");
        assertThat(Timestamps.text(Instant.parse("2026-01-01T00:00:00.0429Z"))).isEqualTo("2026-01-01T00:00:00.042Z");
        assertThat(Timestamps.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(Timestamps.text(Instant.parse("0007-02-03T04:05:06Z"))).isEqualTo("0007-02-03T04:05:06.000Z");
        assertThat(Timestamps.text(Instant.parse("+12026-02-03T04:05:06Z"))).isEqualTo("+12026-02-03T04:05:06.000Z");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++) {
            var moment = Instant.ofEpochSecond(random.nextLong(0, 250_000_000_000L), random.nextInt(1_000_000_000))
                    .truncatedTo(ChronoUnit.MILLIS);
            assertThat(Timestamps.read(Timestamps.text(moment))).hasValue(moment);
        }
    }
}
