package io.binnacle.benchmarks;

import io.binnacle.model.TopologyChange;
import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.views.UiThread;
import io.binnacle.views.shell.BinnacleWindow;
import io.binnacle.views.shell.SettingsFile;
import io.binnacle.views.shell.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/// The whole window over a workspace, drawn in memory, and a look at each frame it draws.
///
/// A change counts as on the screen two frames after the map has painted it and come to rest: the first frame shows
/// what
/// was painted, and when the second begins, the first has been drawn.
final class Screen extends AnimationTimer implements AutoCloseable {
    private static final int FRAMES = 2;

    private final BinnacleWindow window;
    private final Stage stage = new Stage();
    private final Sightings sightings;
    private final ArrayDeque<Told> told = new ArrayDeque<>();
    private long frame;

    private record Told(TopologyChange change, long frame) {}

    private Screen(Workspace workspace, Sightings sightings, Path state) {
        this.sightings = sightings;
        this.window = new BinnacleWindow(workspace, new Recents(state), new SettingsFile(state), "bench");
        window.bridge().onChange(this::told);
    }

    private void told(TopologyChange change) {
        var _ = window.settled().thenRun(() -> told.add(new Told(change, frame)));
    }

    static Screen over(Workspace workspace, Sightings sightings) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        WindowPicture.startToolkit();
        var state = Files.createTempDirectory("binnacle-bench");
        var made = new CompletableFuture<Screen>();
        UiThread.run(() -> {
            var screen = new Screen(workspace, sightings, state);
            screen.window.showIn(screen.stage);
            screen.start();
            made.complete(screen);
        });
        return made.join();
    }

    @Override
    public void handle(long now) {
        frame++;
        while (!told.isEmpty() && frame - told.getFirst().frame() > FRAMES - 1) {
            sightings.look(told.removeFirst().change());
        }
    }

    @Override
    public void close() {
        UiThread.run(() -> {
            stop();
            stage.hide();
        });
    }
}
