package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds what has nothing to do with each other: sets of apps joined by links or by a folder, the largest first.
final class Islands {
    private final int[] parent;

    private Islands(int count) {
        parent = new int[count];
        for (var i = 0; i < count; i++) {
            parent[i] = i;
        }
    }

    static List<List<Integer>> of(AppTable apps, List<int[]> edges) {
        var sets = new Islands(apps.count);
        edges.forEach(edge -> sets.join(edge[0], edge[1]));
        var folders = new HashMap<String, Integer>();
        for (var app = 0; app < apps.apps; app++) {
            if (!apps.hub[app] && !apps.folder[app].isEmpty()) {
                sets.join(folders.computeIfAbsent(apps.folder[app], ofFolder(app)), app);
            }
        }
        return sets.gather(apps);
    }

    private static java.util.function.Function<String, Integer> ofFolder(int app) {
        return _ -> app;
    }

    private List<List<Integer>> gather(AppTable apps) {
        Map<Integer, List<Integer>> islands = new LinkedHashMap<>();
        for (var app = 0; app < apps.count; app++) {
            if (!apps.hub[app]) {
                islands.computeIfAbsent(root(app), _ -> new ArrayList<>()).add(app);
            }
        }
        var all = new ArrayList<>(islands.values());
        all.sort((one, other) -> Integer.compare(other.size(), one.size()));
        return all;
    }

    private void join(int one, int other) {
        parent[root(one)] = root(other);
    }

    private int root(int of) {
        var at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
