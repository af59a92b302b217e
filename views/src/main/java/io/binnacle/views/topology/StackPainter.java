package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.geom.Line2D;

/// Draws stacks: as many vessels in one, with their number, what is wrong among them, and how full they are on average;
/// and the one that is open.
final class StackPainter {
    private static final double VESSEL = 13;
    private static final double COPY_X = 4;
    private static final double COPY_Y = -3;

    private final Frame frame;
    private final Pen pen;
    private final GroupTable groups;
    private final NodeTable nodes;
    private final NodePainter painter;

    StackPainter(Frame frame, NodePainter painter) {
        this.frame = frame;
        this.pen = frame.pen;
        this.groups = frame.scene.groups;
        this.nodes = frame.scene.nodes;
        this.painter = painter;
    }

    /// Where the body of a stack lies: left, top, width and height in the world.
    static double[] body(GroupTable groups, NodeTable nodes, int group) {
        var cards = 0;
        for (var i = 0; i < groups.nodeCount[group]; i++) {
            cards += nodes.card[groups.firstNode[group] + i] ? 1 : 0;
        }
        var top = Packing.GROUP_HEAD + cards * Packing.CARD_STEP - (cards > 0 ? 4 : 0);
        return new double[] {
            groups.x[group] + Packing.CARD_INSET,
            groups.y[group] + top,
            Packing.GROUP_WIDTH - 2 * Packing.CARD_INSET,
            groups.h[group] - top - Packing.CARD_INSET
        };
    }

    void stack(int group) {
        var body = body(groups, nodes, group);
        var x = frame.x(body[0]);
        var y = frame.y(body[1]);
        var w = body[2] * frame.zoom;
        var h = body[3] * frame.zoom;
        if (!frame.visible(x, y, w, h)) {
            return;
        }
        var tally = new Tally(frame, group);
        frame.nodesDrawn += tally.hidden;
        pen.alpha(frame.emphasis.group(group));
        vessels(group, tally, x + 22 * frame.zoom, y + h / 2 + 1);
        pen.alpha(Math.max(frame.emphasis.group(group), tally.worst.wrong() ? 0.5 : 0));
        words(tally, x + 48 * frame.zoom, y, w - 50 * frame.zoom, h);
        pen.alpha(1);
        rings(tally, x, y, w, h);
    }

    private void vessels(int group, Tally tally, double x, double y) {
        var hue = frame.scene.apps.hue[groups.app[group]];
        for (var copy = 2; copy >= 0; copy--) {
            VesselPainter.draw(
                    pen,
                    VesselPainter.Form.CONTAINER,
                    hue,
                    copy == 0 ? tally.fill : Double.NaN,
                    copy == 0 && tally.worst.wrong() ? tally.worst : Condition.HEALTHY,
                    x + copy * COPY_X * frame.zoom,
                    y + copy * COPY_Y * frame.zoom,
                    VESSEL * frame.zoom);
        }
    }

    private void words(Tally tally, double x, double y, double w, double h) {
        var size = frame.textSize(15);
        var count = Words.number(tally.count);
        var wrong = tally.wrongWords();
        var two = !wrong.isEmpty() && h >= 30;
        pen.text(
                pen.shortened(count, w, Typeface.SEMI_BOLD, size),
                x,
                two ? y + h * 0.3 : y + h / 2,
                Typeface.SEMI_BOLD,
                size,
                pen.colour(Role.FG_DEFAULT));
        if (two) {
            var small = frame.textSize(12);
            var mark = 12.0;
            MarkPainter.draw(pen, tally.worst, x + mark / 2, y + h * 0.72, mark, Role.MAP_GROUP);
            pen.text(
                    tally.wrongWords(w - mark - 4, pen, small),
                    x + mark + 4,
                    y + h * 0.72,
                    Typeface.MEDIUM,
                    small,
                    pen.colour(Palette.textRole(tally.worst)));
        } else if (tally.worst.wrong()) {
            MarkPainter.draw(pen, tally.worst, x + w - 8, y + h / 2, 12, Role.MAP_GROUP);
        }
    }

    private void rings(Tally tally, double x, double y, double w, double h) {
        if (tally.selected) {
            pen.border(x, y, w, h, 6, pen.colour(Role.MAP_SELECT), 1.5);
        }
        if (tally.keyboard) {
            pen.border(x - 2, y - 2, w + 4, h + 4, 8, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    /// Over everything else of the map, because it pushes nothing aside.
    void open() {
        var open = frame.scene.open.orElse(null);
        if (open == null) {
            return;
        }
        var x = frame.sharpX(open.x());
        var y = frame.sharpY(open.y());
        var w = frame.sharpX(open.x() + open.w()) - x;
        var h = frame.sharpY(open.y() + open.h()) - y;
        if (!frame.visible(x, y, w, h)) {
            return;
        }
        pen.box(x, y, w, h, 10, pen.colour(Role.MAP_GROUP), pen.colour(Role.FG_SUBTLE), 1.5);
        head(open, x, y, w);
        var first = groups.firstNode[open.group()];
        var end = first + groups.nodeCount[open.group()];
        for (var node = first; node < end; node++) {
            painter.node(node);
        }
        for (var node = first; node < end; node++) {
            painter.mark(node);
        }
    }

    private void head(OpenStack open, double x, double y, double w) {
        var zoom = frame.zoom;
        var middle = y + OpenStack.HEAD / 2 * zoom;
        var size = frame.textSize(13);
        var left = x + 12 * zoom;
        var right = x + w - OpenStack.CROSS * zoom;
        var group = open.group();
        var name = frame.scene.apps.name[groups.app[group]];
        var shown = pen.shortened(name, right - left, Typeface.SEMI_BOLD, size);
        left += pen.text(shown, left, middle, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT)) + 8;
        var aside =
                Words.count(groups.nodeCount[group], "container") + " on " + frame.scene.hosts.name[groups.host[group]];
        if (pen.width(aside, Typeface.REGULAR, size) <= right - left) {
            pen.text(aside, left, middle, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
        }
        var half = 4.5 * frame.detail();
        var crossX = x + w - OpenStack.CROSS / 2 * zoom;
        var colour = pen.colour(Role.FG_MUTED);
        pen.stroke(new Line2D.Double(crossX - half, middle - half, crossX + half, middle + half), colour, 1.6);
        pen.stroke(new Line2D.Double(crossX - half, middle + half, crossX + half, middle - half), colour, 1.6);
    }

    /// What is said of a stack.
    private static final class Tally {
        private final int count;
        private int hidden;
        private int failing;
        private int degraded;
        private Condition worst = Condition.HEALTHY;
        private double fill = Double.NaN;
        private boolean selected;
        private boolean keyboard;

        Tally(Frame frame, int group) {
            var groups = frame.scene.groups;
            var nodes = frame.scene.nodes;
            var sum = 0.0;
            var measured = 0;
            this.count = groups.nodeCount[group];
            for (var node = groups.firstNode[group]; node < groups.firstNode[group] + count; node++) {
                hidden += nodes.hidden[node] ? 1 : 0;
                failing += nodes.condition[node] == Condition.FAILING ? 1 : 0;
                degraded += nodes.condition[node] == Condition.DEGRADED ? 1 : 0;
                selected |= nodes.hidden[node] && frame.emphasis.selectedNode == node;
                keyboard |= nodes.hidden[node] && frame.emphasis.keyNode == node;
                if (!Double.isNaN(nodes.fill[node])) {
                    sum += nodes.fill[node];
                    measured++;
                }
            }
            if (failing + degraded > 0) {
                worst = failing > 0 ? Condition.FAILING : Condition.DEGRADED;
            }
            fill = measured == 0 ? Double.NaN : sum / measured;
        }

        String wrongWords() {
            return worst.wrong() ? number() + " " + Spoken.word(worst) : "";
        }

        /// The mark says it too, where there is room for the number only.
        String wrongWords(double room, Pen pen, double size) {
            var all = wrongWords();
            return pen.width(all, Typeface.MEDIUM, size) <= room ? all : number();
        }

        private String number() {
            return Words.number(failing > 0 ? failing : degraded);
        }
    }
}
