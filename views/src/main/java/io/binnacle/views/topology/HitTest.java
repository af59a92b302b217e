package io.binnacle.views.topology;

import io.binnacle.model.LinkId;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.Optional;
import java.util.OptionalInt;

/// Says what lies under the pointer: the smallest thing there.
final class HitTest {
    private static final Selection NOTHING = new Selection.Nothing();
    private static final double NEAR_A_LINK = 4;
    private static final int PIECES = 16;

    private final MapScene scene;
    private final Look look;
    private final Camera camera;

    HitTest(MapScene scene, Look look) {
        this.scene = scene;
        this.look = look;
        this.camera = look.camera();
    }

    Selection at(double viewX, double viewY) {
        return scene.kind == MapKind.APPS ? app(viewX, viewY) : hosts(viewX, viewY);
    }

    private Selection hosts(double viewX, double viewY) {
        var host = hostAt(viewX, viewY);
        if (look.level().compareTo(Level.GLYPHS) < 0) {
            return host < 0 ? NOTHING : far(host, viewX, viewY);
        }
        var open = openAt(viewX, viewY);
        if (open.isPresent()) {
            return inGroup(open.get().group(), camera.toWorldX(viewX), camera.toWorldY(viewY));
        }
        if (host >= 0) {
            var inside = near(host, camera.toWorldX(viewX), camera.toWorldY(viewY));
            if (!(inside instanceof Selection.Nothing)) {
                return inside;
            }
        }
        var link = link(viewX, viewY);
        if (!(link instanceof Selection.Nothing)) {
            return link;
        }
        return host < 0 ? NOTHING : new Selection.OfHost(scene.hosts.id[host]);
    }

    private int hostAt(double viewX, double viewY) {
        var x = camera.toWorldX(viewX);
        var y = camera.toWorldY(viewY);
        var hosts = scene.hosts;
        for (var host = 0; host < hosts.count; host++) {
            if (within(x, y, hosts.x[host], hosts.y[host], hosts.w, hosts.h)) {
                return host;
            }
        }
        return -1;
    }

    private Selection far(int host, double viewX, double viewY) {
        var ofHost = new Selection.OfHost(scene.hosts.id[host]);
        if (look.level() == Level.CELLS || scene.hosts.outsize[host]) {
            return ofHost;
        }
        var dots = new DotGrid(scene.hosts);
        var dot = dots.at(
                viewX - camera.toViewX(scene.hosts.x[host]),
                viewY - camera.toViewY(scene.hosts.y[host]),
                camera.zoom());
        return dot < 0 || dot >= scene.hosts.nodeCount[host]
                ? ofHost
                : new Selection.OfContainer(scene.nodes.id[scene.hosts.firstNode[host] + dot]);
    }

    private Selection near(int host, double x, double y) {
        var groups = scene.groups;
        for (var i = 0; i < scene.hosts.groupCount[host]; i++) {
            var group = scene.hosts.firstGroup[host] + i;
            if (within(x, y, groups.x[group], groups.y[group], Packing.GROUP_WIDTH, groups.h[group])) {
                return inGroup(group, x, y);
            }
        }
        return NOTHING;
    }

    private Selection inGroup(int group, double x, double y) {
        var node = nodeAt(group, x, y);
        var app = scene.apps.id[scene.groups.app[group]];
        if (node.isPresent()) {
            return new Selection.OfContainer(scene.nodes.id[node.getAsInt()]);
        }
        return app == null ? NOTHING : new Selection.OfApp(app);
    }

    private Optional<OpenStack> openAt(double viewX, double viewY) {
        return scene.open.filter(open -> open.holds(camera.toWorldX(viewX), camera.toWorldY(viewY)));
    }

    /// Whether the cross that closes the open stack is under the pointer.
    boolean closesAt(double viewX, double viewY) {
        return near()
                && scene.open
                        .filter(open -> open.crossAt(camera.toWorldX(viewX), camera.toWorldY(viewY)))
                        .isPresent();
    }

    /// The stack whose body is under the pointer.
    Optional<Stack> stackAt(double viewX, double viewY) {
        if (!near() || openAt(viewX, viewY).isPresent()) {
            return Optional.empty();
        }
        var x = camera.toWorldX(viewX);
        var y = camera.toWorldY(viewY);
        for (var group = 0; group < scene.groups.count; group++) {
            if (scene.groups.stacked[group] && !scene.spread(group)) {
                var body = StackPainter.body(scene.groups, scene.nodes, group);
                if (within(x, y, body[0], body[1], body[2], body[3])) {
                    return scene.stack(group);
                }
            }
        }
        return Optional.empty();
    }

    private boolean near() {
        return scene.kind == MapKind.HOSTS && look.level().compareTo(Level.GLYPHS) >= 0;
    }

    private OptionalInt nodeAt(int group, double x, double y) {
        var nodes = scene.nodes;
        var first = scene.groups.firstNode[group];
        for (var node = first; node < first + scene.groups.nodeCount[group]; node++) {
            if (nodes.hidden[node]) {
                continue;
            }
            var reachX = nodes.card[node] ? Packing.CARD_WIDTH / 2 : Packing.PITCH_X / 2;
            var reachY = nodes.card[node] ? Packing.CARD_HEIGHT / 2 : Packing.PITCH_Y / 2;
            if (Math.abs(x - nodes.x[node]) <= reachX && Math.abs(y - nodes.y[node]) <= reachY) {
                return OptionalInt.of(node);
            }
        }
        return OptionalInt.empty();
    }

    private Selection app(double viewX, double viewY) {
        var index = appAt(viewX, viewY);
        if (index >= 0) {
            var id = scene.apps.id[index];
            return id == null ? NOTHING : new Selection.OfApp(id);
        }
        return link(viewX, viewY);
    }

    private int appAt(double viewX, double viewY) {
        var x = camera.toWorldX(viewX);
        var y = camera.toWorldY(viewY);
        var apps = scene.apps;
        for (var app = 0; app < apps.count; app++) {
            if (within(x, y, apps.x[app], apps.y[app], AppsLayout.width(apps, app), AppsLayout.height(apps, app))) {
                return app;
            }
        }
        return -1;
    }

    /// The hub whose "Unfold links" is under the pointer, or -1.
    int unfoldAt(double viewX, double viewY) {
        if (scene.kind != MapKind.APPS) {
            return -1;
        }
        var app = appAt(viewX, viewY);
        var low = app >= 0
                && scene.apps.hub[app]
                && camera.toWorldY(viewY) > scene.apps.y[app] + AppsLayout.HUB_HEIGHT - 28;
        return low ? app : -1;
    }

    /// The hub whose "Fold links" is under the pointer, or -1.
    int foldAt(double viewX, double viewY) {
        var apps = scene.apps;
        for (var app = 0; app < apps.apps && scene.kind == MapKind.APPS; app++) {
            if (apps.spread[app] && AppCardPainter.fold(apps, app, camera).contains(viewX, viewY)) {
                return app;
            }
        }
        return -1;
    }

    private Selection link(double viewX, double viewY) {
        var best = NEAR_A_LINK;
        LinkId found = null;
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (scene.wires.resting[wire]) {
                var distance = scene.kind == MapKind.APPS
                        ? toCurve(scene.wires.path[wire], viewX, viewY)
                        : toHarness(scene.wires.path[wire], viewX, viewY);
                if (distance < best) {
                    best = distance;
                    found = scene.wires.link[wire];
                }
            }
        }
        return found == null ? NOTHING : new Selection.OfLink(found);
    }

    private double toHarness(double[] path, double x, double y) {
        var least = Double.MAX_VALUE;
        for (var i = 0; i + 3 < path.length; i += 2) {
            least = Math.min(least, toSegment(path[i], path[i + 1], path[i + 2], path[i + 3], x, y));
        }
        return least;
    }

    private double toCurve(double[] path, double x, double y) {
        var least = Double.MAX_VALUE;
        var fromX = path[0];
        var fromY = path[1];
        for (var i = 2; i + 5 < path.length; i += 6) {
            var lastX = fromX;
            var lastY = fromY;
            for (var piece = 1; piece <= PIECES; piece++) {
                var t = (double) piece / PIECES;
                var nextX = cubic(fromX, path[i], path[i + 2], path[i + 4], t);
                var nextY = cubic(fromY, path[i + 1], path[i + 3], path[i + 5], t);
                least = Math.min(least, toSegment(lastX, lastY, nextX, nextY, x, y));
                lastX = nextX;
                lastY = nextY;
            }
            fromX = path[i + 4];
            fromY = path[i + 5];
        }
        return least;
    }

    private static double cubic(double a, double b, double c, double d, double t) {
        var u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private double toSegment(double ax, double ay, double bx, double by, double x, double y) {
        return java.awt.geom.Line2D.ptSegDist(
                camera.toViewX(ax), camera.toViewY(ay), camera.toViewX(bx), camera.toViewY(by), x, y);
    }

    private static boolean within(double x, double y, double left, double top, double w, double h) {
        return x >= left && y >= top && x <= left + w && y <= top + h;
    }
}
