package io.binnacle.views;

import io.binnacle.session.Workspace;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorConnector;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Surroundings;
import io.binnacle.styles.Styles;
import io.binnacle.styles.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// A panel on a stage without a screen, before a simulated cluster that obeys the test.
public final class Stand implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final SimulatedCluster cluster;
    public final Workspace workspace;
    public final Bridge bridge;
    private final Stage stage = ask(Stage::new);

    static {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException already) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        try {
            if (!started.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the toolkit did not start");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Stand(SimulatedCluster cluster, Path directory) {
        this.cluster = cluster;
        var surroundings =
                new Surroundings(cluster.time().clock(), RandomGenerator.of("L64X128MixRandom"), Map.of(), directory);
        this.workspace = new Workspace(List.of(SimulatorConnector.over(cluster)), surroundings, directory);
        workspace.open(cluster.settings().endpoint());
        this.bridge = ask(() -> new Bridge(workspace));
        until(() -> bridge.picture().get().complete()
                && !bridge.picture().get().topology().containers().isEmpty());
    }

    /// The demo cluster, alive.
    public static Stand demo(Path directory) {
        return new Stand(
                SimulatedCluster.of(SimulatorSettings.demo(), SimulatedTime.following(Clock.systemUTC())), directory);
    }

    public static Stand of(SimulatorSettings settings, Path directory) {
        return new Stand(SimulatedCluster.of(settings, SimulatedTime.following(Clock.systemUTC())), directory);
    }

    public void show(Theme theme, double width, double height, Callable<Parent> panel) {
        ask(() -> {
            var scene = new Scene(panel.call(), width, height);
            Styles.apply(scene, theme);
            stage.setScene(scene);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return true;
        });
    }

    public Scene scene() {
        return stage.getScene();
    }

    public static <T> T ask(Callable<T> question) {
        if (Platform.isFxApplicationThread()) {
            try {
                return question.call();
            } catch (Exception wrong) {
                throw new IllegalStateException(wrong);
            }
        }
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public static void run(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    /// Waits for a state of the screen, which is asked for on the UI thread.
    public static void until(Callable<Boolean> state) {
        var end = Instant.now().plus(PATIENCE);
        while (!ask(state)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not come to that in " + PATIENCE);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// Leaves a picture of what is shown in `target/pictures`.
    public Path picture(String name) {
        return ask(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            var image = scene().snapshot(null);
            var copy = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
            for (var y = 0; y < copy.getHeight(); y++) {
                for (var x = 0; x < copy.getWidth(); x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            return write(copy, name);
        });
    }

    private static Path write(BufferedImage image, String name) throws IOException {
        var file = Path.of("target", "pictures", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Override
    public void close() {
        run(() -> {
            stage.hide();
            bridge.close();
        });
        workspace.close();
    }
}
