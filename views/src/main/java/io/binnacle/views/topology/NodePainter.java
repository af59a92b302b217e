package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.geom.Ellipse2D;

/// Draws containers as vessels; trouble as a card with its name and reason.
final class NodePainter {
    private static final double RADIUS = 8;
    /// No node is larger than a card.
    static final double HALF = Packing.CARD_WIDTH / 2 + 4;

    private final Frame frame;
    private final Pen pen;
    private final NodeTable nodes;
    private final SparkPainter sparks;

    NodePainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.nodes = frame.scene.nodes;
        this.sparks = new SparkPainter(frame);
    }

    void node(int node) {
        if (nodes.hidden[node]) {
            return;
        }
        var x = frame.x(nodes.x[node]);
        var y = frame.y(nodes.y[node]);
        var half = HALF * frame.zoom;
        if (!frame.visible(x - half, y - half, 2 * half, 2 * half)) {
            return;
        }
        if (nodes.card[node]) {
            card(node, x, y);
        } else if (frame.look.level() == Level.CARDS) {
            named(node, x, y);
        } else {
            vessel(node, x, y, Packing.RADIUS * frame.zoom);
        }
        frame.nodesDrawn++;
    }

    private void vessel(int node, double x, double y, double radius) {
        pen.alpha(frame.emphasis.node(node));
        VesselPainter.draw(
                pen,
                VesselPainter.Form.CONTAINER,
                frame.scene.apps.hue[nodes.app[node]],
                nodes.fill[node],
                nodes.condition[node],
                x,
                y,
                radius);
        pen.alpha(1);
        rings(node, x, y, radius);
    }

    /// Marks come after all vessels, so that no neighbour covers them.
    void mark(int node) {
        var condition = nodes.condition[node];
        if (nodes.hidden[node]
                || condition == Condition.HEALTHY
                || nodes.card[node]
                || condition == Condition.NOT_SEEN) {
            return;
        }
        var radius = Packing.RADIUS * frame.zoom;
        if (frame.look.level() == Level.CARDS) {
            return;
        }
        var x = frame.x(nodes.x[node]) + radius * 0.5;
        var y = frame.y(nodes.y[node]) - radius * 0.72;
        if (!frame.visible(x, y, 0, 0)) {
            return;
        }
        pen.alpha(condition.wrong() ? 1 : frame.emphasis.node(node));
        MarkPainter.draw(pen, condition, x, y, Math.max(12, MarkPainter.SIZE * frame.detail()), Role.MAP_GROUP);
        pen.alpha(1);
    }

    private void rings(int node, double x, double y, double radius) {
        if (frame.emphasis.selectedNode == node) {
            pen.stroke(VesselPainter.hexagon(x, y, radius + 3), pen.colour(Role.MAP_SELECT), 1.5);
        } else if (frame.emphasis.hoveredNode == node) {
            pen.stroke(VesselPainter.hexagon(x, y, radius + 2.5), pen.colour(Role.FG_DEFAULT), 2);
        }
        if (frame.emphasis.keyNode == node) {
            pen.stroke(VesselPainter.hexagon(x, y, radius + 6), pen.colour(Role.FOCUS_RING), 2);
        }
    }

    private void card(int node, double middleX, double middleY) {
        var zoom = frame.zoom;
        var w = Packing.CARD_WIDTH * zoom;
        var h = Packing.CARD_HEIGHT * zoom;
        var x = middleX - w / 2;
        var y = middleY - h / 2;
        var condition = nodes.condition[node];
        var text = pen.colour(Palette.textRole(condition));
        pen.alpha(Math.max(frame.emphasis.node(node), 0.5));
        cardBox(x, y, w, h, condition);
        var detail = Math.min(1.6, zoom);
        var vesselX = x + 17.5 * detail;
        var vesselY = y + 19.5 * detail;
        VesselPainter.draw(
                pen,
                VesselPainter.Form.CONTAINER,
                frame.scene.apps.hue[nodes.app[node]],
                nodes.fill[node],
                Condition.HEALTHY,
                vesselX,
                vesselY,
                10.5 * detail);
        words(node, x + 37.5 * detail, y, w - 44 * detail, detail, text);
        if (h > 44) {
            sparks.draw(
                    nodes.id[node], x + 8 * detail, y + h * 0.62, w - 16 * detail, h * 0.27, Role.SPARK_BAD, condition);
        }
        pen.alpha(1);
        var markSize = Math.max(12, MarkPainter.SIZE * Math.min(1.4, zoom));
        MarkPainter.draw(pen, condition, vesselX + 8.5 * detail, vesselY - 8.5 * detail, markSize, Role.NODE_CARD_BG);
        cardRings(node, x, y, w, h);
    }

    private void cardBox(double x, double y, double w, double h, Condition condition) {
        var border = condition.wrong() ? pen.colour(Palette.stateRole(condition)) : pen.colour(Role.NODE_CARD_BORDER);
        var left = pen.sharp(x);
        var top = pen.sharp(y);
        pen.box(
                left,
                top,
                pen.sharp(x + w) - left,
                pen.sharp(y + h) - top,
                Math.rint(RADIUS * Math.clamp(frame.zoom, 0.6, 1.5)),
                pen.colour(Role.NODE_CARD_BG),
                border,
                condition.wrong() ? 2 : 1);
    }

    private void words(int node, double x, double y, double room, double detail, java.awt.Color text) {
        var size = frame.textSize(13);
        var twoLines = Packing.CARD_HEIGHT * frame.zoom >= 34;
        var nameY = twoLines ? y + 13.5 * Math.max(0.85, detail) : y + Packing.CARD_HEIGHT * frame.zoom / 2;
        var name = pen.shortened(nodes.name[node], room, Typeface.SEMI_BOLD, size);
        pen.text(name, x, nameY, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
        var reason = nodes.reason[node];
        if (twoLines && pen.width(reason, Typeface.REGULAR, size) <= room) {
            pen.text(reason, x, y + 28 * Math.max(0.85, detail), Typeface.REGULAR, size, text);
        }
    }

    private void cardRings(int node, double x, double y, double w, double h) {
        if (frame.emphasis.selectedNode == node) {
            pen.border(x - 3, y - 3, w + 6, h + 6, RADIUS + 3, pen.colour(Role.MAP_SELECT), 1.5);
        } else if (frame.emphasis.hoveredNode == node) {
            pen.border(x - 2, y - 2, w + 4, h + 4, RADIUS + 2, pen.colour(Role.FG_DEFAULT), 2);
        }
        if (frame.emphasis.keyNode == node) {
            pen.border(x - 5, y - 5, w + 10, h + 10, RADIUS + 5, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    /// Near enough to read: vessel, name, and the curve of its use, in the cell the vessel has at every level.
    private void named(int node, double middleX, double middleY) {
        var w = Packing.PITCH_X * frame.zoom - 8;
        var h = Packing.PITCH_Y * frame.zoom - 8;
        var x = middleX - w / 2;
        var y = middleY - h / 2;
        var condition = nodes.condition[node];
        pen.alpha(frame.emphasis.node(node));
        cardBox(x, y, w, h, condition);
        var radius = Math.min(16, h * 0.18);
        var vesselX = x + radius + 9;
        var vesselY = y + radius + 9;
        VesselPainter.draw(
                pen,
                VesselPainter.Form.CONTAINER,
                frame.scene.apps.hue[nodes.app[node]],
                nodes.fill[node],
                condition == Condition.STOPPED ? Condition.STOPPED : Condition.HEALTHY,
                vesselX,
                vesselY,
                radius);
        namedWords(node, x, w, vesselX + radius + 8, vesselY);
        sparks.draw(nodes.id[node], x + 9, y + h * 0.72, w - 18, h * 0.18, Role.SPARK, condition);
        pen.alpha(1);
        if (condition != Condition.HEALTHY && condition != Condition.NOT_SEEN) {
            MarkPainter.draw(pen, condition, vesselX + radius * 0.8, vesselY - radius * 0.8, Role.NODE_CARD_BG);
        }
        cardRings(node, x, y, w, h);
    }

    private void namedWords(int node, double x, double w, double textX, double vesselY) {
        var size = 12.5;
        var beside = x + w - 8 - textX;
        var version = frame.scene.apps.version[nodes.app[node]];
        var name = nodes.name[node];
        if (pen.width(name, Typeface.SEMI_BOLD, size) <= beside) {
            pen.text(name, textX, vesselY - 7, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
            if (pen.width(version, Typeface.REGULAR, size) <= beside) {
                pen.text(version, textX, vesselY + 9, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
            }
            return;
        }
        var below = vesselY + Math.min(16, Packing.PITCH_Y * frame.zoom * 0.18) + 11;
        var cut = pen.shortened(name, w - 16, Typeface.SEMI_BOLD, size);
        pen.text(cut, x + 8, below, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
    }

    /// A ring for a dot, which has no room for its own.
    static void dotRing(Pen pen, double x, double y, double radius, Role role, double width) {
        pen.stroke(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), pen.colour(role), width);
    }
}
