package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ShortcutTest {
    @Test
    void noKeyDoesTwoThings() {
        for (var code : KeyCode.values()) {
            for (var held = 0; held < 4; held++) {
                var event =
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, (held & 1) > 0, (held & 2) > 0, false, false);
                var heard = new ArrayList<Shortcut>();
                Arrays.stream(Shortcut.values())
                        .filter(shortcut -> shortcut.matches(event))
                        .forEach(heard::add);
                assertThat(heard).hasSizeLessThan(2);
            }
        }
    }

    @Test
    void onlyKeysThatWriteNothingAreHeardWhileWriting() {
        assertThat(Shortcut.PALETTE.writes()).isFalse();
        assertThat(Shortcut.NEXT_PANE.writes()).isFalse();
        assertThat(Shortcut.FIT.writes()).isTrue();
        assertThat(Shortcut.HELP.writes()).isTrue();
    }

    @Test
    void theCountdownEndsAtOneSecond() {
        assertThat(TopBar.countdown(Duration.ofSeconds(581))).isEqualTo("9:41");
        assertThat(TopBar.countdown(Duration.ofMillis(1))).isEqualTo("0:01");
    }
}
