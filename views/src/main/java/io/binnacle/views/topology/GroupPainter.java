package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;

/// Draws a group: the containers of one app on one host, under the app's name and their number.
final class GroupPainter {
    private static final double RADIUS = 8;
    private static final double INSET = 10;

    private final Frame frame;
    private final Pen pen;
    private final GroupTable groups;

    GroupPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.groups = frame.scene.groups;
    }

    void group(int group) {
        var x = frame.sharpX(groups.x[group]);
        var y = frame.sharpY(groups.y[group]);
        var w = frame.sharpX(groups.x[group] + Packing.GROUP_WIDTH) - x;
        var h = frame.sharpY(groups.y[group] + groups.h[group]) - y;
        if (!frame.visible(x, y, w, h)) {
            return;
        }
        var radius = Math.rint(RADIUS * Math.clamp(frame.zoom, 0.6, 1.5));
        pen.box(x, y, w, h, radius, pen.colour(Role.MAP_GROUP), pen.colour(Role.BORDER_SUBTLE), 1);
        rings(group, x, y, w, h, radius);
        pen.alpha(frame.emphasis.group(group));
        head(group, x, y, w);
        pen.alpha(1);
    }

    private void rings(int group, double x, double y, double w, double h, double radius) {
        var app = groups.app[group];
        if (frame.emphasis.selectedApp == app) {
            pen.border(x - 0.5, y - 0.5, w + 1, h + 1, radius, pen.colour(Role.MAP_SELECT), 1.5);
        } else if (frame.emphasis.hoveredApp == app) {
            pen.border(x, y, w, h, radius, pen.colour(Role.FG_SUBTLE), 1);
        }
        if (frame.emphasis.keyApp == app) {
            pen.border(x - 4, y - 4, w + 8, h + 8, radius + 4, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    private void head(int group, double x, double y, double w) {
        var middle = y + 14 * frame.zoom;
        var size = frame.textSize(13);
        var inset = INSET * Math.clamp(frame.zoom, 0.6, 1.6);
        var right = x + w - inset;
        var end = groups.wrong[group] > 0 ? healthy(group, right, middle, size) : count(group, right, middle, size);
        var name = frame.scene.apps.name[groups.app[group]];
        var colour = frame.emphasis.selectedApp == groups.app[group] ? Role.FG_DEFAULT : Role.FG_MUTED;
        if (pen.width(name, Typeface.MEDIUM, size) <= end - 6 - x - inset) {
            pen.text(name, x + inset, middle, Typeface.MEDIUM, size, pen.colour(colour));
        } else {
            var room = end - 6 - x - inset;
            var cut = pen.shortened(name, room, Typeface.MEDIUM, Pen.SMALLEST_TEXT);
            pen.text(cut, x + inset, middle, Typeface.MEDIUM, Pen.SMALLEST_TEXT, pen.colour(colour));
        }
    }

    private double count(int group, double right, double middle, double size) {
        var words = Integer.toString(groups.nodeCount[group]);
        pen.textRight(words, right, middle, Typeface.REGULAR, size, pen.colour(Role.FG_SUBTLE));
        return right - pen.width(words, Typeface.REGULAR, size);
    }

    /// The mark, and how many of how many do their work here.
    private double healthy(int group, double right, double middle, double size) {
        var total = groups.nodeCount[group];
        var words = (total - groups.wrong[group]) + "/" + total;
        var condition = groups.condition[group];
        pen.textRight(words, right, middle, Typeface.MEDIUM, size, pen.colour(Palette.textRole(condition)));
        var left = right - pen.width(words, Typeface.MEDIUM, size);
        MarkPainter.draw(pen, condition, left - 12, middle - 0.5, 12, Role.MAP_GROUP);
        return left - 20;
    }
}
