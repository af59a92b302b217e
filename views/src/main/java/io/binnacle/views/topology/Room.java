package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds a free place for an app that comes, near those it talks with, without moving anybody.
final class Room {
    private static final int FURTHEST = 60;
    private static final double AIR = 14;

    private final AppTable apps;
    private final List<Integer> taken = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    Room(AppTable apps) {
        this.apps = apps;
    }

    void take(int app) {
        taken.add(app);
        cells.computeIfAbsent(cell(column(apps.x[app]), row(apps.y[app])), _ -> new ArrayList<>())
                .add(app);
    }

    private static long column(double x) {
        return (long) Math.floor(x / AppsLayout.STEP_X);
    }

    private static long row(double y) {
        return (long) Math.floor(y / AppsLayout.STEP_Y);
    }

    private static long cell(long column, long row) {
        return column << 32 ^ (row & 0xffff_ffffL);
    }

    void find(int app, List<int[]> edges) {
        var wished = wished(app, edges);
        for (var ring = 0; ring < FURTHEST; ring++) {
            for (var dy = 0; dy <= ring; dy++) {
                for (var dx = -ring; dx <= ring; dx++) {
                    var onRing = Math.max(Math.abs(dx), dy) == ring;
                    if (onRing
                            && fits(app, wished[0] + dx * AppsLayout.STEP_X / 2, wished[1] + dy * AppsLayout.STEP_Y)) {
                        take(app);
                        return;
                    }
                }
            }
        }
        take(app);
    }

    private boolean fits(int app, double x, double y) {
        for (var column = column(x) - 1; column <= column(x) + 1; column++) {
            for (var row = row(y) - 1; row <= row(y) + 1; row++) {
                if (blocked(app, x, y, cells.getOrDefault(cell(column, row), List.of()))) {
                    return false;
                }
            }
        }
        apps.x[app] = x;
        apps.y[app] = y;
        return true;
    }

    private boolean blocked(int app, double x, double y, List<Integer> others) {
        for (int other : others) {
            var foreign = !apps.folder[other].equals(apps.folder[app]);
            var air = foreign ? AIR + AppsLayout.PAD_TOP : AIR;
            if (Math.abs(apps.x[other] - x) < AppsLayout.CARD_WIDTH + 8 + air
                    && Math.abs(apps.y[other] - y) < AppsLayout.CARD_HEIGHT + 6 + air) {
                return true;
            }
        }
        return false;
    }

    /// Beside its folder, or under those who call it.
    private double[] wished(int app, List<int[]> edges) {
        var sumX = 0.0;
        var y = 0.0;
        var count = 0;
        for (int other : taken) {
            if (!apps.folder[app].isEmpty() && apps.folder[other].equals(apps.folder[app])) {
                sumX += apps.x[other];
                y = Math.max(y, apps.y[other]);
                count++;
            }
        }
        if (count > 0) {
            return new double[] {snap(sumX / count), y};
        }
        var mean = meanOfNeighbours(apps, edges, app);
        return new double[] {snap(mean[0]), mean[1]};
    }

    private static double snap(double x) {
        return Math.round(x * 2 / AppsLayout.STEP_X) * AppsLayout.STEP_X / 2;
    }

    static double[] meanOfNeighbours(AppTable apps, List<int[]> edges, int app) {
        var sumX = 0.0;
        var sumY = 0.0;
        var count = 0;
        for (var edge : edges) {
            var other = edge[0] == app ? edge[1] : edge[1] == app ? edge[0] : -1;
            if (other >= 0) {
                sumX += apps.x[other];
                sumY += apps.y[other];
                count++;
            }
        }
        return count == 0 ? new double[] {0, 0} : new double[] {sumX / count, sumY / count};
    }
}
