package io.binnacle.scheduler.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// In which order the apps of a tree are to be started: the layer of each.
///
/// A group that others depend on, or that depends on others, is one vertex more and not an edge between any two apps,
/// so
/// that two groups of a thousand apps cost two thousand edges and not a million. Every way through those vertices ends
/// in
/// an app; they have no length.
public final class Dependencies {
    private enum Side {
        /// The app itself.
        APP,
        /// All apps below a group, as something to depend on.
        ALL_BELOW,
        /// What a group depends on, and with it all apps below.
        WANTS
    }

    private record Vertex(Side side, PathId path) {}

    private final Map<Vertex, List<Vertex>> edges = new HashMap<>();
    private final Map<Vertex, Integer> layers = new HashMap<>();
    private final boolean cyclic;

    /// Most trees say nothing of it, and then all apps are on the first layer.
    private Dependencies(Group root) {
        if (root.allGroups().anyMatch(Dependencies::depends)) {
            root.allGroups().forEach(group -> collect(group, root));
        }
        cyclic = !sort();
    }

    private static boolean depends(Group group) {
        return !group.dependencies().isEmpty()
                || group.apps().values().stream()
                        .anyMatch(app -> !app.dependencies().isEmpty());
    }

    public static Dependencies of(Group root) {
        return new Dependencies(root);
    }

    /// Whether some app has to wait for itself. Then the layers mean nothing.
    public boolean cyclic() {
        return cyclic;
    }

    /// 1: depends on nothing; otherwise one more than the highest it depends on. An unknown app is on layer 1.
    public int layer(PathId app) {
        return layers.getOrDefault(new Vertex(Side.APP, app), 1);
    }

    private void collect(Group group, Group root) {
        var wants = new Vertex(Side.WANTS, group.id());
        group.apps().values().forEach(app -> {
            var vertex = new Vertex(Side.APP, app.id());
            app.dependencies().forEach(target -> depend(vertex, target, root));
            edge(vertex, wants);
            edge(new Vertex(Side.ALL_BELOW, group.id()), vertex);
        });
        group.dependencies().forEach(target -> depend(wants, target, root));
        group.groups().keySet().forEach(child -> {
            edge(new Vertex(Side.WANTS, child), wants);
            edge(new Vertex(Side.ALL_BELOW, group.id()), new Vertex(Side.ALL_BELOW, child));
        });
    }

    /// Unknown targets are allowed and mean nothing.
    private void depend(Vertex from, PathId target, Group root) {
        if (root.app(target).isPresent()) {
            edge(from, new Vertex(Side.APP, target));
        }
        if (root.group(target).isPresent()) {
            edge(from, new Vertex(Side.ALL_BELOW, target));
        }
    }

    private void edge(Vertex from, Vertex to) {
        edges.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        edges.computeIfAbsent(to, key -> new ArrayList<>());
    }

    /// Kahn's way, from those that wait for nothing: what is left over at the end waits in a circle.
    private boolean sort() {
        var waitingFor = new HashMap<Vertex, Integer>();
        var waiters = new HashMap<Vertex, List<Vertex>>();
        edges.forEach((from, targets) -> {
            waitingFor.put(from, targets.size());
            targets.forEach(
                    to -> waiters.computeIfAbsent(to, key -> new ArrayList<>()).add(from));
        });
        var ready = waitingFor.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayDeque::new));
        return drain(ready, waitingFor, waiters) == edges.size();
    }

    private int drain(Deque<Vertex> ready, Map<Vertex, Integer> waitingFor, Map<Vertex, List<Vertex>> waiters) {
        var done = 0;
        while (!ready.isEmpty()) {
            var vertex = ready.remove();
            layers.put(vertex, length(vertex));
            done++;
            for (var waiter : waiters.getOrDefault(vertex, List.of())) {
                if (waitingFor.merge(waiter, -1, Integer::sum) == 0) {
                    ready.add(waiter);
                }
            }
        }
        return done;
    }

    private int length(Vertex vertex) {
        var below = edges.getOrDefault(vertex, List.of()).stream()
                .mapToInt(target -> layers.getOrDefault(target, 0))
                .max()
                .orElse(0);
        return below + (vertex.side() == Side.APP ? 1 : 0);
    }
}
