package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;

/// Draws the far view: hosts as small panels of dots, or as single cells. What is wrong keeps its mark and its name.
final class DotPainter {
    private static final double RADIUS = 8;
    private static final double DOT = 0.36;
    private static final double LEAST_FOR_NAME = 54;
    private static final double LEAST_FOR_STRIP = 74;

    private final Frame frame;
    private final Pen pen;
    private final HostTable hosts;
    private final NodeTable nodes;

    DotPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.hosts = frame.scene.hosts;
        this.nodes = frame.scene.nodes;
    }

    void host(int host) {
        var x = frame.sharpX(hosts.x[host]);
        var y = frame.sharpY(hosts.y[host]);
        var w = frame.sharpX(hosts.x[host] + hosts.w) - x;
        var h = frame.sharpY(hosts.y[host] + hosts.h) - y;
        if (!frame.visible(x, y, w, h)) {
            return;
        }
        if (frame.look.level() == Level.CELLS) {
            cell(host, x, y, w, h);
        } else {
            panel(host, x, y, w, h);
        }
    }

    private void panel(int host, double x, double y, double w, double h) {
        ground(host, x, y, w, h, RADIUS);
        head(host, x, y, w);
        if (hosts.outsize[host]) {
            stack(host, x + DotGrid.INSET, y + DotGrid.HEAD, w - 2 * DotGrid.INSET, h - DotGrid.HEAD - DotGrid.STRIP);
        } else {
            dots(host, x, y);
        }
        strip(host, x, y, w, h);
    }

    private void ground(int host, double x, double y, double w, double h, double radius) {
        var inside = pen.colour(Role.MAP_HOST);
        var worst = worst(host);
        if (!hosts.seen[host]) {
            pen.fillRounded(x, y, w, h, radius, inside);
            pen.dashedBorder(x, y, w, h, radius, pen.colour(Role.STATE_UNKNOWN), 1, 4);
        } else if (worst.wrong()) {
            pen.box(x, y, w, h, radius, inside, pen.colour(Palette.stateRole(worst)), w > 30 ? 1.5 : 1);
        } else {
            pen.box(x, y, w, h, radius, inside, pen.colour(Role.MAP_HOST_BORDER), 1);
        }
        if (frame.emphasis.selectedHost == host || frame.emphasis.hoveredHost == host) {
            var role = frame.emphasis.selectedHost == host ? Role.MAP_SELECT : Role.FG_MUTED;
            pen.border(x - 2, y - 2, w + 4, h + 4, radius + 2, pen.colour(role), 1.5);
        }
        if (frame.emphasis.keyHost == host) {
            pen.border(x - 4, y - 4, w + 8, h + 8, radius + 4, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    private Condition worst(int host) {
        return hosts.worst[host].or(hosts.condition[host]);
    }

    /// The use the vessels show is the one the host's bar shows.
    private double use(int host) {
        return switch (frame.scene.fill) {
            case CPU, NETWORK, RESTARTS, AGE -> hosts.cpu[host];
            case MEMORY -> hosts.memory[host];
        };
    }

    private void head(int host, double x, double y, double w) {
        var middle = y + 14;
        var right = x + w - DotGrid.INSET;
        var use = use(host);
        var high = use > HostPanelPainter.HIGH_USE;
        var percent = Double.isNaN(use) ? "" : Words.percent(use);
        var left = x + DotGrid.INSET;
        var end = right - pen.width(percent, Typeface.REGULAR, 12);
        var name = pen.shortened(hosts.name[host], end - left - 8, Typeface.MEDIUM, 12);
        if (w < LEAST_FOR_STRIP) {
            percent = "";
            name = w < LEAST_FOR_NAME ? "" : pen.shortened(hosts.name[host], right - left, Typeface.MEDIUM, 12);
        }
        var width = pen.text(name, left, middle, Typeface.MEDIUM, 12, pen.colour(Role.FG_MUTED));
        if (hosts.pinned[host] && left + width + 12 < end) {
            width += 10;
            CarryPainter.pin(pen, left + width - 2, middle, 10);
        }
        var face = high ? Typeface.MEDIUM : Typeface.REGULAR;
        pen.textRight(percent, right, middle, face, 12, pen.colour(high ? Role.WARNING_FG : Role.FG_SUBTLE));
        var mark = hosts.condition[host];
        if ((mark.wrong() || mark == Condition.NOT_SEEN) && left + width + 24 < end) {
            MarkPainter.draw(pen, mark, left + width + 15, middle, 13, Role.MAP_HOST);
        }
        pen.alpha(hosts.seen[host] ? 1 : Emphasis.NOT_SEEN);
        new HostPanelPainter(frame).bar(left, y + 26.5, right - left, 3, use, high);
        pen.alpha(1);
    }

    /// Too many for dots: their number, and how full they are on average.
    private void stack(int host, double x, double y, double w, double h) {
        frame.nodesDrawn += hosts.nodeCount[host];
        if (h < 8 || w < 8) {
            return;
        }
        pen.alpha(hosts.seen[host] ? 1 : Emphasis.NOT_SEEN);
        pen.box(x, y, w, h, 4, pen.colour(Role.MAP_GROUP), pen.colour(Role.BORDER_MUTED), 1);
        var level = pen.sharp((h - 2) * Math.clamp(mean(host), 0, 1));
        if (level > 0) {
            pen.fillRounded(x + 1, y + h - 1 - level, w - 2, level, 3, pen.colour(Role.NEUTRAL_MUTED));
        }
        pen.alpha(1);
        var count = Words.number(hosts.nodeCount[host]);
        var size = Math.clamp(h / 4, 12, 20);
        if (pen.width(count, Typeface.SEMI_BOLD, size) < w - 4) {
            pen.textCentred(count, x + w / 2, y + h / 2, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
        }
        if (h > 60 && pen.width("containers", Typeface.REGULAR, 12) < w - 4) {
            pen.textCentred("containers", x + w / 2, y + h / 2 + size, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED));
        }
    }

    /// 0 where nothing is measured.
    private double mean(int host) {
        var end = hosts.firstNode[host] + hosts.nodeCount[host];
        return java.util.Arrays.stream(nodes.fill, hosts.firstNode[host], end)
                .filter(each -> !Double.isNaN(each))
                .average()
                .orElse(0);
    }

    private void dots(int host, double x, double y) {
        var pitch = frame.dots.pitch(frame.zoom);
        var radius = Math.max(1.5, Math.min(pitch * DOT, 7));
        var end = hosts.firstNode[host] + hosts.nodeCount[host];
        for (var node = hosts.firstNode[host]; node < end; node++) {
            var at = node - hosts.firstNode[host];
            dot(node, x + frame.dots.x(at, frame.zoom), y + frame.dots.y(at, frame.zoom), radius);
        }
        pen.alpha(1);
        for (var node = hosts.firstNode[host]; node < end; node++) {
            var at = node - hosts.firstNode[host];
            over(node, x + frame.dots.x(at, frame.zoom), y + frame.dots.y(at, frame.zoom), radius);
        }
    }

    private void dot(int node, double x, double y, double radius) {
        if (!frame.visible(x, y, 0, 0)) {
            return;
        }
        pen.alpha(frame.emphasis.node(node));
        VesselPainter.dot(
                pen, frame.scene.apps.hue[nodes.app[node]], nodes.fill[node], nodes.condition[node], x, y, radius);
        frame.nodesDrawn++;
    }

    private void over(int node, double x, double y, double radius) {
        if (!frame.visible(x, y, 0, 0)) {
            return;
        }
        var emphasis = frame.emphasis;
        var app = nodes.app[node];
        if (nodes.condition[node].wrong()) {
            MarkPainter.draw(pen, nodes.condition[node], x, y, Math.clamp(radius * 3.4, 12, 14), Role.MAP_HOST);
        }
        if (emphasis.selectedNode == node || emphasis.selectedApp == app) {
            NodePainter.dotRing(pen, x, y, radius + 1.5, Role.MAP_SELECT, 1.5);
        } else if (emphasis.hoveredNode == node || emphasis.hoveredApp == app) {
            NodePainter.dotRing(pen, x, y, radius + 1.5, Role.FG_DEFAULT, 1.5);
        }
        if (emphasis.keyNode == node) {
            NodePainter.dotRing(pen, x, y, radius + 3.5, Role.FOCUS_RING, 2);
        }
    }

    /// Under the dots: who is wrong here, or that nobody knows.
    private void strip(int host, double x, double y, double w, double h) {
        if (w < LEAST_FOR_STRIP) {
            return;
        }
        var middle = y + h - 11.5;
        if (!hosts.seen[host]) {
            pen.text(hosts.note[host], x + 8, middle, Typeface.REGULAR, 12, pen.colour(Role.FG_MUTED));
        } else if (hosts.worst[host].wrong()) {
            var worst = hosts.worst[host];
            var words = wrongNames(host, w - 32);
            MarkPainter.draw(pen, worst, x + 15, middle, 12, Role.MAP_HOST);
            pen.text(words, x + 26, middle, Typeface.REGULAR, 12, pen.colour(Palette.textRole(worst)));
        }
    }

    /// "ledger-41, 77": the worst first, as many as fit, then how many more.
    private String wrongNames(int host, double room) {
        var words = "";
        var left = hosts.wrong[host];
        var end = hosts.firstNode[host] + hosts.nodeCount[host];
        for (var grave : new Condition[] {Condition.FAILING, Condition.DEGRADED}) {
            for (var node = hosts.firstNode[host]; node < end; node++) {
                if (nodes.condition[node] != grave) {
                    continue;
                }
                var next = words.isEmpty() ? nodes.name[node] : words + ", " + shortened(words, nodes.name[node]);
                var more = left > 1 ? " +" + (left - 1) : "";
                if (pen.width(next + more, Typeface.REGULAR, 12) > room) {
                    return words.isEmpty() ? oneOrCount(nodes.name[node], left, room) : words + " +" + left;
                }
                words = next;
                left--;
            }
        }
        return words;
    }

    /// What does not fit is counted, never hidden.
    private String oneOrCount(String name, int wrong, double room) {
        return wrong == 1 ? pen.shortened(name, room, Typeface.REGULAR, 12) : wrong + " wrong";
    }

    /// A second instance of the same app needs only its number.
    private static String shortened(String before, String name) {
        var dash = name.lastIndexOf('-');
        return dash > 0 && before.startsWith(name.substring(0, dash + 1)) ? name.substring(dash + 1) : name;
    }

    private void cell(int host, double x, double y, double w, double h) {
        var radius = Math.min(4, w / 5);
        var worst = worst(host);
        ground(host, x, y, w, h, radius);
        frame.nodesDrawn += hosts.nodeCount[host];
        var use = use(host);
        if (use > 0 && w > 4) {
            var level = pen.sharp((h - 2) * Math.min(1, use));
            var colour = worst.wrong()
                    ? Palette.mix(pen.colour(Role.MAP_HOST), pen.colour(Palette.stateRole(worst)), 0.45)
                    : pen.colour(Role.NEUTRAL_EMPHASIS);
            pen.alpha(hosts.seen[host] ? 1 : Emphasis.NOT_SEEN);
            pen.fillRounded(x + 1, y + h - 1 - level, w - 2, level, Math.max(0, radius - 1), colour);
            pen.alpha(1);
        }
        if ((worst.wrong() || !hosts.seen[host]) && w >= 14) {
            var mark = hosts.seen[host] ? worst : Condition.NOT_SEEN;
            MarkPainter.draw(pen, mark, x + w / 2, y + h / 2, Math.clamp(w * 0.5, 12, 14), Role.MAP_HOST);
        } else if (w >= LEAST_FOR_NAME) {
            var name = pen.shortened(hosts.name[host], w - 10, Typeface.MEDIUM, 12);
            pen.textCentred(name, x + w / 2, y + h / 2, Typeface.MEDIUM, 12, pen.colour(Role.FG_DEFAULT));
        }
    }
}
