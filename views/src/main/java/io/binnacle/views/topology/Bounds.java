package io.binnacle.views.topology;

import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.Optional;

/// Where a selected thing lies in the world.
record Bounds(double x, double y, double w, double h) {
    static Optional<Bounds> of(MapScene scene, Selection selection) {
        return switch (selection) {
            case Selection.Nothing _ -> Optional.empty();
            case Selection.OfHost of -> ofHost(scene, scene.host(of.host()));
            case Selection.OfContainer of -> ofNode(scene, scene.node(of.container()));
            case Selection.OfApp of -> ofApp(scene, scene.apps.of(of.app()));
            case Selection.OfLink of -> ofLink(scene, of);
        };
    }

    private static Optional<Bounds> ofHost(MapScene scene, int host) {
        return host < 0 || scene.kind == MapKind.APPS
                ? Optional.empty()
                : Optional.of(new Bounds(scene.hosts.x[host], scene.hosts.y[host], scene.hosts.w, scene.hosts.h));
    }

    private static Optional<Bounds> ofNode(MapScene scene, int node) {
        if (node < 0) {
            return Optional.empty();
        }
        if (scene.kind == MapKind.APPS) {
            return ofApp(scene, scene.nodes.app[node]);
        }
        if (scene.nodes.hidden[node]) {
            var body = StackPainter.body(scene.groups, scene.nodes, scene.nodes.group[node]);
            return Optional.of(new Bounds(body[0], body[1], body[2], body[3]));
        }
        var w = scene.nodes.card[node] ? Packing.CARD_WIDTH : 2 * Packing.RADIUS;
        var h = scene.nodes.card[node] ? Packing.CARD_HEIGHT : 2 * Packing.RADIUS;
        return Optional.of(new Bounds(scene.nodes.x[node] - w / 2, scene.nodes.y[node] - h / 2, w, h));
    }

    private static Optional<Bounds> ofApp(MapScene scene, int app) {
        if (app < 0) {
            return Optional.empty();
        }
        if (scene.kind == MapKind.APPS) {
            return Optional.of(new Bounds(
                    scene.apps.x[app],
                    scene.apps.y[app],
                    AppsLayout.width(scene.apps, app),
                    AppsLayout.height(scene.apps, app)));
        }
        var groups = scene.groups;
        for (var group = 0; group < groups.count; group++) {
            if (groups.app[group] == app) {
                return Optional.of(new Bounds(groups.x[group], groups.y[group], Packing.GROUP_WIDTH, groups.h[group]));
            }
        }
        return Optional.empty();
    }

    private static Optional<Bounds> ofLink(MapScene scene, Selection.OfLink of) {
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (scene.wires.link[wire].equals(of.link())) {
                var path = scene.wires.path[wire];
                var x = Math.min(path[0], path[path.length - 2]);
                var y = Math.min(path[1], path[path.length - 1]);
                return Optional.of(new Bounds(
                        x, y, Math.abs(path[0] - path[path.length - 2]), Math.abs(path[1] - path[path.length - 1])));
            }
        }
        return Optional.empty();
    }

    double middleX() {
        return x + w / 2;
    }

    double middleY() {
        return y + h / 2;
    }

    boolean inside(Camera camera, double width, double height) {
        return camera.toViewX(x) >= 0
                && camera.toViewY(y) >= Camera.TOP
                && camera.toViewX(x + w) <= width
                && camera.toViewY(y + h) <= height;
    }
}
