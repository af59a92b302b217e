package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Leads the links of the Apps view: cubic curves from the bottom of the client to the top of the server; a curve that
/// passes a row goes through a gap between its cards.
final class AppCurves {
    private static final double PORT = 22;
    private static final double LEAST_BEND = 26;
    private static final double MOST_BEND = 60;
    private static final double COPIES = 6;
    private static final double AIR = 16;

    private final AppTable apps;
    private final List<Curve> curves = new ArrayList<>();
    private final TreeMap<Double, List<Integer>> rows = new TreeMap<>();

    private static final class Curve {
        final Wiring.Wire wire;
        final int client;
        final int server;
        double fromX;
        double toX;

        Curve(Wiring.Wire wire, int client, int server) {
            this.wire = wire;
            this.client = client;
            this.server = server;
        }
    }

    AppCurves(Census census, AppsLayout layout) {
        this.apps = census.apps;
        for (var wire : census.wiring.byApp()) {
            var client = layout.index(wire.client());
            var server = layout.index(wire.server());
            if (client >= 0 && server >= 0 && !apps.hub[client] && !apps.hub[server]) {
                curves.add(new Curve(wire, client, server));
            }
        }
        for (var app = 0; app < apps.count; app++) {
            if (!apps.hub[app]) {
                rows.computeIfAbsent(bottom(app), _ -> new ArrayList<>()).add(app);
            }
        }
        choosePorts();
    }

    private double middle(int app) {
        return apps.x[app] + AppsLayout.width(apps, app) / 2;
    }

    private double bottom(int app) {
        return apps.y[app] + AppsLayout.height(apps, app);
    }

    private boolean sideways(Curve curve) {
        return Math.abs(bottom(curve.client) - bottom(curve.server)) < AppsLayout.CARD_HEIGHT / 2;
    }

    private boolean upwards(Curve curve) {
        return bottom(curve.server) < bottom(curve.client);
    }

    /// One end of a curve at the top or the bottom of a card.
    private record Port(Curve curve, boolean from, double other) {}

    private void choosePorts() {
        Map<List<Object>, List<Port>> sides = new HashMap<>();
        for (var curve : curves) {
            var up = upwards(curve);
            curve.fromX = middle(curve.client);
            curve.toX = middle(curve.server);
            if (!sideways(curve)) {
                add(sides, curve.client, up, new Port(curve, true, middle(curve.server)));
                add(sides, curve.server, !up, new Port(curve, false, middle(curve.client)));
            }
        }
        sides.forEach((side, ports) -> spread((int) side.getFirst(), ports));
    }

    private static void add(Map<List<Object>, List<Port>> sides, int app, boolean top, Port port) {
        sides.computeIfAbsent(List.of(app, top), _ -> new ArrayList<>()).add(port);
    }

    private void spread(int app, List<Port> ports) {
        ports.sort(Comparator.comparingDouble(Port::other)
                .thenComparingInt(port -> port.curve().client)
                .thenComparingInt(port -> port.curve().server));
        var step = Math.min(PORT, (AppsLayout.width(apps, app) - 40) / ports.size());
        for (var i = 0; i < ports.size(); i++) {
            var x = middle(app) + (i - (ports.size() - 1) / 2.0) * step;
            if (ports.get(i).from()) {
                ports.get(i).curve().fromX = x;
            } else {
                ports.get(i).curve().toX = x;
            }
        }
    }

    WireTable wires() {
        var table = new WireTable(curves.size());
        for (var i = 0; i < table.count; i++) {
            var curve = curves.get(i);
            table.clientApp[i] = curve.client;
            table.serverApp[i] = curve.server;
            table.clientGroup[i] = -1;
            table.serverGroup[i] = -1;
            table.connections[i] = curve.wire.connections();
            table.declared[i] = curve.wire.declared();
            table.gone[i] = curve.wire.gone();
            table.resting[i] = true;
            table.link[i] = curve.wire.link();
            table.path[i] = path(curve);
        }
        return table;
    }

    /// A start, then cubic pieces: two control points and an end each.
    private double[] path(Curve curve) {
        if (sideways(curve)) {
            return beside(curve);
        }
        return upwards(curve) ? through(curve, -1) : through(curve, 1);
    }

    private double[] beside(Curve curve) {
        var right = middle(curve.server) > middle(curve.client);
        var clientEdge = right ? apps.x[curve.client] + AppsLayout.width(apps, curve.client) + 8 : apps.x[curve.client];
        var serverEdge = right ? apps.x[curve.server] : apps.x[curve.server] + AppsLayout.width(apps, curve.server) + 8;
        var y = bottom(curve.client) - AppsLayout.CARD_HEIGHT / 2;
        if (Math.abs(serverEdge - clientEdge) < AppsLayout.STEP_X) {
            return new double[] {clientEdge, y, clientEdge, y, serverEdge, y, serverEdge, y};
        }
        var from = bottom(curve.client) + COPIES;
        var to = bottom(curve.server) + COPIES;
        return new double[] {
            curve.fromX + PORT,
            from,
            curve.fromX + PORT,
            from + LEAST_BEND * 1.4,
            curve.toX - PORT,
            to + LEAST_BEND * 1.4,
            curve.toX - PORT,
            to
        };
    }

    private double[] through(Curve curve, int down) {
        var points = new ArrayList<Double>();
        var x = curve.fromX;
        var y = down > 0 ? bottom(curve.client) + COPIES : apps.y[curve.client];
        var endY = down > 0 ? apps.y[curve.server] : bottom(curve.server) + COPIES;
        points.add(x);
        points.add(y);
        for (var row : between(curve, down)) {
            var wished = x + (curve.toX - x) * Math.clamp((row - y) / (endY - y), 0, 1);
            var gap = gap(row, wished);
            if (Double.isNaN(gap)) {
                continue;
            }
            var enter = down > 0 ? row - AppsLayout.CARD_HEIGHT - 4 : row + COPIES + 4;
            var leave = down > 0 ? row + COPIES + 4 : row - AppsLayout.CARD_HEIGHT - 4;
            bend(points, x, y, gap, enter, down);
            points.addAll(List.of(gap, enter, gap, leave, gap, leave));
            x = gap;
            y = leave;
        }
        bend(points, x, y, curve.toX, endY, down);
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Double> between(Curve curve, int down) {
        var low = Math.min(bottom(curve.client), bottom(curve.server));
        var high = Math.max(bottom(curve.client), bottom(curve.server));
        var found = new ArrayList<>(rows.subMap(low, false, high, false).keySet());
        return down > 0 ? found : found.reversed();
    }

    /// Where a curve may pass the row nearest to x; NaN where nothing is in the way.
    private double gap(double row, double x) {
        var cards = rows.getOrDefault(row, List.of());
        if (free(cards, x)) {
            return Double.NaN;
        }
        var best = Double.MAX_VALUE;
        for (int card : cards) {
            for (var side : new double[] {apps.x[card] - AIR, apps.x[card] + AppsLayout.width(apps, card) + 8 + AIR}) {
                if (free(cards, side) && Math.abs(side - x) < Math.abs(best - x)) {
                    best = side;
                }
            }
        }
        return best == Double.MAX_VALUE ? x : best;
    }

    private boolean free(List<Integer> cards, double x) {
        for (int card : cards) {
            if (x > apps.x[card] - AIR + 1 && x < apps.x[card] + AppsLayout.width(apps, card) + 8 + AIR - 1) {
                return false;
            }
        }
        return true;
    }

    private static void bend(List<Double> points, double x, double y, double toX, double toY, int down) {
        var bend = Math.clamp(Math.abs(toY - y) / 2 + Math.abs(toX - x) / 16, LEAST_BEND, MOST_BEND);
        bend = Math.min(bend, Math.max(8, Math.abs(toY - y) * 0.9));
        points.addAll(List.of(x, y + down * bend, toX, toY - down * bend, toX, toY));
    }
}
