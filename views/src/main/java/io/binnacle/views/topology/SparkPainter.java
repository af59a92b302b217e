package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.styles.Role;
import java.awt.geom.Path2D;

/// Draws the last minutes of a measurement as a curve over a tint. Two values at least, or nothing.
final class SparkPainter {
    private static final int MOST_POINTS = 60;
    private static final double TINT = 0.18;

    private final Frame frame;

    SparkPainter(Frame frame) {
        this.frame = frame;
    }

    void draw(ContainerId id, double x, double y, double w, double h, Role role, Condition condition) {
        var values = frame.gauges.history(id, frame.scene.fill.metric().orElse(Metric.CPU));
        if (values.length < 2) {
            return;
        }
        var pen = frame.pen;
        var colour = condition.wrong() ? pen.colour(Palette.stateRole(condition)) : pen.colour(role);
        var line = line(values, x, y, w, h);
        var area = new Path2D.Double(line);
        area.lineTo(x + w, y + h);
        area.lineTo(x, y + h);
        area.closePath();
        pen.fill(area, Palette.fade(colour, TINT));
        pen.stroke(line, colour, 1.25);
    }

    private static Path2D line(float[] values, double x, double y, double w, double h) {
        var most = 0f;
        for (var value : values) {
            most = Math.max(most, value);
        }
        var points = Math.min(values.length, MOST_POINTS);
        var path = new Path2D.Double();
        for (var i = 0; i < points; i++) {
            var value = values[(int) ((long) i * (values.length - 1) / (points - 1))];
            var px = x + w * i / (points - 1);
            var py = y + h - (most > 0 ? value / most * 0.85 : 0) * h;
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        return path;
    }
}
