package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A few words beside the pointer when it rests on a thing.
final class HoverCard extends VBox {
    private static final double BESIDE = 16;

    private final PauseTransition rest;
    private Selection about = new Selection.Nothing();
    private double pointerX;
    private double pointerY;
    private java.util.function.Function<Selection, List<String>> words = _ -> List.of();

    HoverCard(Duration wait) {
        this.rest = new PauseTransition(wait);
        rest.setOnFinished(_ -> appear());
        getStyleClass().add("hover-card");
        setVisible(false);
        setMouseTransparent(true);
        setManaged(false);
    }

    void speak(java.util.function.Function<Selection, List<String>> speaker) {
        words = speaker;
    }

    void at(Selection selection, double x, double y) {
        pointerX = x;
        pointerY = y;
        if (!selection.equals(about)) {
            about = selection;
            hide();
            if (!(selection instanceof Selection.Nothing)) {
                rest.playFromStart();
            }
        }
    }

    void hide() {
        rest.stop();
        setVisible(false);
    }

    private void appear() {
        var lines = words.apply(about);
        if (lines.isEmpty()) {
            return;
        }
        getChildren().setAll(lines.stream().map(Label::new).toList());
        for (var i = 0; i < lines.size(); i++) {
            getChildren().get(i).getStyleClass().add(i == 0 ? "text-strong" : "text-muted");
        }
        setVisible(true);
        applyCss();
        autosize();
        place();
    }

    /// Beside the pointer, on the side where there is room.
    private void place() {
        var room = getParent() == null ? null : getParent().getLayoutBounds();
        if (room == null) {
            return;
        }
        var right = pointerX + BESIDE + getWidth() <= room.getWidth();
        var below = pointerY + BESIDE + getHeight() <= room.getHeight();
        setLayoutX(Math.max(4, right ? pointerX + BESIDE : pointerX - BESIDE - getWidth()));
        setLayoutY(Math.max(4, below ? pointerY + BESIDE : pointerY - BESIDE - getHeight()));
    }
}
