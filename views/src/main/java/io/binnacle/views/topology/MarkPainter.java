package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.styles.Mark;
import io.binnacle.styles.Role;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Draws the mark of a state, outlined in the colour of what it lies on, so that it stands out from any vessel.
final class MarkPainter {
    /// The side of the box marks are designed in.
    static final double SIZE = 14;

    private static final Map<Mark, Path2D> GROUNDS = new EnumMap<>(Mark.class);
    private static final Map<Mark, Path2D> INKS = new EnumMap<>(Mark.class);

    static {
        for (var mark : Mark.values()) {
            GROUNDS.put(mark, centred(mark.ground()));
            INKS.put(mark, centred(mark.ink()));
        }
    }

    private record Key(Mark mark, Role surface, int sizePx, Palette palette) {}

    private MarkPainter() {}

    private static Path2D centred(String path) {
        var shape = SvgPath.parse(path);
        shape.transform(AffineTransform.getTranslateInstance(-SIZE / 2, -SIZE / 2));
        return shape;
    }

    static Mark of(Condition condition) {
        return switch (condition) {
            case FAILING -> Mark.FAILING;
            case DEGRADED -> Mark.DEGRADED;
            case CHANGING -> Mark.CHANGING;
            case HEALTHY -> Mark.HEALTHY;
            case STOPPED -> Mark.STOPPED;
            case NOT_SEEN -> Mark.NOT_SEEN;
        };
    }

    static void draw(Pen pen, Condition condition, double x, double y, Role surface) {
        draw(pen, condition, x, y, SIZE, surface);
    }

    static void draw(Pen pen, Condition condition, double x, double y, double size, Role surface) {
        var mark = of(condition);
        var key = new Key(mark, surface, (int) Math.round(size * pen.pixelScale), pen.palette);
        pen.sprites().stamp(pen, key, size / 2 + 3, x, y, on -> shape(on, condition, size / SIZE, on.colour(surface)));
    }

    private static void shape(Pen pen, Condition condition, double scale, Color surface) {
        var mark = of(condition);
        var colour = pen.colour(Palette.stateRole(condition));
        var ground = scaled(GROUNDS, mark, scale);
        var ink = scaled(INKS, mark, scale);
        switch (mark) {
            case FAILING, DEGRADED -> {
                pen.stroke(ground, surface, 4 * scale);
                pen.fill(ground, colour);
                pen.stroke(ink, pen.colour(Role.MARK_INK), 1.8 * scale);
            }
            case CHANGING -> {
                pen.fill(ground, surface);
                pen.stroke(ground, Palette.mix(surface, colour, 0.35), 2 * scale);
                pen.stroke(ink, colour, 2 * scale);
            }
            case HEALTHY -> {
                pen.stroke(ground, colour, 1.5 * scale);
                pen.stroke(ink, colour, 1.5 * scale);
            }
            case STOPPED -> {
                pen.stroke(ground, surface, 3 * scale);
                pen.fill(ground, colour);
            }
            case NOT_SEEN -> {
                pen.fill(ground, surface);
                pen.dashed(ground, colour, 1.5 * scale, (float) (2.4 * scale), (float) (2.2 * scale));
                pen.stroke(ink, colour, 1.5 * scale);
            }
        }
    }

    private static Shape scaled(Map<Mark, Path2D> paths, Mark mark, double scale) {
        return AffineTransform.getScaleInstance(scale, scale)
                .createTransformedShape(Objects.requireNonNull(paths.get(mark)));
    }
}
