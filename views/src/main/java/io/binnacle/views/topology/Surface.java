package io.binnacle.views.topology;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows painted frames, and fades from one kind of picture to another.
final class Surface extends Pane {
    private final ImageView current = new ImageView();
    private final ImageView leaving = new ImageView();
    private final FadeTransition fade = new FadeTransition(Duration.millis(120), leaving);
    private final Consumer<FrameBuffer> release;
    private final ArrayDeque<FrameBuffer> retired = new ArrayDeque<>();
    private @Nullable FrameBuffer shown;
    private @Nullable FrameBuffer fading;

    Surface(Consumer<FrameBuffer> release) {
        this.release = release;
        setMouseTransparent(true);
        leaving.setVisible(false);
        getChildren().addAll(current, leaving);
        fade.setOnFinished(_ -> faded());
    }

    /// Pixels of the screen for one px of a node; 1 where it is on no screen.
    static double pixels(Node node) {
        var window = node.getScene() == null ? null : node.getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    /// @param width of the view in px, whatever the pixels of the frame
    void show(FrameBuffer buffer, double width, double height) {
        var before = shown;
        shown = buffer;
        place(current, buffer, width, height);
        if (before != null && before != fading) {
            retire(before);
        }
    }

    /// The frame shown now stays over the next ones and fades away.
    void fade(Duration time) {
        faded();
        var now = shown;
        if (now != null) {
            fading = now;
            leaving.setImage(current.getImage());
            leaving.setFitWidth(current.getFitWidth());
            leaving.setFitHeight(current.getFitHeight());
            leaving.setOpacity(1);
            leaving.setVisible(true);
            fade.setDuration(time);
            fade.setFromValue(1);
            fade.setToValue(0);
            fade.playFromStart();
        }
    }

    private void faded() {
        fade.stop();
        leaving.setVisible(false);
        leaving.setImage(null);
        var done = fading;
        fading = null;
        if (done != null && done != shown) {
            retire(done);
        }
    }

    /// One frame later it is surely no longer read.
    private void retire(FrameBuffer buffer) {
        retired.add(buffer);
        if (retired.size() > 1) {
            release.accept(retired.remove());
        }
    }

    private static void place(ImageView view, FrameBuffer buffer, double width, double height) {
        view.setImage(buffer.image());
        view.setFitWidth(width);
        view.setFitHeight(height);
    }

    boolean fading() {
        return fading != null;
    }
}
