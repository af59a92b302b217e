package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.views.MapKind;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a picture looks otherwise than the one before, when all things lie where they lay: what is drawn of each is
/// compared, to the step in which it is drawn.
final class Damage {
    /// Above this share of the view painting all of it is cheaper.
    private static final double MOST = 0.5;

    private static final double RINGS = 8;
    private static final double HEADS_AND_COUNTS = 40;

    private final WorldLayer.Seen before;
    private final WorldLayer.Seen now;
    private final MapScene scene;
    private final Camera camera;
    private final boolean far;
    private final Dirt dirt;

    private Damage(WorldLayer.Seen before, WorldLayer.Seen now) {
        this.before = before;
        this.now = now;
        this.scene = now.scene();
        this.camera = now.look().camera();
        this.far = scene.kind == MapKind.HOSTS && now.look().level().compareTo(Level.GLYPHS) < 0;
        this.dirt = new Dirt(now.look());
    }

    /// What to paint anew, in pixels; absent where that is most of the view, or nobody can say.
    static Optional<List<Rectangle>> between(WorldLayer.Seen before, WorldLayer.Seen now) {
        if (now.scene().open.isPresent()
                || !sameThings(before.scene(), now.scene())
                || !Arrays.equals(before.emphasis().strengths(), now.emphasis().strengths())) {
            return Optional.empty();
        }
        var damage = new Damage(before, now);
        damage.attention();
        return damage.measurements() && damage.dirt.share() < MOST
                ? Optional.of(damage.dirt.boxes())
                : Optional.empty();
    }

    /// Scenes that differ in measurements alone share all else.
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameThings(MapScene before, MapScene now) {
        return before == now
                || (before.wires == now.wires
                        && before.groups == now.groups
                        && before.nodes.x == now.nodes.x
                        && before.fill == now.fill);
    }

    private void attention() {
        var was = before.emphasis();
        var is = now.emphasis();
        nodes(was.selectedNode, is.selectedNode);
        nodes(was.hoveredNode, is.hoveredNode);
        nodes(was.keyNode, is.keyNode);
        hosts(was.selectedHost, is.selectedHost);
        hosts(was.hoveredHost, is.hoveredHost);
        hosts(was.keyHost, is.keyHost);
        apps(was.selectedApp, is.selectedApp);
        apps(was.hoveredApp, is.hoveredApp);
        apps(was.keyApp, is.keyApp);
        if (!far) {
            wires();
        }
    }

    private void nodes(int was, int is) {
        if (was != is) {
            node(was);
            node(is);
        }
    }

    private void node(int node) {
        if (node < 0) {
            return;
        }
        if (scene.kind == MapKind.APPS) {
            app(scene.nodes.app[node]);
        } else if (far) {
            host(scene.nodes.host[node]);
        } else if (scene.nodes.hidden[node]) {
            group(scene.nodes.group[node]);
        } else {
            var half = NodePainter.HALF;
            dirty(scene.nodes.x[node] - half, scene.nodes.y[node] - half, 2 * half, 2 * half, RINGS);
        }
    }

    private void hosts(int was, int is) {
        if (was != is) {
            host(was);
            host(is);
        }
    }

    private void host(int host) {
        if (host >= 0 && scene.kind == MapKind.HOSTS) {
            dirty(scene.hosts.x[host], scene.hosts.y[host], scene.hosts.w, scene.hosts.h, RINGS);
        }
    }

    private void apps(int was, int is) {
        if (was != is) {
            app(was);
            app(is);
        }
    }

    private void app(int app) {
        if (app < 0) {
            return;
        }
        if (scene.kind == MapKind.APPS) {
            var apps = scene.apps;
            var h = AppsLayout.height(apps, app);
            dirty(apps.x[app], apps.y[app], AppsLayout.width(apps, app), h, HEADS_AND_COUNTS);
            return;
        }
        var groups = scene.groups;
        for (var group = 0; group < groups.count; group++) {
            if (groups.app[group] == app && far) {
                host(groups.host[group]);
            } else if (groups.app[group] == app) {
                group(group);
            }
        }
    }

    private void group(int group) {
        var groups = scene.groups;
        dirty(groups.x[group], groups.y[group], Packing.GROUP_WIDTH, groups.h[group], RINGS);
    }

    private void wires() {
        var boxes = scene.wires.boxes();
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (before.emphasis().lit(wire) != now.emphasis().lit(wire)) {
                var at = 4 * wire;
                dirty(
                        boxes[at],
                        boxes[at + 1],
                        boxes[at + 2] - boxes[at],
                        boxes[at + 3] - boxes[at + 1],
                        HEADS_AND_COUNTS);
            }
        }
    }

    /// @return whether what has changed can be told
    private boolean measurements() {
        if (before.scene() == scene) {
            return true;
        }
        if (scene.kind == MapKind.APPS || now.look().level() == Level.CARDS) {
            return false;
        }
        for (var host = 0; host < scene.hosts.count; host++) {
            if (measuredAnew(host)) {
                host(host);
            } else if (now.look().level() != Level.CELLS && inSight(host)) {
                containers(host);
            }
        }
        return true;
    }

    private boolean measuredAnew(int host) {
        var was = before.scene().hosts;
        var is = scene.hosts;
        return !was.note[host].equals(is.note[host])
                || Double.compare(was.cpu[host], is.cpu[host]) != 0
                || Double.compare(was.memory[host], is.memory[host]) != 0;
    }

    private boolean inSight(int host) {
        var look = now.look();
        var hosts = scene.hosts;
        return camera.toViewX(hosts.x[host]) < look.width()
                && camera.toViewX(hosts.x[host] + hosts.w) > 0
                && camera.toViewY(hosts.y[host]) < look.height()
                && camera.toViewY(hosts.y[host] + hosts.h) > 0;
    }

    private void containers(int host) {
        var was = before.scene().nodes;
        var is = scene.nodes;
        var end = scene.hosts.firstNode[host] + scene.hosts.nodeCount[host];
        for (var node = scene.hosts.firstNode[host]; node < end; node++) {
            if (Double.compare(was.fill[node], is.fill[node]) != 0 && looksOtherwise(node, was.fill[node])) {
                node(node);
            }
        }
    }

    /// Of a stack, the mean of all in it is drawn; of a card, a curve over time.
    private boolean looksOtherwise(int node, double was) {
        var nodes = scene.nodes;
        if (nodes.hidden[node] || nodes.card[node] || scene.hosts.outsize[nodes.host[node]]) {
            return true;
        }
        return nodes.condition[node] != Condition.STOPPED && step(was) != step(nodes.fill[node]);
    }

    private int step(double fill) {
        return far ? VesselPainter.lightness(fill) : VesselPainter.level(fill);
    }

    private void dirty(double x, double y, double w, double h, double around) {
        dirt.add(
                camera.toViewX(x) - around,
                camera.toViewY(y) - around,
                w * camera.zoom() + 2 * around,
                h * camera.zoom() + 2 * around);
    }
}
