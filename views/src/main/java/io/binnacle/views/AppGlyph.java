package io.binnacle.views;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// A thing's vessel in a list or a card: its shape says what it is, its hue which app, its level how full.
public final class AppGlyph extends Region {
    private static final double BOX = 20;

    private final SVGPath back = new SVGPath();
    private final SVGPath tint = new SVGPath();
    private final SVGPath shell = new SVGPath();
    private final SVGPath content = new SVGPath();
    private final Rectangle level = new Rectangle(BOX, BOX);
    private final double size;
    private int hue;

    /// What a glyph stands for.
    public enum Shape {
        /// A hexagon, point up.
        CONTAINER("M10 0.6 L18.1 5.3 V14.7 L10 19.4 L1.9 14.7 V5.3 Z", ""),
        /// A rounded square on two copies.
        APP(
                "M4 5 H16 A2.5 2.5 0 0 1 18.5 7.5 V16.9 A2.5 2.5 0 0 1 16 19.4 H4 A2.5 2.5 0 0 1 1.5 16.9 V7.5 A2.5 2.5"
                        + " 0 0 1 4 5 Z",
                "M3 3.2 H17 M4.5 1.2 H15.5"),
        /// A circle, for an app in a list of neighbours.
        PEER("M10 1 A9 9 0 1 1 9.99 1 Z", ""),
        /// A dashed pill: somebody outside.
        OUTSIDE("M5 4 H15 A6 6 0 0 1 15 16 H5 A6 6 0 0 1 5 4 Z", ""),
        HOST("M3 2.5 H17 V9 H3 Z M3 11 H17 V17.5 H3 Z", "M5.6 5.7 H6 M5.6 14.3 H6");

        private final String outline;
        private final String behind;

        Shape(String outline, String behind) {
            this.outline = outline;
            this.behind = behind;
        }
    }

    public AppGlyph(double size) {
        this.size = size;
        getStyleClass().add("app-glyph");
        back.getStyleClass().add("back");
        tint.getStyleClass().add("tint");
        shell.getStyleClass().add("shell");
        content.getStyleClass().add("content");
        content.setClip(level);
        getChildren().addAll(back, tint, content, shell);
        getChildren().forEach(this::fit);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }

    private void fit(javafx.scene.Node node) {
        var scale = size / BOX;
        node.getTransforms().add(new javafx.scene.transform.Scale(scale, scale, 0, 0));
    }

    /// @param newHue from 1 to 12, or 0 for what belongs to no app
    /// @param full from 0 to 1; NaN when it is not known, which draws no level at all
    public void show(Shape shape, int newHue, double full) {
        back.setContent(shape.behind);
        tint.setContent(shape.outline);
        shell.setContent(shape.outline);
        content.setContent(shape.outline);
        content.setVisible(full > 0);
        var height = full > 0 ? BOX * Math.min(full, 1) : 0;
        level.setY(BOX - height);
        level.setHeight(height);
        colour(shape, newHue);
    }

    private void colour(Shape shape, int newHue) {
        getStyleClass().removeIf(name -> name.startsWith("app-hue-") || name.startsWith("shape-"));
        getStyleClass().add("shape-" + shape.name().toLowerCase(java.util.Locale.ROOT));
        hue = newHue;
        if (hue > 0) {
            getStyleClass().add("app-hue-" + hue);
        }
    }

    public int hue() {
        return hue;
    }

    @Override
    protected void layoutChildren() {
        // the paths are drawn in the glyph's own box, so they stay where they are
    }
}
