package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.views.Stand;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sought is sought in every view, and what was worth keeping is there the next time.
class SearchJourneyTest {
    @TempDir
    Path directory;

    @Test
    void oneSearchHoldsOnTheMapAndInTheTable() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.click("#map-filter");
            hands.type("app:web or app:postgres");
            hands.until("for the map to count", () -> aboard.reads(" 2 apps"));
            var found = Stand.ask(() -> ((javafx.scene.control.Label) aboard.find("#map-count")).getText());

            Stand.run(() -> aboard.window.go(Page.TABLE));
            hands.find("#containers");
            hands.until("for the table to show those alone", () -> aboard.reads(found));
            assertThat(found).isEqualTo(rows(aboard) + " of 63 containers");

            Stand.run(() -> aboard.find("#containers").requestFocus());
            hands.press(KeyCode.SLASH);
            hands.press(KeyCode.ESCAPE);
            hands.until("for all rows", () -> rows(aboard) == 63);
        }
    }

    @Test
    void whatCannotBeReadSaysWhyAndChangesNothing() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.click("#map-filter");
            hands.type("app:web");
            hands.until("for the map to count", () -> aboard.reads(" 1 app"));
            hands.type(" or");
            hands.until("for the reason", () -> aboard.reads("a word is missing at the end"));
        }
    }

    @Test
    void aSearchThatIsKeptIsThereTheNextTime() {
        try (var aboard = Aboard.connected(directory)) {
            Stand.run(() -> {
                aboard.window.bridge().sought().set("restarts > 3");
                aboard.window.bridge().keptSearches().set(java.util.List.of("restarts > 3"));
            });
            Stand.until(() -> aboard.settings.read().searches().contains("restarts > 3"));
        }
        try (var again = new Aboard(directory)) {
            assertThat(Stand.ask(() -> again.window.bridge().keptSearches().get()))
                    .containsExactly("restarts > 3");
        }
    }

    private static int rows(Aboard aboard) {
        return Stand.ask(() -> aboard.find("#containers") instanceof TableView<?> table
                ? table.getItems().size()
                : -1);
    }
}
