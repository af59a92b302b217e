package io.binnacle.views.topology;

import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.Optional;

/// Finds the next thing in a direction, for those who walk the map with the arrow keys.
final class KeyWalk {
    private static final double ASIDE = 2.2;

    private final MapScene scene;
    private final Level level;

    KeyWalk(MapScene scene, Level level) {
        this.scene = scene;
        this.level = level;
    }

    /// From the thing given; from the first one when it is nothing or gone.
    Selection from(Selection here, int dx, int dy) {
        var start = middle(here);
        return start.map(from -> next(from, dx, dy).orElse(here)).orElseGet(this::first);
    }

    private Selection first() {
        var worst = worst();
        return count() == 0 ? new Selection.Nothing() : thing(worst);
    }

    /// What is wrong first: it is what one comes for.
    private int worst() {
        if (walksNodes()) {
            for (var node = 0; node < scene.nodes.count; node++) {
                if (scene.nodes.condition[node].wrong()) {
                    return node;
                }
            }
        }
        return 0;
    }

    private Optional<double[]> middle(Selection here) {
        return switch (here) {
            case Selection.OfContainer of when walksNodes() -> at(scene.node(of.container()));
            case Selection.OfHost of when walksHosts() -> at(scene.host(of.host()));
            case Selection.OfApp of when scene.kind == MapKind.APPS -> at(scene.apps.of(of.app()));
            case Selection.Nothing _, Selection.OfLink _ -> Optional.empty();
            case Selection.OfContainer _, Selection.OfHost _, Selection.OfApp _ ->
                Bounds.of(scene, here).map(bounds -> new double[] {bounds.middleX(), bounds.middleY()});
        };
    }

    private Optional<Selection> next(double[] from, int dx, int dy) {
        var best = Double.MAX_VALUE;
        var found = -1;
        for (var index = 0; index < count(); index++) {
            if (!stands(index)) {
                continue;
            }
            var x = x(index) - from[0];
            var y = y(index) - from[1];
            var along = x * dx + y * dy;
            var aside = Math.abs(x * dy) + Math.abs(y * dx);
            var distance = along + ASIDE * aside;
            if (along > 1 && distance < best) {
                best = distance;
                found = index;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(thing(found));
    }

    /// A stack is one place to stand, and who walks in an open one stays in it.
    private boolean stands(int index) {
        if (!walksNodes()) {
            return true;
        }
        var group = scene.nodes.group[index];
        if (scene.open.isPresent()) {
            return scene.spread(group);
        }
        return !scene.nodes.hidden[index] || index == firstHidden(group);
    }

    private int firstHidden(int group) {
        var node = scene.groups.firstNode[group];
        while (!scene.nodes.hidden[node]) {
            node++;
        }
        return node;
    }

    private boolean walksHosts() {
        return scene.kind == MapKind.HOSTS && level == Level.CELLS;
    }

    private boolean walksNodes() {
        return scene.kind == MapKind.HOSTS && level != Level.CELLS;
    }

    private int count() {
        return walksHosts() ? scene.hosts.count : walksNodes() ? scene.nodes.count : scene.apps.apps;
    }

    private Optional<double[]> at(int index) {
        return index < 0 ? Optional.empty() : Optional.of(new double[] {x(index), y(index)});
    }

    private double x(int index) {
        if (walksHosts()) {
            return scene.hosts.x[index];
        }
        return walksNodes() ? scene.nodes.x[index] : scene.apps.x[index] + AppsLayout.CARD_WIDTH / 2;
    }

    private double y(int index) {
        if (walksHosts()) {
            return scene.hosts.y[index];
        }
        return walksNodes() ? scene.nodes.y[index] : scene.apps.y[index] + AppsLayout.CARD_HEIGHT / 2;
    }

    private Selection thing(int index) {
        if (walksHosts()) {
            return new Selection.OfHost(scene.hosts.id[index]);
        }
        return walksNodes()
                ? new Selection.OfContainer(scene.nodes.id[index])
                : new Selection.OfApp(AppsLayout.idOf(scene.apps, index));
    }
}
