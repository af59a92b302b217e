package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Hands and keys on a map, in the coordinates of its world.
record OnView(TopologyView view) {
    MapScene scene() {
        return Objects.requireNonNull(Stand.ask(view::scene));
    }

    void settle() {
        try {
            Stand.ask(view::renderNow).get(20, TimeUnit.SECONDS);
        } catch (Exception never) {
            throw new AssertionError("the map did not come to rest", never);
        }
    }

    void click(double worldX, double worldY, int clicks, boolean shift) {
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)
                .forEach(type -> fire(type, worldX, worldY, clicks, shift));
    }

    void click(Selection thing, boolean shift) {
        Stand.run(() -> {
            var bounds = Bounds.of(Objects.requireNonNull(view.scene()), thing).orElseThrow();
            click(bounds.middleX(), bounds.middleY(), 1, shift);
        });
    }

    void press(double worldX, double worldY) {
        fire(MouseEvent.MOUSE_PRESSED, worldX, worldY, 1, false);
    }

    void drag(double worldX, double worldY) {
        fire(MouseEvent.MOUSE_DRAGGED, worldX, worldY, 1, false);
    }

    void release(double worldX, double worldY) {
        fire(MouseEvent.MOUSE_RELEASED, worldX, worldY, 1, false);
        settle();
    }

    private void fire(EventType<MouseEvent> type, double worldX, double worldY, int clicks, boolean shift) {
        Stand.run(() -> {
            var camera = view.look().camera();
            var x = camera.toViewX(worldX);
            var y = camera.toViewY(worldY);
            Event.fireEvent(
                    view,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            clicks,
                            shift,
                            false,
                            false,
                            false,
                            type != MouseEvent.MOUSE_RELEASED,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        });
    }

    void key(KeyCode code) {
        Stand.run(() -> Event.fireEvent(
                view, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
        settle();
    }
}
