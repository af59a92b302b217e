package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import io.binnacle.views.MapKind;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.LinkedHashMap;
import java.util.Map;

/// Draws what is wished and not true yet: where instances would land, which would go. Everything in it is dashed and
/// blue, and nothing that is there is moved for it.
final class GhostPainter {
    private static final double BADGE = 20;
    private static final float DASH = 5;
    private static final float GAP = 4;

    private final Frame frame;
    private final Pen pen;
    private final MapScene scene;
    private final AppId app;

    private GhostPainter(Frame frame, AppId app) {
        this.frame = frame;
        this.pen = frame.pen;
        this.scene = frame.scene;
        this.app = app;
    }

    static void draw(Frame frame) {
        frame.look.reach().foreseen().app().ifPresent(app -> new GhostPainter(frame, app).draw());
    }

    private void draw() {
        if (scene.kind == MapKind.APPS) {
            onCard();
        } else {
            arrivals().forEach(this::onHost);
            if (frame.look.level().compareTo(Level.GLYPHS) >= 0) {
                frame.look.reach().foreseen().outlook().departures().forEach(this::leaving);
            }
        }
    }

    private Map<HostId, Integer> arrivals() {
        var arrivals = new LinkedHashMap<HostId, Integer>();
        frame.look.reach().foreseen().outlook().arrivals().forEach(one -> arrivals.merge(one.host(), 1, Integer::sum));
        return arrivals;
    }

    /// On the app's own card: how many more, how many fewer.
    private void onCard() {
        var index = scene.apps.of(app);
        if (index < 0) {
            return;
        }
        var outlook = frame.look.reach().foreseen().outlook();
        var more = outlook.arrivals().size() + outlook.waitingInstances();
        var words = more > 0
                ? "+ " + more
                : outlook.departures().isEmpty()
                        ? ""
                        : "− " + outlook.departures().size();
        var x = frame.x(scene.apps.x[index]);
        var y = frame.y(scene.apps.y[index]);
        var width = AppsLayout.width(scene.apps, index) * frame.zoom;
        if (!words.isEmpty() && frame.look.reach().pulling().isEmpty()) {
            badge(words, x + width - 6, y);
        }
    }

    /// On the app's group there, or where one would be.
    private void onHost(HostId id, int count) {
        var host = scene.host(id);
        if (host < 0) {
            return;
        }
        var group = group(host);
        if (group < 0 || frame.look.level().compareTo(Level.GLYPHS) < 0) {
            var right = frame.x(scene.hosts.x[host] + scene.hosts.w);
            badge("+ " + count, right - 8, frame.y(scene.hosts.y[host]));
            return;
        }
        var x = frame.sharpX(scene.groups.x[group]);
        var y = frame.sharpY(scene.groups.y[group]);
        var width = Packing.GROUP_WIDTH * frame.zoom;
        var height = scene.groups.h[group] * frame.zoom;
        pen.dashed(Pen.rounded(x - 1, y - 1, width + 2, height + 2, 8), pen.colour(Role.GHOST_STROKE), 1.5, DASH, GAP);
        badge("+ " + count, x + width - 4, y);
    }

    private int group(int host) {
        var index = scene.apps.of(app);
        var first = scene.hosts.firstGroup[host];
        for (var group = first; group < first + scene.hosts.groupCount[host]; group++) {
            if (scene.groups.app[group] == index) {
                return group;
            }
        }
        return -1;
    }

    /// @param right where it ends
    /// @param edge the upper edge it sits on, so that no name under it is covered
    private void badge(String words, double right, double edge) {
        var width = pen.width(words, Typeface.SEMI_BOLD, 12) + 16;
        var x = right - width;
        var y = edge - BADGE * 0.75;
        pen.fill(Pen.rounded(x, y, width, BADGE, BADGE / 2), pen.colour(Role.MAP_BG));
        pen.fill(Pen.rounded(x, y, width, BADGE, BADGE / 2), pen.colour(Role.ACCENT_SUBTLE));
        pen.dashed(
                Pen.rounded(x + 0.75, y + 0.75, width - 1.5, BADGE - 1.5, BADGE / 2),
                pen.colour(Role.GHOST_STROKE),
                1.5,
                DASH,
                GAP);
        pen.textCentred(words, x + width / 2, y + BADGE / 2, Typeface.SEMI_BOLD, 12, pen.colour(Role.GHOST_TEXT));
    }

    /// One that would go, in a dashed line: pale and with a minus where no other comes in its place.
    private void leaving(ContainerId id) {
        var node = scene.node(id);
        if (node < 0) {
            return;
        }
        var x = frame.x(scene.nodes.x[node]);
        var y = frame.y(scene.nodes.y[node]);
        var edge = edge(node, x, y);
        var replaced = frame.look.reach().foreseen().replaced();
        if (!replaced) {
            pen.fill(edge, Palette.fade(pen.colour(Role.MAP_GROUP), 0.72));
        }
        pen.dashed(edge, pen.colour(Role.GHOST_STROKE), 1.5, DASH, GAP);
        if (!replaced) {
            var half = Packing.RADIUS * frame.zoom * 0.4;
            pen.stroke(new Line2D.Double(x - half, y, x + half, y), pen.colour(Role.GHOST_STROKE), 2);
        }
    }

    /// Around its vessel, or around its card where it is one.
    private Shape edge(int node, double x, double y) {
        if (scene.nodes.card[node]) {
            var width = Packing.CARD_WIDTH * frame.zoom + 2;
            var height = Packing.CARD_HEIGHT * frame.zoom + 2;
            return Pen.rounded(x - width / 2, y - height / 2, width, height, 8);
        }
        var radius = Packing.RADIUS * frame.zoom + 1;
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
