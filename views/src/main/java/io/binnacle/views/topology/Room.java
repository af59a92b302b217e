package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds free places for apps that come, near those they talk with, without moving anybody.
final class Room {
    private static final int FURTHEST = 60;
    private static final double AIR = 14;
    /// A hand sets things down where it likes, not in columns.
    private static final double FINE = 24;

    private final AppTable apps;
    private final Calls calls;
    private final boolean[] stands;
    private final Map<String, List<Integer>> folders = new HashMap<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();
    private double bottom;

    Room(AppTable apps, Calls calls) {
        this.apps = apps;
        this.calls = calls;
        this.stands = new boolean[apps.count];
    }

    /// The app stands where it stands.
    void take(int app) {
        stands[app] = true;
        bottom = Math.max(bottom, apps.y[app]);
        if (!apps.folder[app].isEmpty()) {
            folders.computeIfAbsent(apps.folder[app], _ -> new ArrayList<>()).add(app);
        }
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

    /// Those beside somebody who stands come first, so that who comes with them finds them there.
    void findAll(List<Integer> newcomers) {
        var waiting = new LinkedHashSet<>(newcomers);
        while (!waiting.isEmpty()) {
            var next = waiting.stream().filter(this::besideSomebody).findFirst().orElse(waiting.getFirst());
            waiting.remove(next);
            find(next);
        }
    }

    private boolean besideSomebody(int app) {
        return folders.containsKey(apps.folder[app])
                || neighbours(app).findAny().isPresent();
    }

    private IntStream neighbours(int app) {
        return Stream.concat(calls.callers.get(app).stream(), calls.servers.get(app).stream())
                .mapToInt(Integer::intValue)
                .filter(other -> stands[other]);
    }

    private void find(int app) {
        var wished = wished(app);
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
        apps.x[app] = wished[0];
        apps.y[app] = bottom + 2 * AppsLayout.STEP_Y;
        take(app);
    }

    /// As near to a place as there is room.
    void near(int app, double x, double y) {
        for (var ring = 0; ring < FURTHEST; ring++) {
            for (var dy = -ring; dy <= ring; dy++) {
                for (var dx = -ring; dx <= ring; dx++) {
                    var onRing = Math.max(Math.abs(dx), Math.abs(dy)) == ring;
                    if (onRing && fits(app, x + dx * FINE, y + dy * FINE)) {
                        take(app);
                        return;
                    }
                }
            }
        }
        apps.x[app] = x;
        apps.y[app] = bottom + 2 * AppsLayout.STEP_Y;
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

    /// Beside its folder, or among those it talks with.
    private double[] wished(int app) {
        var mates = folders.getOrDefault(apps.folder[app], List.of());
        if (!mates.isEmpty()) {
            var lowest = mates.stream().mapToDouble(mate -> apps.y[mate]).max().orElse(0);
            return new double[] {snap(mean(mates.stream().mapToInt(Integer::intValue), apps.x)), lowest};
        }
        return new double[] {snap(meanX(app)), mean(neighbours(app), apps.y)};
    }

    /// Of those it talks with who stand already.
    double meanX(int app) {
        return mean(neighbours(app), apps.x);
    }

    private static double mean(IntStream of, double[] places) {
        return of.mapToDouble(other -> places[other]).average().orElse(0);
    }

    private static double snap(double x) {
        return Math.round(x * 2 / AppsLayout.STEP_X) * AppsLayout.STEP_X / 2;
    }
}
