package io.binnacle.styles;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/// The mark of a state: six silhouettes that differ without colour, each in a box of 14.
public enum Mark {
    /// A filled octagon with a cross.
    FAILING("M4.1 0H9.9L14 4.1V9.9L9.9 14H4.1L0 9.9V4.1Z", "M4.5 4.5L9.5 9.5M9.5 4.5L4.5 9.5"),
    /// A filled triangle with a bar and a dot.
    DEGRADED(
            "M7 0.6C7.5 0.6 7.9 0.85 8.15 1.3L13.7 11.3C14.2 12.2 13.6 13.3 12.55 13.3H1.45C0.4 13.3 -0.2 12.2 0.3 11.3L5.85 1.3C6.1 0.85 6.5 0.6 7 0.6Z",
            "M7 4.8V8.2M7 10.65V10.75"),
    /// A ring with a quarter arc.
    CHANGING("M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1", "M7 1A6 6 0 0 1 13 7"),
    /// A ring with a tick.
    HEALTHY("M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1", "M4.4 7.2L6.3 9.1L9.7 5.2"),
    /// A small square.
    STOPPED(
            "M4 3.5H10A0.5 0.5 0 0 1 10.5 4V10A0.5 0.5 0 0 1 10 10.5H4A0.5 0.5 0 0 1 3.5 10V4A0.5 0.5 0 0 1 4 3.5Z",
            ""),
    /// A dashed ring with the hands of a clock.
    NOT_SEEN("M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1", "M7 4V7.2L9 8.6");

    private final String ground;
    private final String ink;

    Mark(String ground, String ink) {
        this.ground = ground;
        this.ink = ink;
    }

    /// The path under the ink, as svg writes paths, in the box of 14.
    public String ground() {
        return ground;
    }

    /// The path drawn on it; empty for a stopped thing.
    public String ink() {
        return ink;
    }

    /// The class its node carries besides `mark`.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// To be put in a row; `spoken` is what a screen reader says of it.
    public Pane node(String spoken) {
        Pane node = new Pane(layer(ground, "mark-ground"), layer(ink, "mark-ink"));
        node.getStyleClass().addAll("mark", styleClass());
        node.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        node.setAccessibleText(spoken);
        return node;
    }

    private static SVGPath layer(String path, String styleClass) {
        SVGPath layer = new SVGPath();
        layer.setContent(path);
        layer.getStyleClass().add(styleClass);
        return layer;
    }
}
