package io.binnacle.views.topology;

import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;

/// Draws what hosts stand together in: a zone, or the value of a label.
final class ZonePainter {
    private static final double RADIUS = 12;
    private static final double LEAST_FOR_NAME = 13;

    private final Frame frame;
    private final Pen pen;

    ZonePainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    void draw() {
        for (var zone : frame.scene.enclosures) {
            var x = frame.sharpX(zone.x());
            var y = frame.sharpY(zone.y());
            var w = frame.sharpX(zone.x() + zone.w()) - x;
            var h = frame.sharpY(zone.y() + zone.h()) - y;
            if (frame.visible(x, y, w, h)) {
                pen.box(x, y, w, h, Math.min(RADIUS, h / 3), tint(), pen.colour(Role.BORDER_MUTED), 1);
                name(zone, x, y, w);
            }
        }
    }

    private java.awt.Color tint() {
        return Palette.mix(pen.colour(Role.MAP_BG), pen.colour(Role.FG_DEFAULT), 0.03);
    }

    private void name(Enclosure zone, double x, double y, double w) {
        var head = frame.scene.hosts.zoneHead * frame.zoom;
        if (head < LEAST_FOR_NAME) {
            return;
        }
        var size = Math.clamp(head * 0.5, Pen.SMALLEST_TEXT, 16);
        var middle = y + head / 2 + 0.5;
        var left = x + Math.max(8, head * 0.4);
        var right = x + w - 8;
        var name = pen.shortened(zone.name(), right - left, Typeface.MEDIUM, size);
        left += pen.text(name, left, middle, Typeface.MEDIUM, size, pen.colour(Role.FG_DEFAULT)) + 8;
        var count = Words.count(zone.apps(), "host");
        if (pen.width(count, Typeface.REGULAR, size) <= right - left) {
            pen.text(count, left, middle, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
        }
    }
}
