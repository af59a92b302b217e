package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.session.search.Filter;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not wanted is hidden in every view alike, counted, remembered, and shown again with one key.
class FilterJourneyTest {
    @TempDir
    Path directory;

    @Test
    void oneFilterHoldsInEveryViewAndSaysWhatItHidesAsDoesASearchThatHidesTheRest() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var before = aboard.map().middleOf(aboard.container("payments-5"));
            hands.click("#filter");
            var card = hands.in(".shell-card");
            card.reads("Nothing is hidden.");
            card.click("Stopped");
            hands.until("for the count", () -> hands.read("hidden: ") && hands.read("running"));
            card.click("Running");
            card.click("Own");
            hands.press(KeyCode.ESCAPE);
            assertThat(hands.sees("#filter-sentence")).isFalse();

            onlyApp(aboard, "web");
            hands.until("for the map to say what is hidden", () -> hands.read("51 hidden, "));
            hands.reads("12 containers drawn, 51 hidden: 51 of other apps; ");

            hands.press(KeyCode.DIGIT3);
            hands.until("for the table to show those alone", () -> rows(aboard) == 12);
            hands.press(KeyCode.DIGIT2);
            hands.until("for one app", () -> hands.read("1 app"));

            hands.press(KeyCode.DIGIT1);
            hands.press(KeyCode.X);
            hands.reads("63 containers drawn, none hidden");
            assertThat(aboard.map().middleOf(aboard.container("payments-5"))).isEqualTo(before);

            hands.click("#map-filter");
            hands.type("app:web");
            hands.reads("12 of 63 containers");
            Stand.run(() -> aboard.window.bridge().showing().onlyFound().set(true));
            hands.reads("12 of 12 containers");
            hands.reads("51 hidden: 51 not sought");
            hands.press(KeyCode.ESCAPE);
            hands.reads("63 containers drawn, none hidden");
        }
    }

    private static void onlyApp(Aboard aboard, String name) {
        var app = aboard.workspace.picture().topology().apps().values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Stand.run(() -> aboard.window.bridge().showing().filter().set(Filter.NONE.only(app.id())));
    }

    @Test
    void whatWasShownOfAClusterIsShownTheNextTime() {
        try (var aboard = Aboard.connected(directory)) {
            Stand.run(() -> {
                var showing = aboard.window.bridge().showing();
                showing.system().set("image:*pause*");
                showing.filter().set(Filter.NONE.with(Filter.Life.RUNNING).with("team"));
            });
            Stand.until(() -> new FiltersFile(directory)
                    .system()
                    .filter("image:*pause*"::equals)
                    .isPresent());
        }
        try (var again = Aboard.connected(directory)) {
            var showing = again.window.bridge().showing();
            assertThat(Stand.ask(() -> showing.filter().get()))
                    .isEqualTo(Filter.NONE.with(Filter.Life.RUNNING).with("team"));
            assertThat(Stand.ask(() -> showing.system().get())).isEqualTo("image:*pause*");
        }
    }

    private static int rows(Aboard aboard) {
        return Stand.ask(() -> aboard.find("#containers") instanceof TableView<?> table
                ? table.getItems().size()
                : -1);
    }
}
