package io.binnacle.views.operate;

import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The confirming button: acts at once, or only when it is held, filling up meanwhile.
final class HoldButton extends Button {
    private final Hold hold = new Hold();
    private final Label words = new Label();
    private final Label key = new Label("Enter");
    private final Region progress = new Region();
    private final Runnable act;
    private boolean held;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick();
        }
    };

    HoldButton(Runnable act) {
        this.act = act;
        getStyleClass().add("primary");
        key.getStyleClass().add("kbd");
        progress.getStyleClass().add("hold-progress");
        progress.setManaged(false);
        var line = new HBox(words, key);
        line.getStyleClass().add("button-words");
        setGraphic(new StackPane(progress, line));
        setOnAction(_ -> clicked());
        armedProperty().addListener((_, _, down) -> pressed(down));
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                release();
            }
        });
    }

    void show(String text, boolean mustBeHeld) {
        words.setText(text);
        held = mustBeHeld;
        key.setText(mustBeHeld ? "hold Enter" : "Enter");
        setAccessibleText(mustBeHeld ? text + ", hold Enter" : text);
        release();
    }

    private void clicked() {
        if (!held) {
            act.run();
        }
    }

    private void pressed(boolean down) {
        if (held && down) {
            press();
        } else {
            release();
        }
    }

    /// A key goes down: at once where it need not be held. Repeats of a held key change nothing.
    void keyDown() {
        if (held) {
            press();
        } else if (!hold.down()) {
            hold.press(System.nanoTime());
            act.run();
        }
    }

    void keyUp() {
        release();
    }

    private void press() {
        hold.press(System.nanoTime());
        timer.start();
    }

    private void release() {
        hold.release();
        timer.stop();
        draw(0);
    }

    private void tick() {
        var now = System.nanoTime();
        draw(hold.progress(now));
        if (hold.complete(now)) {
            timer.stop();
            act.run();
        }
    }

    private void draw(double share) {
        progress.resizeRelocate(-8, -4, (getWidth() - 8) * share, share > 0 ? getHeight() - 4 : 0);
    }
}
