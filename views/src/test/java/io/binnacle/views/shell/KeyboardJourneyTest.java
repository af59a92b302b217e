package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything without a pointer.
class KeyboardJourneyTest {
    @TempDir
    Path directory;

    @Test
    void theMapIsWalkedAndLeftByKeys() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var map = aboard.map();
            var all = map.zoom();
            hands.until("for the map to have the keys", () -> {
                hands.press(KeyCode.F6);
                return hands.focused().filter(Node::isFocusTraversable).isPresent() && hands.focusIsIn(".map");
            });
            hands.press(KeyCode.RIGHT);
            hands.press(KeyCode.RIGHT);
            hands.press(KeyCode.ENTER);
            assertThat(aboard.selected()).isInstanceOf(Selection.OfContainer.class);
            hands.press(KeyCode.ENTER);
            assertThat(map.zoom()).isGreaterThan(all);
            hands.press(KeyCode.F);
            assertThat(map.zoom()).isEqualTo(all);
            hands.press(KeyCode.L);
            hands.find(".log-row");
            assertThat(hands.focusIsIn(".dock")).isTrue();
            hands.press(KeyCode.ESCAPE);
            hands.press(KeyCode.ESCAPE);
            assertThat(aboard.selected()).isEqualTo(new Selection.Nothing());
        }
    }

    @Test
    void viewsSearchAndHelpAreOneKeyAway() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.press(KeyCode.DIGIT2);
            assertThat(aboard.window.bridge().map().get()).isEqualTo(MapKind.APPS);
            hands.press(KeyCode.DIGIT3);
            hands.find("#containers");
            hands.press(KeyCode.DIGIT1);
            assertThat(aboard.window.bridge().map().get()).isEqualTo(MapKind.HOSTS);

            hands.until("for the map to have the keys", () -> {
                hands.press(KeyCode.F6);
                return hands.focusIsIn(".map");
            });
            hands.press(KeyCode.SLASH);
            hands.type("web");
            hands.reads("12 of 63 containers");
            hands.press(KeyCode.ESCAPE);
            hands.reads("63 containers");

            hands.press(KeyCode.SHIFT, KeyCode.SLASH);
            hands.reads("All shortcuts");
            hands.reads("Search the map or the table");
            hands.press(KeyCode.ESCAPE);
            assertThat(hands.read("All shortcuts")).isFalse();
        }
    }
}
