package io.binnacle.benchmarks;

import io.binnacle.session.Workspace;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorConnector;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Surroundings;
import io.binnacle.styles.Styles;
import io.binnacle.styles.Theme;
import io.binnacle.views.Bridge;
import io.binnacle.views.topology.TopologyView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;

/// The program's map over a simulated cluster, in a window drawn in memory, under a hand.
final class MapOnStage implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    final TopologyView map;
    private final Workspace workspace;
    private final Bridge bridge;
    private final Stage stage;

    private MapOnStage(Workspace workspace, int width, int height) {
        this.workspace = workspace;
        this.bridge = OnUi.ask(() -> new Bridge(workspace));
        this.map = OnUi.ask(() -> new TopologyView(bridge, Theme.DARK, Optional.empty()));
        this.stage = OnUi.ask(() -> shown(new Scene(map, width, height)));
    }

    static Stage shown(Scene scene) {
        var stage = new Stage();
        Styles.apply(scene, Theme.DARK);
        stage.setScene(scene);
        stage.setWidth(scene.getWidth());
        stage.setHeight(scene.getHeight());
        stage.show();
        return stage;
    }

    static MapOnStage over(SimulatorSettings settings, SimulatedTime time, int width, int height)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("binnacle-bench");
        var surroundings = new Surroundings(time.clock(), RandomGenerator.of("L64X128MixRandom"), Map.of(), directory);
        var workspace = new Workspace(
                List.of(SimulatorConnector.over(SimulatedCluster.of(settings, time))), surroundings, directory);
        workspace.open(settings.endpoint());
        Clusters.await(
                workspace,
                picture -> picture.complete() && picture.topology().containers().size() >= settings.containers());
        var made = new MapOnStage(workspace, width, height);
        made.awaitDrawn(settings.containers());
        return made;
    }

    private void awaitDrawn(int containers) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (OnUi.ask(map::nodesDrawn) < containers && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        OnUi.ask(map::renderNow).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    int links() {
        return workspace.picture().topology().links().size();
    }

    int containers() {
        return workspace.picture().topology().containers().size();
    }

    void mouse(EventType<MouseEvent> type, double x, double y) {
        var down = type == MouseEvent.MOUSE_DRAGGED || type == MouseEvent.MOUSE_PRESSED;
        var button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        Event.fireEvent(
                map,
                new MouseEvent(
                        type, x, y, x, y, button, 1, false, false, false, false, down, false, false, false, false,
                        false, null));
    }

    void zoom(double factor) {
        var x = map.getWidth() / 2;
        var y = map.getHeight() / 2;
        Event.fireEvent(
                map,
                new ZoomEvent(
                        ZoomEvent.ZOOM, x, y, x, y, false, false, false, false, false, false, factor, factor, null));
    }

    @Override
    public void close() {
        OnUi.ask(() -> {
            stage.hide();
            map.close();
            bridge.close();
            return true;
        });
        workspace.close();
    }
}
