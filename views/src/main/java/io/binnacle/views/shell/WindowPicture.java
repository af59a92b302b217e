package io.binnacle.views.shell;

import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import io.binnacle.views.UiThread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// A picture of the whole window, drawn without a screen: for reports, for the README, for tests.
///
/// @param scale how many pixels one px of the design becomes
public record WindowPicture(double width, double height, double scale, Theme theme, MapKind map) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SETTING_OUT = 6;
    private static final int STILL_FRAMES = 12;
    private static final Path NOWHERE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "binnacle-nowhere-" + ProcessHandle.current().pid());

    /// Starts the toolkit where it is not running. On a machine without a display it must have been told before to
    /// draw in memory (`glass.platform=Headless`, `prism.order=sw`).
    public static void startToolkit() {
        var started = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (IllegalStateException running) {
            return;
        }
        await(started);
        Platform.setImplicitExit(false);
    }

    /// Draws the workspace as it is once its first complete picture is there and the map has come to rest. Blocks; not
    /// to be called on the UI thread.
    public BufferedImage of(Workspace workspace, String version) {
        return of(workspace, version, _ -> {});
    }

    /// @param before told the window on the UI thread before anything is drawn, to select, open or fold something
    public BufferedImage of(Workspace workspace, String version, Consumer<BinnacleWindow> before) {
        var window =
                await(onUi(() -> new BinnacleWindow(workspace, new Recents(NOWHERE), SettingsFile.nowhere(), version)));
        try {
            await(onUi(() -> {
                window.force(theme);
                window.show(map);
                window.scene(width, height);
                window.panes().sharpness(scale);
                return true;
            }));
            await(still(window, shown -> shown.bridge().picture().get().complete()));
            await(onUi(() -> {
                before.accept(window);
                return true;
            }));
            await(still(window, _ -> true));
            return await(onUi(() -> taken(window)));
        } finally {
            await(onUi(() -> {
                window.close();
                return true;
            }));
        }
    }

    public static void write(BufferedImage image, Path file) throws IOException {
        var parent = Optional.ofNullable(file.toAbsolutePath().getParent());
        if (parent.isPresent()) {
            Files.createDirectories(parent.get());
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for PNG in this Java");
        }
    }

    /// Waits for `wanted`, then until the map rests for some frames. What never rests is drawn as it is when the time
    /// is up.
    private static CompletableFuture<Boolean> still(BinnacleWindow window, Predicate<BinnacleWindow> wanted) {
        var done = new CompletableFuture<Boolean>();
        var end = System.nanoTime() + PATIENCE.toNanos() / 2;
        UiThread.run(() -> new AnimationTimer() {
            private int frames;
            private CompletableFuture<Void> settled = new CompletableFuture<>();
            private boolean asked;

            @Override
            public void handle(long now) {
                window.root().applyCss();
                window.root().layout();
                if (!asked && wanted.test(window) && ++frames > SETTING_OUT) {
                    asked = true;
                    frames = 0;
                    settled = window.settled();
                }
                frames = asked && settled.isDone() ? frames + 1 : frames;
                if ((asked && frames > STILL_FRAMES) || System.nanoTime() > end) {
                    stop();
                    done.complete(true);
                }
            }
        }.start());
        return done;
    }

    private BufferedImage taken(BinnacleWindow window) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        var target = new WritableImage((int) Math.round(width * scale), (int) Math.round(height * scale));
        return copied(window.root().snapshot(parameters, target));
    }

    private static BufferedImage copied(WritableImage image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private static <T> CompletableFuture<T> onUi(java.util.function.Supplier<T> work) {
        var done = new CompletableFuture<T>();
        UiThread.run(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException failed) { // the top of the UI thread: told to whoever waits
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the picture was drawn", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the picture could not be drawn", failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("the picture was not drawn within " + PATIENCE.toSeconds() + " s", late);
        }
    }
}
