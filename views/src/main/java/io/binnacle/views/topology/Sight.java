package io.binnacle.views.topology;

import io.binnacle.model.Subject;
import io.binnacle.views.MapKind;
import java.util.HashSet;
import java.util.Set;

/// What of a scene is in sight and worth measuring: hosts first, then containers, never without bound.
final class Sight {
    private static final int MOST_CONTAINERS = 300;
    private static final int MOST_HOSTS = 1_000;
    /// Of each app or stack so many instances speak for all, where only that is drawn.
    private static final int SPEAKERS = 12;

    private Sight() {}

    static Set<Subject> of(MapScene scene, Look look) {
        var seen = new HashSet<Subject>();
        for (var host = 0; host < Math.min(MOST_HOSTS, scene.hosts.count); host++) {
            seen.add(scene.hosts.id[host]);
        }
        if (scene.kind == MapKind.APPS) {
            speakers(scene, seen);
        } else if (look.level() != Level.CELLS) {
            inView(scene, look, seen);
        }
        return seen;
    }

    private static void speakers(MapScene scene, Set<Subject> seen) {
        var each = Math.clamp(MOST_CONTAINERS / Math.max(1, scene.apps.apps), 1, SPEAKERS);
        var counts = new int[scene.apps.count];
        for (var node = 0; node < scene.nodes.count && seen.size() < MOST_CONTAINERS + MOST_HOSTS; node++) {
            if (counts[scene.nodes.app[node]] < each) {
                counts[scene.nodes.app[node]]++;
                seen.add(scene.nodes.id[node]);
            }
        }
    }

    private static void inView(MapScene scene, Look look, Set<Subject> seen) {
        var camera = look.camera();
        var left = MOST_CONTAINERS;
        var speakers = new int[scene.groups.count];
        for (var node = 0; node < scene.nodes.count && left > 0; node++) {
            var x = camera.toViewX(scene.nodes.x[node]);
            var y = camera.toViewY(scene.nodes.y[node]);
            if (scene.nodes.hidden[node] && ++speakers[scene.nodes.group[node]] > SPEAKERS) {
                continue;
            }
            if (x >= -30 && y >= -30 && x <= look.width() + 30 && y <= look.height() + 30) {
                seen.add(scene.nodes.id[node]);
                left--;
            }
        }
    }
}
