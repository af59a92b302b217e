package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/// What hands do on the map, told to the view in its own words.
final class Gestures {
    private static final double WHEEL = 1.0 / 320;
    private static final double CLICK_SLACK = 4;
    private static final double STEP_IN = 1.25;

    private final Hand hand;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean dragging;
    private boolean onMiniMap;
    private boolean pulling;
    /// Whether what is under the pressed pointer can be carried, and whether it is.
    private boolean carriable;
    private boolean carrying;

    /// What the map does when asked.
    interface Hand {
        Selection at(double x, double y);

        void hover(Selection selection, double x, double y);

        void click(Selection selection, double x, double y);

        void doubleClick(Selection selection);

        /// Shows how what is selected and another thing are linked.
        void join(Selection selection);

        /// The same with where the keys stand.
        void joinHere();

        void pan(double dx, double dy);

        void zoom(double x, double y, double factor);

        void zoomInMiddle(double factor);

        void walk(int dx, int dy);

        void enter();

        void back();

        void fit();

        void seek();

        void leave();

        boolean miniMap(double x, double y);

        /// Whether a handle is under the pointer, and now in the hand.
        boolean grip(double x, double y);

        void pull(double x, double y, boolean tens);

        /// Whether something that can be put elsewhere is under the pointer.
        boolean carriable(double x, double y);

        /// Carries what was there where the pointer was pressed.
        void carry(double fromX, double fromY, double x, double y);

        /// What is carried is let down.
        void letDown();

        /// The pull has ended; what it asked for stays asked for.
        void letGo();
    }

    Gestures(Region on, Hand hand) {
        this.hand = hand;
        on.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        on.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hand.leave());
        on.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(on, event));
        on.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        on.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
        on.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        on.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        on.addEventHandler(ZoomEvent.ZOOM, event -> hand.zoom(event.getX(), event.getY(), event.getZoomFactor()));
        on.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void moved(MouseEvent event) {
        hand.hover(hand.at(event.getX(), event.getY()), event.getX(), event.getY());
    }

    private void pressed(Region on, MouseEvent event) {
        on.requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        onMiniMap = hand.miniMap(pressX, pressY);
        pulling = !onMiniMap && event.getButton() == MouseButton.PRIMARY && hand.grip(pressX, pressY);
        dragging = onMiniMap || pulling;
        carriable = !dragging && event.getButton() == MouseButton.PRIMARY && hand.carriable(pressX, pressY);
        carrying = false;
    }

    private void released() {
        if (pulling) {
            pulling = false;
            hand.letGo();
        }
        if (carrying) {
            carrying = false;
            hand.letDown();
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        if (onMiniMap) {
            hand.miniMap(event.getX(), event.getY());
            return;
        }
        if (pulling) {
            hand.pull(event.getX(), event.getY(), event.isShiftDown());
            return;
        }
        dragging |= Math.hypot(event.getX() - pressX, event.getY() - pressY) > CLICK_SLACK;
        if (dragging && carriable) {
            carrying = true;
            hand.carry(pressX, pressY, event.getX(), event.getY());
        } else if (dragging) {
            hand.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void clicked(MouseEvent event) {
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var selection = hand.at(event.getX(), event.getY());
        if (event.isShortcutDown() || event.isShiftDown()) {
            hand.join(selection);
        } else if (event.getClickCount() == 2) {
            hand.doubleClick(selection);
        } else if (event.getClickCount() == 1) {
            hand.click(selection, event.getX(), event.getY());
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            hand.zoom(event.getX(), event.getY(), Math.exp(event.getDeltaY() * WHEEL));
        } else if (event.getDeltaX() != 0) {
            hand.pan(event.getDeltaX(), 0);
        }
        event.consume();
    }

    private void enter(boolean joined) {
        if (joined) {
            hand.joinHere();
        } else {
            hand.enter();
        }
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> hand.walk(-1, 0);
            case RIGHT -> hand.walk(1, 0);
            case UP -> hand.walk(0, -1);
            case DOWN -> hand.walk(0, 1);
            case ENTER -> enter(event.isShiftDown());
            case ESCAPE -> hand.back();
            case F -> hand.fit();
            case PLUS, ADD, EQUALS -> hand.zoomInMiddle(STEP_IN);
            case MINUS, SUBTRACT -> hand.zoomInMiddle(1 / STEP_IN);
            case SLASH -> hand.seek();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
