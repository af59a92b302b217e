package io.binnacle.views.topology;

import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/// Draws the handle of an app, and while it is pulled the steps it passes and the number at the pointer.
final class GripPainter {
    private static final double BUBBLE = 34;
    private static final int AHEAD = 2;

    private final Frame frame;
    private final Pen pen;

    GripPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    void draw() {
        var reach = frame.look.reach();
        reach.pulling()
                .ifPresentOrElse(
                        this::pulled,
                        () -> reach.handle()
                                .flatMap(app -> Grip.of(frame.scene, frame.camera, frame.look.level(), app))
                                .ifPresent(grip -> handle(grip.x(), grip.y(), false)));
    }

    private void handle(double x, double y, boolean held) {
        var width = Grip.WIDTH;
        var height = Grip.HEIGHT * Math.clamp(frame.zoom, 0.7, 1);
        pen.box(
                x - width / 2,
                y - height / 2,
                width,
                height,
                6,
                pen.colour(held ? Role.ACCENT_FG : Role.FG_MUTED),
                pen.colour(Role.MAP_BG),
                1);
        var ink = pen.colour(Role.MAP_BG);
        for (var side : new double[] {-2, 2}) {
            pen.stroke(new Line2D.Double(x + side, y - height / 5, x + side, y + height / 5), ink, 1.4);
        }
    }

    private void pulled(Pulling pulling) {
        var y = Grip.of(frame.scene, frame.camera, frame.look.level(), pulling.app())
                .map(Grip::y)
                .orElse(pulling.y());
        ruler(pulling, y);
        handle(pulling.startX(), y, false);
        handle(pulling.x(), y, true);
        bubble(pulling, y);
    }

    private void ruler(Pulling pulling, double y) {
        var steps = Pulling.steps(pulling.x() - pulling.startX());
        var way = steps < 0 ? -1 : 1;
        var line = pen.colour(Role.FG_SUBTLE);
        var blue = pen.colour(Role.ACCENT_FG);
        var last = Math.abs(steps) + AHEAD;
        pen.stroke(new Line2D.Double(pulling.startX(), y, pulling.startX() + way * Pulling.distance(last), y), line, 1);
        pen.stroke(new Line2D.Double(pulling.startX(), y, pulling.x(), y), blue, 3);
        for (var step = 1; step <= last; step++) {
            var number = pulling.from() + way * step * pulling.stepSize();
            if (number < 0) {
                return;
            }
            var x = pulling.startX() + way * Pulling.distance(step);
            var passed = step <= Math.abs(steps);
            var colour = passed ? blue : line;
            pen.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8), passed ? colour : pen.colour(Role.MAP_BG));
            pen.stroke(new Ellipse2D.Double(x - 4, y - 4, 8, 8), colour, 1.5);
            if (step <= Pulling.LARGE_STEPS || step % 5 == 0) {
                pen.textCentred(String.valueOf(number), x, y + 20, Typeface.MEDIUM, 12, colour);
            }
        }
    }

    private void bubble(Pulling pulling, double y) {
        var to = pulling.to();
        var difference = to - pulling.from();
        var words = difference == 0
                ? "as it is"
                : Words.number(Math.abs(difference)) + (difference > 0 ? " more" : " fewer");
        var number = String.valueOf(to);
        var numberWidth = pen.width(number, Typeface.SEMI_BOLD, 20);
        var width = 12 + numberWidth + 8 + pen.width(words, Typeface.REGULAR, 12) + 12;
        var x = Math.clamp(pulling.x() - width / 2, 4, Math.max(4, frame.look.width() - width - 4));
        var top = Math.max(Camera.TOP + 2, y - Grip.HEIGHT / 2 - 8 - BUBBLE);
        pen.box(x, top, width, BUBBLE, 8, pen.colour(Role.BG_OVERLAY), pen.colour(Role.ACCENT_FG), 1.5);
        pen.text(number, x + 12, top + BUBBLE / 2, Typeface.SEMI_BOLD, 20, pen.colour(Role.FG_DEFAULT));
        pen.text(words, x + 20 + numberWidth, top + BUBBLE / 2, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED));
    }
}
