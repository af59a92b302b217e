package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.views.Hands;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that can be done with a thing is one click of the right button, or one key, away from it.
class MenuJourneyTest {
    @TempDir
    Path directory;

    @Test
    void theRightButtonOffersAllThatAContainerAllowsAndSaysWhyNot() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.rightClick(aboard.map().middleOf(aboard.container("web-1")));
            var menu = hands.in(".thing-menu");
            assertThat(lines(menu))
                    .startsWith("web-1", "Container on atlas-1")
                    .contains("Restart", "Logs", "Stop", "Pause", "Kill", "Remove", "Move near")
                    .contains("Copy name", "Copy id", "Copy image", "Copy address");
            assertThat(aboard.selected()).isEqualTo(aboard.container("web-1"));

            hands.press(KeyCode.END);
            hands.press(KeyCode.HOME);
            assertThat(focused(hands)).isEqualTo("Restart");
            menu.click("Copy name");
            assertThat(hands.sees(".thing-menu")).isFalse();
            assertThat(Stand.ask(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("web-1");

            hands.rightClick(aboard.map().middleOf(aboard.container("web-1")));
            hands.find(".thing-menu");
            hands.press(KeyCode.S);
            assertThat(focused(hands)).isEqualTo("Stop");
            hands.press(KeyCode.ENTER);
            hands.until(
                    "for the card of the change", () -> aboard.window.panes().confirming());
            hands.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void theMenuKeyHostsLinksTheGroundRowsAndProblemsHaveTheirs() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            aboard.map().settle();
            Stand.run(() -> aboard.find(".map").requestFocus());
            hands.press(KeyCode.RIGHT);
            hands.press(KeyCode.SHIFT, KeyCode.F10);
            var named = ((Selection.OfContainer) aboard.selected()).container();
            var name = Objects.requireNonNull(
                            aboard.workspace.picture().topology().containers().get(named))
                    .name();
            assertThat(lines(hands.in(".thing-menu"))).startsWith(name);
            hands.press(KeyCode.G);
            assertThat(focused(hands)).startsWith("Go to app");
            hands.press(KeyCode.ENTER);
            assertThat(aboard.selected()).isInstanceOf(Selection.OfApp.class);
            assertThat(hands.focusIsIn(".map")).isTrue();
            hands.press(KeyCode.CONTEXT_MENU);
            assertThat(lines(hands.in(".thing-menu"))).contains("Scale").anyMatch(line -> line.startsWith("Roll back"));
            hands.press(KeyCode.ESCAPE);
            assertThat(hands.sees(".thing-menu")).isFalse();

            hands.rightClick(aboard.map().where(Selection.OfHost.class::isInstance));
            assertThat(lines(hands.in(".thing-menu"))).contains("Copy address").doesNotContain("Restart");
            hands.press(KeyCode.ESCAPE);

            hands.rightClick(aboard.map().where(Selection.OfLink.class::isInstance));
            assertThat(lines(hands.in(".thing-menu"))).contains("Copy link");
            hands.press(KeyCode.ESCAPE);

            hands.rightClick(aboard.map().where(Selection.Nothing.class::isInstance));
            hands.in(".thing-menu").click("Show the table");

            hands.rightClick(hands.in("#containers").middleOf("catalog-2"));
            assertThat(lines(hands.in(".thing-menu"))).startsWith("catalog-2");
            hands.press(KeyCode.ESCAPE);

            hands.rightClick(hands.in(".problems").middleOf(".problem-cell"));
            assertThat(lines(hands.in(".thing-menu"))).contains("Restart");
        }
    }

    private static List<String> lines(Hands menu) {
        menu.until("for the menu", () -> !menu.writing().isEmpty());
        return menu.writing();
    }

    private static String focused(Hands hands) {
        return hands.focused().orElseThrow().getAccessibleText();
    }
}
