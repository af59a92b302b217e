package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.geom.Ellipse2D;

/// Draws the panel of a host: its name and address, how much of it is in use, and whether it answers.
final class HostPanelPainter {
    static final double HIGH_USE = 0.8;

    private static final double RADIUS = 12;
    private static final double BAR = 4;
    private static final double LABEL = 33;
    private static final double PERCENT = 36;
    private static final double LEAST_COLUMN_FOR_LABEL = 104;

    private final Frame frame;
    private final Pen pen;
    private final HostTable hosts;

    HostPanelPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.hosts = frame.scene.hosts;
    }

    void panel(int host) {
        var x = frame.sharpX(hosts.x[host]);
        var y = frame.sharpY(hosts.y[host]);
        var w = frame.sharpX(hosts.x[host] + hosts.w) - x;
        var h = frame.sharpY(hosts.y[host] + hosts.h) - y;
        ground(host, x, y, w, h, Math.rint(RADIUS * Math.clamp(frame.zoom, 0.6, 1.5)));
    }

    void ground(int host, double x, double y, double w, double h, double radius) {
        var inside = pen.colour(Role.MAP_HOST);
        if (!hosts.seen[host]) {
            pen.fillRounded(x, y, w, h, radius, inside);
            pen.dashedBorder(x, y, w, h, radius, pen.colour(Role.STATE_UNKNOWN), 1, 4);
        } else {
            pen.box(x, y, w, h, radius, inside, pen.colour(Role.MAP_HOST_BORDER), 1);
        }
        rings(host, x, y, w, h, radius);
    }

    private void rings(int host, double x, double y, double w, double h, double radius) {
        if (frame.emphasis.selectedHost == host) {
            pen.border(x, y, w, h, radius, pen.colour(Role.MAP_SELECT), 1.5);
        } else if (frame.emphasis.hoveredHost == host) {
            pen.border(x, y, w, h, radius, pen.colour(Role.FG_MUTED), 1.5);
        }
        if (frame.emphasis.keyHost == host) {
            pen.border(x - 4, y - 4, w + 8, h + 8, radius + 4, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    void head(int host) {
        var x = frame.x(hosts.x[host]);
        var y = frame.y(hosts.y[host]);
        var zoom = frame.zoom;
        var right = x + (hosts.w - Packing.PANEL_PAD) * zoom;
        var middle = y + 19 * zoom;
        var size = frame.textSize(14);
        var left = x + Packing.PANEL_PAD * zoom;
        serverIcon(left, middle, 16 * frame.detail());
        left += 24 * frame.detail();
        var name = pen.shortened(hosts.name[host], right - left - 20, Typeface.SEMI_BOLD, size);
        left += pen.text(name, left, middle, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
        if (hosts.pinned[host]) {
            left += 10;
            CarryPainter.pin(pen, left, middle, 11 * frame.detail());
        }
        var end = mark(host, right, middle);
        aside(host, left + 12, end, middle);
        uses(host, x, y + 41.5 * zoom);
    }

    private double mark(int host, double right, double middle) {
        var condition = hosts.condition[host];
        if (!condition.wrong() && condition != Condition.NOT_SEEN) {
            return right;
        }
        var size = MarkPainter.SIZE * Math.max(12.0 / 14, Math.min(1.4, frame.zoom));
        MarkPainter.draw(pen, condition, right - size / 2, middle, size, Role.MAP_HOST);
        return right - size - 7;
    }

    /// The address, or that it is not seen.
    private void aside(int host, double left, double right, double middle) {
        var note = hosts.note[host];
        var face = note.isEmpty() ? Typeface.MONO : Typeface.REGULAR;
        var words = note.isEmpty() ? hosts.address[host] : note;
        var size = frame.textSize(12);
        if (pen.width(words, face, size) <= right - left) {
            var colour = hosts.seen[host] ? Role.FG_SUBTLE : Role.FG_MUTED;
            pen.textRight(words, right, middle, face, size, pen.colour(colour));
        }
    }

    private void uses(int host, double x, double middle) {
        var left = Packing.PANEL_PAD;
        var half = (hosts.w - 2 * Packing.PANEL_PAD - Packing.GUTTER) / 2;
        pen.alpha(hosts.seen[host] ? 1 : Emphasis.NOT_SEEN);
        use("CPU", hosts.cpu[host], x + left * frame.zoom, half * frame.zoom, middle);
        use("Mem", hosts.memory[host], x + (left + half + Packing.GUTTER) * frame.zoom, half * frame.zoom, middle);
        pen.alpha(1);
    }

    private void use(String name, double share, double x, double width, double middle) {
        var size = frame.textSize(12);
        var high = share > HIGH_USE;
        var labelled = width >= LEAST_COLUMN_FOR_LABEL;
        var detail = size / 12;
        var barX = labelled ? x + LABEL * detail : x;
        var barEnd = x + width - (PERCENT + 6) * detail;
        if (labelled) {
            pen.text(name, x, middle, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
        }
        var words = Double.isNaN(share) ? "–" : Words.percent(share);
        pen.textRight(
                words,
                x + width,
                middle,
                high ? Typeface.MEDIUM : Typeface.REGULAR,
                size,
                pen.colour(high ? Role.WARNING_FG : Role.FG_MUTED));
        if (barEnd - barX > 12) {
            bar(barX, middle, barEnd - barX, BAR * frame.detail(), share, high);
        }
    }

    void bar(double x, double middle, double width, double height, double share, boolean high) {
        var left = pen.sharp(x);
        var top = pen.sharp(middle - height / 2);
        var thick = pen.sharp(height);
        var all = pen.sharp(width);
        pen.fillRounded(left, top, all, thick, thick / 2, pen.colour(Role.NEUTRAL_MUTED));
        if (share > 0) {
            var filled = Math.max(thick, pen.sharp(all * Math.min(1, share)));
            pen.fillRounded(
                    left, top, filled, thick, thick / 2, pen.colour(high ? Role.STATE_DEGRADED : Role.FG_MUTED));
        }
    }

    private void serverIcon(double x, double middle, double side) {
        var unit = side / 16;
        var colour = pen.colour(Role.FG_MUTED);
        for (var top : new double[] {middle - 7 * unit, middle + 1 * unit}) {
            pen.stroke(Pen.rounded(x + 0.7 * unit, top, 14.6 * unit, 6 * unit, 1.8 * unit), colour, 1.4 * unit);
            pen.fill(new Ellipse2D.Double(x + 3 * unit, top + 2.2 * unit, 1.7 * unit, 1.7 * unit), colour);
        }
    }
}
