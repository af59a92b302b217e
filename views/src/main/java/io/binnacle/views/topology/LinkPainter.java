package io.binnacle.views.topology;

import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import io.binnacle.views.MapKind;
import java.awt.Color;
import java.awt.geom.Path2D;

/// Draws links: quiet at rest, and with arrowheads and counts when lit.
final class LinkPainter {
    private static final double REST_HOSTS = 0.55;
    private static final double REST_APPS = 0.38;
    private static final double GONE = 0.3;
    private static final double HEAD = 7;
    private static final double PILL_HEIGHT = 18;
    private static final double PILL_BEFORE_HEAD = 16;

    private final Frame frame;
    private final Pen pen;
    private final WireTable wires;
    private final boolean apps;
    private final double[] boxes;

    LinkPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.wires = frame.scene.wires;
        this.boxes = wires.boxes();
        this.apps = frame.scene.kind == MapKind.APPS;
    }

    void resting() {
        for (var wire = 0; wire < wires.count; wire++) {
            if (wires.resting[wire] && !frame.emphasis.lit(wire) && visible(wire)) {
                rest(wire);
            }
        }
        pen.alpha(1);
    }

    private void rest(int wire) {
        var strength = apps ? Math.max(REST_APPS, pen.palette.theme().dark() ? REST_APPS : 0.5) : REST_HOSTS;
        pen.alpha(strength * (wires.gone[wire] ? GONE : 1) * frame.emphasis.wire(wire));
        var colour = pen.colour(Role.MAP_LINK);
        if (!apps && !wires.declared[wire] && pen.fills()) {
            HarnessWire.of(frame, wires.path[wire]).draw(pen, colour);
        } else {
            draw(wire, colour, apps ? 1.25 : 1);
        }
    }

    void lit() {
        for (var wire = 0; wire < wires.count; wire++) {
            if (frame.emphasis.lit(wire) && visible(wire)) {
                pen.alpha(wires.gone[wire] ? GONE : 1);
                draw(wire, pen.colour(Role.MAP_LINK_LIT), apps ? 1.75 : 1.25);
                head(wire, pen.colour(Role.MAP_LINK_LIT));
            }
        }
        pen.alpha(1);
    }

    private boolean visible(int wire) {
        var x = frame.x(boxes[4 * wire]);
        var y = frame.y(boxes[4 * wire + 1]);
        return frame.visible(x - 1, y - 1, frame.x(boxes[4 * wire + 2]) - x + 2, frame.y(boxes[4 * wire + 3]) - y + 2);
    }

    private void draw(int wire, Color colour, double width) {
        var path = apps
                ? curve(wires.path[wire])
                : HarnessWire.of(frame, wires.path[wire]).path();
        if (wires.declared[wire]) {
            pen.dashed(path, colour, width, 4, 4);
        } else {
            pen.stroke(path, colour, width);
        }
    }

    private Path2D curve(double[] path) {
        var result = new Path2D.Double();
        result.moveTo(frame.x(path[0]), frame.y(path[1]));
        for (var i = 2; i + 5 < path.length; i += 6) {
            result.curveTo(
                    frame.x(path[i]),
                    frame.y(path[i + 1]),
                    frame.x(path[i + 2]),
                    frame.y(path[i + 3]),
                    frame.x(path[i + 4]),
                    frame.y(path[i + 5]));
        }
        return result;
    }

    private static double half(double view) {
        return Math.floor(view) + 0.5;
    }

    private void head(int wire, Color colour) {
        var path = wires.path[wire];
        var x = frame.x(path[path.length - 2]);
        var y = frame.y(path[path.length - 1]);
        var size = HEAD * Math.clamp(frame.zoom, 0.7, 1.3);
        if (apps) {
            var fromY = frame.y(path[path.length - 3]);
            var sideways = Math.abs(y - fromY) < 1 && path.length == 8;
            var dx = sideways ? Math.signum(x - frame.x(path[0])) : 0;
            arrow(x, y, dx, sideways ? 0 : Math.signum(y - fromY), size, colour);
        } else {
            arrow(x, half(y), Math.signum(x - frame.x(path[4])), 0, size * 0.9, colour);
        }
    }

    private void arrow(double x, double y, double dx, double dy, double size, Color colour) {
        var head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - dx * size - dy * size * 0.62, y - dy * size - dx * size * 0.5);
        head.lineTo(x - dx * size + dy * size * 0.62, y - dy * size + dx * size * 0.5);
        head.closePath();
        pen.fill(head, colour);
    }

    /// How many connections each lit link of the Apps view carries, shortly before its arrowhead.
    void counts() {
        if (!apps || frame.zoom < 0.55) {
            return;
        }
        for (var wire = 0; wire < wires.count; wire++) {
            if (frame.emphasis.lit(wire) && wires.connections[wire] > 0 && visible(wire)) {
                pill(wire);
            }
        }
    }

    private void pill(int wire) {
        var path = wires.path[wire];
        var x = frame.x(path[path.length - 2]);
        var y = frame.y(path[path.length - 1]);
        var before = PILL_BEFORE_HEAD + HEAD;
        var sideways = Math.abs(path[path.length - 1] - path[1]) < 1;
        if (sideways) {
            x = (x + frame.x(path[0])) / 2;
        } else {
            y -= Math.signum(path[path.length - 1] - path[path.length - 3]) * before;
        }
        var words = Words.number(wires.connections[wire]);
        var width = Math.max(28, pen.width(words, Typeface.MEDIUM, 12) + 16);
        pen.box(
                x - width / 2,
                y - PILL_HEIGHT / 2,
                width,
                PILL_HEIGHT,
                PILL_HEIGHT / 2,
                pen.colour(Role.BG_OVERLAY),
                pen.colour(Role.BORDER_DEFAULT),
                1);
        pen.textCentred(words, x, y, Typeface.MEDIUM, 12, pen.colour(Role.FG_DEFAULT));
    }
}
