package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.simulator.SimulatorSettings;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connect, see, find the container that crashes, read its log: by every way there is.
class FindTheCrashJourneyTest {
    private static final String CRASHING = "mailer-7";
    private static final String LAST_WORDS = "JavaScript heap out of memory";

    @TempDir
    Path directory;

    @Test
    void fromTryTheDemoToTheLogOfTheTopProblem() {
        try (var aboard = new Aboard(directory)) {
            var hands = aboard.hands;
            hands.click("Try the demo");
            hands.reads("63 containers");
            hands.in(".problems .list-cell").reads(CRASHING);
            hands.in(".problems .list-cell").reads(LAST_WORDS);
            hands.doubleClick(CRASHING);
            readsTheLog(aboard);
        }
    }

    @Test
    void fromAPastedEndpointOverTheVesselOnTheMap() {
        try (var aboard = new Aboard(directory)) {
            var hands = aboard.hands;
            hands.click("#connect-field");
            hands.type(SimulatorSettings.demo().endpoint().address());
            hands.in(".connect-reading").reads("Simulator");
            hands.press(KeyCode.ENTER);
            hands.reads("63 containers");
            hands.click(aboard.map().middleOf(aboard.container(CRASHING)));
            hands.in(".inspector").reads("Crash loop");
            hands.in(".inspector .verbs").click("Logs");
            readsTheLog(aboard);
        }
    }

    @Test
    void byItsName() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.press(KeyCode.CONTROL, KeyCode.K);
            hands.type(CRASHING);
            hands.in("#palette-list .list-cell").reads(CRASHING);
            hands.press(KeyCode.ENTER);
            hands.until("for the search to close", () -> !hands.sees("#palette-field"));
            hands.press(KeyCode.L);
            readsTheLog(aboard);
        }
    }

    /// Its last lines are there at once; what it died of is one click away, whatever it wrote since it runs again.
    private static void readsTheLog(Aboard aboard) {
        aboard.hands.in(".inspector").reads(CRASHING);
        assertThat(aboard.selected()).isEqualTo(aboard.container(CRASHING));
        var logs = aboard.hands.in(".logs");
        logs.find(".log-row");
        logs.click(logs.writing().stream()
                .filter(words -> words.startsWith("Error "))
                .findFirst()
                .orElseThrow());
        logs.reads(LAST_WORDS);
    }
}
