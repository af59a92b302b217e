package io.binnacle.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NaturalOrderTest {
    @Test
    void numbersCount() {
        assertThat(Stream.of("web-10", "web-2", "web", "web-1").sorted(NaturalOrder.NAMES))
                .containsExactly("web", "web-1", "web-2", "web-10");
    }

    @Test
    void addressesAreOrderedPartByPart() {
        assertThat(Stream.of("10.0.10.1", "10.0.9.200", "10.0.9.30").sorted(NaturalOrder.NAMES))
                .containsExactly("10.0.9.30", "10.0.9.200", "10.0.10.1");
    }

    @Test
    void greatAndSmallLettersStandTogether() {
        assertThat(Stream.of("api", "Web-2", "web-1", "Zeus", "web-2").sorted(NaturalOrder.NAMES))
                .containsExactly("api", "web-1", "Web-2", "web-2", "Zeus");
    }

    @Test
    void whatDiffersIsNeverEqual() {
        assertThat(NaturalOrder.NAMES.compare("web-02", "web-2")).isNotZero();
        assertThat(NaturalOrder.NAMES.compare("web-2", "Web-2")).isNotZero();
        assertThat(NaturalOrder.NAMES.compare("web-10", "web-10")).isZero();
    }
}
