package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import io.binnacle.session.Recents;
import io.binnacle.session.Seal;
import io.binnacle.session.Workspace;
import io.binnacle.simulator.SimulatorConnector;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Surroundings;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do from the first screen on, with the keys alone.
class JourneysTest {
    @TempDir
    Path directory;

    private static List<?> results(Aboard aboard) {
        return ((ListView<?>) aboard.find("#palette-list")).getItems();
    }

    @Test
    void fromTheFirstScreenToTheLastWordsOfTheContainerThatCrashes() {
        try (var aboard = new Aboard(directory)) {
            Stand.until(() -> aboard.focusIsOn("#connect-list"));
            aboard.hands.press(KeyCode.D);
            Stand.until(() -> aboard.window.bridge().picture().get().problems().stream()
                    .anyMatch(problem -> problem.title().equals("mailer-7")));
            aboard.hands.press(KeyCode.P);
            Stand.until(() -> aboard.find(".problem") != null);
            aboard.hands.press(KeyCode.HOME);
            aboard.hands.press(KeyCode.ENTER);
            Stand.until(() -> aboard.find(".log-text") != null);
            assertThat(aboard.window.bridge().selection().get())
                    .isEqualTo(new Selection.OfContainer(
                            aboard.cluster.container("mailer-7").id()));
        }
    }

    @Test
    void whoComesWithAnEndpointSeesWhoIsAskedInPlaceOfTheFirstScreen() {
        try (var aboard = new Aboard(directory)) {
            Stand.until(() -> aboard.find("#connect-list") != null);
            Stand.run(() -> {
                aboard.window.open(SimulatorSettings.demo().endpoint());
                assertThat(aboard.find(".arrival").isVisible()).isTrue();
                assertThat(aboard.find(".connect-ground").getParent().isVisible())
                        .isFalse();
            });
            var firstScreenAgain = new AtomicBoolean();
            Stand.run(() -> aboard.find(".connect-ground")
                    .getParent()
                    .visibleProperty()
                    .subscribe(visible -> firstScreenAgain.compareAndSet(false, visible)));
            Stand.until(() -> aboard.window.bridge().picture().get().complete()
                    && !aboard.window.bridge().picture().get().clusters().isEmpty()
                    && !aboard.find(".arrival").isVisible());
            assertThat(firstScreenAgain).isFalse();
        }
    }

    @Test
    void whoOpensAnEndpointBeforeTheWindowIsThereNeverGetsAFirstScreen() {
        var surroundings = new Surroundings(Clock.systemUTC(), RandomGenerator.getDefault(), Map.of(), directory);
        try (var workspace = new Workspace(List.of(new SimulatorConnector()), surroundings, directory)) {
            var window = Stand.ask(
                    () -> new BinnacleWindow(workspace, new Recents(directory), new SettingsFile(directory), "1.2.3"));
            Stand.run(() -> {
                window.open(SimulatorSettings.demo().endpoint());
                window.scene(1280, 800);
            });
            Stand.until(() -> !window.bridge().picture().get().clusters().isEmpty());
            assertThat(Stand.ask(() -> window.root().lookupAll(".connect-ground")))
                    .isEmpty();
            Stand.run(window::close);
        }
    }

    @Test
    void anEndpointThatCannotWorkBringsBackTheFirstScreenWithTheReason() {
        try (var aboard = new Aboard(directory)) {
            Stand.run(() -> aboard.window.open(new Endpoint("gopher://nowhere")));
            Stand.until(() -> aboard.find(".refusal-answer") instanceof Text answer
                    && answer.getText().equals("no connector knows this form"));
            assertThat(aboard.find(".connect-ground").getParent().isVisible()).isTrue();
            assertThat(aboard.find(".arrival").isVisible()).isFalse();
        }
    }

    @Test
    void everythingIsFoundByName() {
        try (var aboard = Aboard.connected(directory)) {
            aboard.hands.press(KeyCode.CONTROL, KeyCode.K);
            Stand.run(() -> ((TextField) aboard.find("#palette-field")).setText("mailer-7"));
            Stand.until(() -> !results(aboard).isEmpty()
                    && results(aboard).getFirst().toString().contains("mailer-7"));
            aboard.hands.press(KeyCode.ENTER);
            assertThat(aboard.window.bridge().selection().get())
                    .isEqualTo(new Selection.OfContainer(
                            aboard.cluster.container("mailer-7").id()));
            assertThat(aboard.window.overlays().open().get()).isFalse();
        }
    }

    @Test
    void aThemeIsChosenByName() {
        try (var aboard = Aboard.connected(directory)) {
            for (var theme : List.of("light", "dark")) {
                aboard.hands.press(KeyCode.CONTROL, KeyCode.K);
                Stand.run(() -> ((TextField) aboard.find("#palette-field")).setText("theme: " + theme));
                Stand.until(() -> !results(aboard).isEmpty()
                        && results(aboard).getFirst().toString().contains("Theme: " + theme));
                aboard.hands.press(KeyCode.ENTER);
                assertThat(aboard.window.root().getStyleClass()).contains(theme);
            }
            Stand.until(() -> aboard.settings.read().look() == Settings.Look.DARK);
        }
    }

    @Test
    void itIsArmedAndSealedByKey() {
        try (var aboard = Aboard.connected(directory)) {
            assertThat(seal(aboard.workspace)).isInstanceOf(Seal.Sealed.class);
            aboard.hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            assertThat(seal(aboard.workspace)).isInstanceOf(Seal.Armed.class);
            Stand.until(() -> aboard.find(".pill.armed") != null);
            aboard.hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            assertThat(seal(aboard.workspace)).isInstanceOf(Seal.Sealed.class);
            Stand.until(() -> aboard.find(".pill.sealed") != null);
        }
    }

    private static Seal seal(Workspace workspace) {
        return workspace.desk().seal();
    }

    @Test
    void viewsAndCardsComeAndGoByKey() {
        try (var aboard = Aboard.connected(directory)) {
            aboard.hands.press(KeyCode.DIGIT2);
            assertThat(aboard.window.bridge().map().get()).isEqualTo(MapKind.APPS);
            aboard.hands.press(KeyCode.DIGIT3);
            Stand.until(() -> aboard.reads("api-gateway") && aboard.find("#containers") != null);
            aboard.hands.press(KeyCode.DIGIT1);
            assertThat(aboard.window.bridge().map().get()).isEqualTo(MapKind.HOSTS);
            aboard.hands.press(KeyCode.SHIFT, KeyCode.SLASH);
            assertThat(aboard.reads("All shortcuts")).isTrue();
            aboard.hands.press(KeyCode.ESCAPE);
            assertThat(aboard.reads("All shortcuts")).isFalse();
            aboard.hands.press(KeyCode.CONTROL, KeyCode.L);
            assertThat(aboard.reads("Disconnecting changes nothing there.")).isTrue();
            aboard.hands.press(KeyCode.ESCAPE);
            aboard.hands.press(KeyCode.CONTROL, KeyCode.O);
            assertThat(aboard.reads("Connect to a cluster")).isTrue();
            aboard.hands.press(KeyCode.ESCAPE);
            Stand.until(() -> !aboard.reads("Found here"));
        }
    }

    @Test
    void aHostThatIsLostIsToldOfAndItsReturnToo() {
        try (var aboard = Aboard.connected(directory)) {
            var boreas = aboard.cluster.host("boreas-2").id();
            aboard.cluster.faults().loseHost(boreas);
            Stand.until(() -> aboard.reads("boreas-2 last seen"));
            assertThat(aboard.reads("2 of 3 hosts seen")).isTrue();
            aboard.cluster.faults().bringBack(boreas);
            Stand.until(() -> aboard.reads("3 of 3 hosts seen") && !aboard.reads("boreas-2 last seen"));
        }
    }

    @Test
    void inASmallWindowNothingOfTheFrameIsCut() {
        try (var aboard = Aboard.connected(directory)) {
            Stand.until(() -> aboard.reads("hosts seen"));
            var cut = Stand.ask(() -> {
                aboard.window.root().applyCss();
                aboard.window.root().layout();
                return List.of(".topbar", ".rail", ".dock-tabs", ".status-bar").stream()
                        .flatMap(part -> aboard.window.root().lookup(part).lookupAll(".text").stream())
                        .map(Text.class::cast)
                        .filter(text -> text.getParent() instanceof Labeled labeled
                                && labeled.isVisible()
                                && !text.getText().equals(labeled.getText()))
                        .map(Text::getText)
                        .toList();
            });
            assertThat(cut).isEmpty();
        }
    }
}
