package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void figuresHaveAUnitAfterASpace() {
        assertThat(Words.bytes(512)).isEqualTo("512 B");
        assertThat(Words.bytes(412.0 * (1 << 20))).isEqualTo("412 MiB");
        assertThat(Words.bytes(1.95 * (1 << 30))).isEqualTo("1.95 GiB");
        assertThat(Words.rate(4_200_000)).isEqualTo("4.2 MB/s");
        assertThat(Words.cores(3.1)).isEqualTo("3.1 cores");
        assertThat(Words.cores(1)).isEqualTo("1 core");
        assertThat(Words.percent(0.834)).isEqualTo("83 %");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Words.count(1, "container")).isEqualTo("1 container");
        assertThat(Words.count(1996, "container")).isEqualTo("1,996 containers");
    }

    @Test
    void agesAreInTheirLargestUnit() {
        assertThat(Words.age(Duration.ofMillis(400))).isEqualTo("0.4 s");
        assertThat(Words.age(Duration.ofSeconds(48))).isEqualTo("48 s");
        assertThat(Words.age(Duration.ofMinutes(14))).isEqualTo("14 min");
        assertThat(Words.age(Duration.ofHours(5))).isEqualTo("5 h");
        assertThat(Words.age(Duration.ofDays(9))).isEqualTo("9 d");
        assertThat(Words.since(Duration.ofMillis(4_900))).isEqualTo("4 s");
    }

    @Test
    void aClockSetBackMakesNothingYoungerThanNow() {
        assertThat(Words.age(Duration.ofSeconds(-30))).isEqualTo("0.0 s");
        assertThat(Words.since(Duration.ofSeconds(-30))).isEqualTo("0 s");
    }
}
