package io.binnacle.app;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import io.binnacle.session.Picture;
import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.views.shell.BinnacleWindow;
import io.binnacle.views.shell.SettingsFile;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The program with its window, as the toolkit starts and stops it.
public final class BinnacleApplication extends Application {
    private static final Logger LOG = Logger.getLogger(BinnacleApplication.class.getName());
    /// The toolkit makes the instance, so what it is to show waits here.
    private static final AtomicReference<Optional<WindowOrder>> ORDER = new AtomicReference<>(Optional.empty());

    private Optional<Workspace> workspace = Optional.empty();
    private Optional<OpenClusters> open = Optional.empty();

    /// Shows the window and returns when it is closed.
    ///
    /// @throws ConnectorException when the toolkit cannot show one
    static void show(WindowOrder order) {
        ORDER.set(Optional.of(order));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.log(Level.SEVERE, "unexpected, on thread " + thread.getName(), failure));
        try {
            EarlyToolkit.await();
            launch(BinnacleApplication.class);
        } catch (UnsupportedOperationException noScreen) {
            LOG.log(Level.WARNING, "no window", noScreen);
            throw new ConnectorException(
                    new Refusal(
                            Refusal.Reason.UNSUPPORTED,
                            "to open a window",
                            String.valueOf(noScreen.getMessage()),
                            "see whether DISPLAY names a display that answers, or write a picture to a file:"
                                    + " binnacle snapshot"),
                    noScreen);
        }
    }

    @Override
    public void start(Stage stage) {
        ToolkitClock.letRest();
        var order = ORDER.get().orElseThrow(() -> new IllegalStateException("started without an order"));
        var program = order.program();
        var opened = program.workspace();
        workspace = Optional.of(opened);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
        var recents = new Recents(program.state().path());
        var window = new BinnacleWindow(
                opened, recents, new SettingsFile(program.state().path()), Version.text());
        window.offer(new BackgroundScheduler(program, OwnCommand.ofThisProcess()));
        window.offer(new SystemTerminal(program, opened, OwnCommand.ofThisProcess()));
        order.endpoints().forEach(window::open);
        window.showIn(stage);
        if (order.remembered()) {
            open = Optional.of(new OpenClusters(opened, recents));
        }
        if (order.watched() != WindowOrder.Watched.NO) {
            new Marks(order, window).start();
        }
    }

    /// Called by the toolkit when the window is closed, and when the process is asked to end.
    @Override
    public synchronized void stop() {
        open.ifPresent(OpenClusters::close);
        open = Optional.empty();
        workspace.ifPresent(Workspace::close);
        workspace = Optional.empty();
    }

    /// Tells when the window is drawn and when it shows a complete picture.
    private static final class Marks extends AnimationTimer {
        private final WindowOrder order;
        private final BinnacleWindow window;
        private int frames;
        private int framesComplete;

        Marks(WindowOrder order, BinnacleWindow window) {
            this.order = order;
            this.window = window;
        }

        /// A frame has been drawn when the next one begins.
        @Override
        public void handle(long now) {
            frames++;
            if (frames == 2) {
                mark("shown");
            }
            framesComplete = complete(window.bridge().picture().get()) ? framesComplete + 1 : 0;
            if (framesComplete == 2) {
                mark("complete");
                stop();
                if (order.watched() == WindowOrder.Watched.REHEARSAL) {
                    Platform.exit();
                }
            }
        }

        private static boolean complete(Picture picture) {
            return picture.complete() && !picture.clusters().isEmpty();
        }

        private void mark(String what) {
            order.program().err().println("mark " + what + " " + System.currentTimeMillis());
            order.program().err().flush();
        }
    }
}
