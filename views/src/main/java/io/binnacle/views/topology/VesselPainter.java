package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.styles.Role;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws a thing as a vessel: its shape says what it is, its hue which app, its level how full, its outline how it is.
final class VesselPainter {
    /// Levels are told apart in so many steps.
    static final int LEVELS = 32;
    /// A level that nobody knows: no fill and no line, which is not the same as empty.
    static final int UNKNOWN = -1;

    private static final double SQRT3_HALF = Math.sqrt(3) / 2;
    private static final double CORNER = 0.3;
    private static final double APP_CORNER = 8.0 / 34;

    /// What a vessel's shape stands for.
    enum Form {
        CONTAINER,
        APP
    }

    private record Key(Form form, int hue, int level, Condition condition, int halves, Palette palette) {}

    private record DotKey(int hue, int step, boolean hollow, int halves, Palette palette) {}

    /// A radius in steps of half a pixel, so that vessels of a camera under way are few; in vectors as it is.
    private record Size(double radius, int halves) {
        static Size of(Pen pen, double radius) {
            var halves = (int) Math.max(2, Math.round(radius * pen.pixelScale * 2));
            return new Size(pen.vector ? radius : halves / 2.0 / pen.pixelScale, halves);
        }
    }

    private VesselPainter() {}

    static int level(double fill) {
        return Double.isNaN(fill) ? UNKNOWN : (int) Math.round(Math.clamp(fill, 0, 1) * LEVELS);
    }

    static void draw(Pen pen, Form form, int hue, double fill, Condition condition, double x, double y, double radius) {
        var level = condition == Condition.STOPPED ? UNKNOWN : level(fill);
        var size = Size.of(pen, radius);
        var key = new Key(form, hue, level, condition, size.halves(), pen.palette);
        pen.sprites()
                .stamp(pen, key, size.radius() + 3, x, y, on -> shape(on, form, hue, level, condition, size.radius()));
    }

    private static void shape(Pen pen, Form form, int hue, int level, Condition condition, double radius) {
        var outline = outline(form, radius);
        if (condition == Condition.STOPPED) {
            pen.dashed(outline, pen.colour(Role.STATE_UNKNOWN), 2, 2, 3);
            return;
        }
        pen.fill(outline, pen.palette.inside(hue));
        if (level > 0) {
            fillTo(pen, outline, pen.palette.filled(hue), (double) level / LEVELS);
        }
        pen.stroke(outline, outlineColour(pen, hue, condition), outlineWidth(condition, radius));
    }

    private static void fillTo(Pen pen, Shape outline, Color colour, double share) {
        var bounds = outline.getBounds2D();
        var top = bounds.getMaxY() - share * bounds.getHeight();
        var before = pen.g.getClip();
        var wholePixels = Math.round(top * pen.pixelScale) / pen.pixelScale;
        pen.g.clip(new Rectangle2D.Double(
                bounds.getX() - 1, wholePixels, bounds.getWidth() + 2, bounds.getMaxY() - wholePixels + 1));
        pen.fill(outline, colour);
        pen.g.setClip(before);
    }

    private static Color outlineColour(Pen pen, int hue, Condition condition) {
        return switch (condition) {
            case FAILING, DEGRADED, CHANGING -> pen.colour(Palette.stateRole(condition));
            case HEALTHY, STOPPED, NOT_SEEN -> pen.palette.outline(hue);
        };
    }

    private static double outlineWidth(Condition condition, double radius) {
        var full = condition.wrong() ? 2 : condition == Condition.CHANGING ? 1.75 : 1.25;
        return radius < 8 ? Math.min(full, 1.25) : full;
    }

    private static Shape outline(Form form, double radius) {
        return switch (form) {
            case CONTAINER -> hexagon(0, 0, radius);
            case APP -> Pen.rounded(-radius, -radius, 2 * radius, 2 * radius, 2 * radius * APP_CORNER);
        };
    }

    /// Point up, its corners rounded over 0.3 of its radius.
    static Shape hexagon(double x, double y, double radius) {
        var path = new Path2D.Double();
        var cut = CORNER;
        for (var i = 0; i < 6; i++) {
            var before = corner(i + 5, radius);
            var here = corner(i, radius);
            var after = corner(i + 1, radius);
            var fromX = here[0] + (before[0] - here[0]) * cut;
            var fromY = here[1] + (before[1] - here[1]) * cut;
            if (i == 0) {
                path.moveTo(x + fromX, y + fromY);
            } else {
                path.lineTo(x + fromX, y + fromY);
            }
            path.quadTo(
                    x + here[0],
                    y + here[1],
                    x + here[0] + (after[0] - here[0]) * cut,
                    y + here[1] + (after[1] - here[1]) * cut);
        }
        path.closePath();
        return path;
    }

    private static double[] corner(int index, double radius) {
        return switch (index % 6) {
            case 0 -> new double[] {0, -radius};
            case 1 -> new double[] {SQRT3_HALF * radius, -radius / 2};
            case 2 -> new double[] {SQRT3_HALF * radius, radius / 2};
            case 3 -> new double[] {0, radius};
            case 4 -> new double[] {-SQRT3_HALF * radius, radius / 2};
            default -> new double[] {-SQRT3_HALF * radius, -radius / 2};
        };
    }

    /// The step of lightness that tells a dot's use.
    static int lightness(double fill) {
        return Double.isNaN(fill) ? 2 : Math.min(4, (int) (Math.clamp(fill, 0, 1) * 5));
    }

    /// A container too small for a level: its lightness tells its use.
    static void dot(Pen pen, int hue, double fill, Condition condition, double x, double y, double radius) {
        var hollow = condition == Condition.STOPPED;
        var step = lightness(fill);
        var size = Size.of(pen, radius);
        var key = new DotKey(hue, step, hollow, size.halves(), pen.palette);
        pen.sprites().stamp(pen, key, size.radius() + 1, x, y, on -> {
            var r = size.radius();
            var circle = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            if (hollow) {
                on.g.setStroke(new BasicStroke(1));
                on.stroke(circle, on.colour(Role.STATE_UNKNOWN), 1);
            } else {
                on.fill(circle, on.palette.dot(hue, step));
            }
        });
    }
}
