package io.binnacle.views;

import javafx.application.Platform;

/// The one door to the UI thread. Floods are batched before they come here.
public final class UiThread {
    private UiThread() {}

    /// Runs it on the UI thread, soon; at once when already there.
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /// Runs it on the UI thread after what is already waiting there.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }
}
