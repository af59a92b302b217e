package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import org.junit.jupiter.api.Test;

/// How far a pull is how many.
class PullingTest {
    private static int to(double distance, boolean tens) {
        return new Pulling(new AppId("web"), 3, 100, 100, 0, false)
                .moved(100 + distance, 0, tens)
                .to();
    }

    @Test
    void aStepIsAnInstanceMoreOrFewer() {
        assertThat(to(0, false)).isEqualTo(3);
        assertThat(to(Pulling.STEP, false)).isEqualTo(4);
        assertThat(to(3 * Pulling.STEP + 10, false)).isEqualTo(6);
        assertThat(to(-2 * Pulling.STEP, false)).isEqualTo(1);
    }

    @Test
    void neverFewerThanNone() {
        assertThat(to(-2_000, false)).isZero();
        assertThat(to(-2_000, true)).isZero();
    }

    @Test
    void stepsOfALongPullAreShort() {
        assertThat(to(4 * Pulling.STEP + 5 * Pulling.SMALL_STEP, false)).isEqualTo(12);
    }

    @Test
    void tensWithShift() {
        assertThat(to(2 * Pulling.STEP, true)).isEqualTo(23);
    }

    @Test
    void aStepLiesWhereItCounts() {
        for (var step = 0; step < 40; step++) {
            assertThat(Pulling.steps(Pulling.distance(step))).isEqualTo(step);
        }
    }
}
