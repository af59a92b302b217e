package io.binnacle.views.topology;

import java.awt.Color;

/// Boxes with round corners. On bare pixels each kind of box is drawn once as a small tile and stretched over its
/// place, row by row, which costs a hundredth of filling and stroking its outline; elsewhere they are shapes.
final class Boxes {
    static final Color NONE = new Color(0, true);

    private Boxes() {}

    /// How a box looks. Its border lies inside it, so that 1 px is one sharp row of pixels.
    ///
    /// @param width of the border; 0 for none
    record Style(double radius, Color inside, Color border, double width) {}

    private record Key(int width, int height, double radius, int inside, int border, double stroke, double scale) {}

    static void draw(Pen pen, double x, double y, double w, double h, Style style) {
        if (pen.bare() && pen.whole(x) && pen.whole(y) && pen.whole(w) && pen.whole(h)) {
            var scale = pen.pixelScale;
            stretched(pen, pixels(x * scale), pixels(y * scale), pixels(w * scale), pixels(h * scale), style);
        } else {
            shape(pen, x, y, w, h, style);
        }
    }

    private static int pixels(double value) {
        return (int) Math.rint(value);
    }

    private static void stretched(Pen pen, int x, int y, int w, int h, Style style) {
        if (w < 1 || h < 1) {
            return;
        }
        var scale = pen.pixelScale;
        var edge = (int) Math.ceil((style.radius() + style.width()) * scale) + 1;
        var width = Math.min(w, 2 * edge + 1);
        var height = Math.min(h, 2 * edge + 1);
        var key = new Key(
                width,
                height,
                style.radius(),
                style.inside().getRGB(),
                style.border().getRGB(),
                style.width(),
                scale);
        var tile = pen.sprites()
                .tile(pen, key, width, height, on -> shape(on, 0, 0, width / scale, height / scale, style));
        pen.stretch(tile, x, y, w, h, edge);
    }

    private static void shape(Pen pen, double x, double y, double w, double h, Style style) {
        if (style.inside().getAlpha() > 0) {
            pen.fill(Pen.rounded(x, y, w, h, style.radius()), style.inside());
        }
        var width = style.width();
        if (width > 0) {
            var middle = Pen.rounded(x + width / 2, y + width / 2, w - width, h - width, style.radius() - width / 2);
            pen.stroke(middle, style.border(), width);
        }
    }
}
