package io.binnacle.views.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HoldTest {
    private static final long WHOLE = Hold.LONG_ENOUGH.toNanos();

    private final Hold hold = new Hold();

    @Test
    void aPressIsNotAHold() {
        hold.press(0);
        assertThat(hold.complete(WHOLE / 2)).isFalse();
        assertThat(hold.progress(WHOLE / 2)).isEqualTo(0.5);
        hold.release();
        assertThat(hold.complete(WHOLE * 2)).isFalse();
    }

    @Test
    void theRepeatsOfAHeldKeyAreOnePress() {
        hold.press(0);
        hold.press(WHOLE - 1);
        assertThat(hold.complete(WHOLE)).isTrue();
        assertThat(hold.complete(WHOLE + 1)).isFalse();
    }

    @Test
    void theCountdownEndsAtOneSecond() {
        assertThat(Arming.countdown(Duration.ofMinutes(10))).isEqualTo("10:00");
        assertThat(Arming.countdown(Duration.ofMillis(580_400))).isEqualTo("9:41");
        assertThat(Arming.countdown(Duration.ofMillis(1))).isEqualTo("0:01");
    }
}
