package io.binnacle.views.shell;

import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorConnector;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Surroundings;
import io.binnacle.views.Hands;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import io.binnacle.views.topology.OnMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The whole window on a stage without a screen, over a simulated cluster that obeys the test, steered by hand.
final class Aboard implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    final SimulatedCluster cluster =
            SimulatedCluster.of(SimulatorSettings.demo(), SimulatedTime.following(Clock.systemUTC()));
    final Workspace workspace;
    final BinnacleWindow window;
    final SettingsFile settings;
    final Hands hands;
    private final Stage stage;

    Aboard(Path directory) {
        var surroundings =
                new Surroundings(Clock.systemUTC(), RandomGenerator.of("L64X128MixRandom"), Map.of(), directory);
        workspace = new Workspace(List.of(SimulatorConnector.over(cluster)), surroundings, directory);
        settings = new SettingsFile(directory);
        window = Stand.ask(() -> new BinnacleWindow(workspace, new Recents(directory), settings, "1.2.3"));
        stage = Stand.ask(Stage::new);
        Stand.run(() -> {
            stage.setScene(window.scene(1280, 800));
            stage.setWidth(1280);
            stage.setHeight(800);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
        hands = new Hands(stage.getScene());
    }

    /// With the demo cluster open, and its first complete picture on screen.
    static Aboard connected(Path directory) {
        var aboard = new Aboard(directory);
        aboard.workspace.open(SimulatorSettings.demo().endpoint());
        Stand.until(() -> !aboard.window.bridge().picture().get().problems().isEmpty());
        return aboard;
    }

    OnMap map() {
        return new OnMap(hands.find(".map"));
    }

    Selection container(String name) {
        return new Selection.OfContainer(cluster.container(name).id());
    }

    Selection selected() {
        return Stand.ask(() -> window.bridge().selection().get());
    }

    Node find(String selector) {
        return Stand.ask(() -> window.root().lookup(selector));
    }

    boolean focusIsOn(String selector) {
        var focused = Stand.ask(() -> window.root().getScene().getFocusOwner());
        return focused != null && focused.equals(find(selector));
    }

    /// Whether a label with these words is on screen.
    boolean reads(String words) {
        return Stand.ask(() -> window.root().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .anyMatch(label -> shown(label)
                        && label.getText() != null
                        && label.getText().contains(words)));
    }

    private static boolean shown(Node node) {
        return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
    }

    @Override
    public void close() {
        Stand.run(() -> {
            stage.hide();
            window.close();
        });
        workspace.close();
        letRunsEnd();
    }

    /// A run that was cut off still writes down how it ended; before that, the directory cannot go.
    private void letRunsEnd() {
        var end = Instant.now().plus(LAST_WORDS);
        while (written("begin") > written("end") && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private long written(String phase) {
        try (var lines = Files.lines(workspace.audit().file())) {
            return lines.filter(line -> line.contains("\"phase\":\"" + phase + "\""))
                    .count();
        } catch (IOException none) {
            return 0;
        }
    }
}
