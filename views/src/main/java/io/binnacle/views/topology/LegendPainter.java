package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.geom.Ellipse2D;

/// Says, under the far view, what the colours and marks mean and how much of everything is drawn.
final class LegendPainter {
    /// The room it needs under the map.
    static final double HEIGHT = 64;

    private static final double GAP = 32;

    private final Frame frame;
    private final Pen pen;

    LegendPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    void draw() {
        var far = frame.scene.kind == io.binnacle.views.MapKind.HOSTS
                && frame.look.level().compareTo(Level.GLYPHS) < 0;
        if (far && frame.look.height() > 240) {
            legend();
        }
        new MiniMapPainter(frame).draw();
    }

    private void legend() {
        var y = frame.look.height() - 48;
        pen.fill(
                new java.awt.geom.Rectangle2D.Double(0, frame.look.height() - HEIGHT + 2, frame.look.width(), HEIGHT),
                Palette.fade(pen.colour(Role.MAP_BG), 0.88));
        var room = frame.look.width() - Camera.SIDE - MiniMapPainter.WIDTH - 32;
        var x = Camera.SIDE;
        x += scale(x, y) + GAP;
        x += marks(x, y) + GAP;
        var drawn = drawn();
        if (x + pen.width(drawn, Typeface.REGULAR, 12) < room) {
            title("Drawn", x, y);
            pen.text(drawn, x, y + 20, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED));
        }
    }

    private void title(String words, double x, double y) {
        pen.text(words, x, y, Typeface.REGULAR, 12, pen.colour(Role.FG_SUBTLE));
    }

    private double scale(double x, double y) {
        var words = switch (frame.scene.fill) {
            case CPU -> "CPU of its limit";
            case MEMORY -> "Memory of its limit";
            case NETWORK -> "Network of the busiest";
            case RESTARTS -> "Restarts of the most restarted";
            case AGE -> "Age since the start";
        };
        title(words, x, y);
        var line = y + 20;
        var at = x + pen.text("0", x, line, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED)) + 10;
        for (var step = 0; step < 5; step++) {
            pen.fill(new Ellipse2D.Double(at, line - 4, 8, 8), pen.palette.dot(0, step));
            at += 13;
        }
        var end = switch (frame.scene.fill) {
            case CPU, MEMORY -> "100 %";
            case NETWORK, RESTARTS -> "most";
            case AGE -> "30 d";
        };
        at += 4 + pen.text(end, at + 4, line, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED));
        return Math.max(at - x, pen.width(words, Typeface.REGULAR, 12));
    }

    private double marks(double x, double y) {
        title("Marks", x, y);
        var failing = 0;
        var degraded = 0;
        for (var condition : frame.scene.nodes.condition) {
            failing += condition == Condition.FAILING ? 1 : 0;
            degraded += condition == Condition.DEGRADED ? 1 : 0;
        }
        var unseen = 0;
        for (var seen : frame.scene.hosts.seen) {
            unseen += seen ? 0 : 1;
        }
        var at = x;
        at += mark(Condition.FAILING, "failing " + Words.number(failing), at, y + 20);
        at += mark(Condition.DEGRADED, "degraded " + Words.number(degraded), at, y + 20);
        at += mark(Condition.NOT_SEEN, "not seen " + Words.number(unseen), at, y + 20);
        return at - x - 14;
    }

    private double mark(Condition condition, String words, double x, double y) {
        MarkPainter.draw(pen, condition, x + 6, y, 12, Role.MAP_BG);
        return 18 + pen.text(words, x + 18, y, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED)) + 14;
    }

    private String drawn() {
        var count = Words.number(frame.scene.nodes.count);
        return frame.look.level() == Level.CELLS
                ? Words.count(frame.scene.hosts.count, "cell") + " for " + count + " containers"
                : count + " dots, no links below " + Words.percent(Level.GLYPH_PITCH / Packing.PITCH_X);
    }
}
