package io.binnacle.views.layout;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/// Lets newcomers in, and what changed settle, in a layout that stands: a newcomer goes to the free place nearest to
/// those it is linked with, and of the others only those next to a change move, none further than its own radius.
final class Neighbourhood {
    private static final int MOST_MOVERS = 256;
    private static final int STEPS = 12;
    private static final int FURTHEST_RING = 60;
    private static final double REACH = 1.5;
    private static final double LEASH_OF_NEW = 1.5;

    private final Net net;
    private final Points points;
    private final boolean[] placed;
    private final boolean[] fixed;
    private final Grid grid;
    private final BitSet isNew = new BitSet();
    private final Deque<Integer> acquainted = new ArrayDeque<>();

    /// @param placed who has a place; whoever has none gets one
    Neighbourhood(Net net, Points points, boolean[] placed, boolean[] fixed) {
        this.net = net;
        this.points = points;
        this.placed = placed;
        this.fixed = fixed;
        this.grid = new Grid(points, REACH);
        for (var node = 0; node < net.count; node++) {
            if (placed[node]) {
                grid.put(node);
            }
        }
    }

    /// @param touched those whose links changed
    void settle(BitSet touched) {
        var corner = corner();
        welcomeAll(corner);
        var movers = movers(touched);
        var anchors = new double[2 * movers.length];
        for (var i = 0; i < movers.length; i++) {
            anchors[2 * i] = points.x[movers[i]];
            anchors[2 * i + 1] = points.y[movers[i]];
        }
        for (var step = 0; step < STEPS; step++) {
            for (var i = 0; i < movers.length; i++) {
                move(movers[i], anchors[2 * i], anchors[2 * i + 1], 1.0 - (double) step / STEPS);
            }
        }
    }

    /// Below all that stands: where those go who know nobody.
    private double[] corner() {
        var corner = new double[] {Double.MAX_VALUE, -Double.MAX_VALUE};
        for (var node = 0; node < net.count; node++) {
            if (placed[node]) {
                corner[0] = Math.min(corner[0], points.x[node]);
                corner[1] = Math.max(corner[1], points.y[node] + 1);
            }
        }
        return corner[0] > corner[1] && corner[0] == Double.MAX_VALUE ? new double[2] : corner;
    }

    /// Those who know somebody with a place come before those who know nobody.
    private void welcomeAll(double[] corner) {
        for (var node = 0; node < net.count; node++) {
            if (!placed[node] && acquainted(node)) {
                acquainted.add(node);
            }
        }
        welcomeAcquainted(corner);
        for (var node = 0; node < net.count; node++) {
            if (!placed[node]) {
                acquainted.add(node);
                welcomeAcquainted(corner);
            }
        }
    }

    private void welcomeAcquainted(double[] corner) {
        while (!acquainted.isEmpty()) {
            int node = acquainted.remove();
            if (!placed[node]) {
                welcome(node, corner);
                for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
                    acquainted.add(net.to[arc]);
                }
            }
        }
    }

    private boolean acquainted(int node) {
        for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
            if (placed[net.to[arc]]) {
                return true;
            }
        }
        return false;
    }

    private void welcome(int node, double[] corner) {
        var wish = wish(node, corner);
        search:
        for (var ring = 0; ring < FURTHEST_RING; ring++) {
            var places = Math.max(1, 6 * ring);
            for (var i = 0; i < places; i++) {
                var angle = 2 * Math.PI * i / places;
                points.x[node] = wish[0] + ring * MultilevelLayout.RADIUS * Math.cos(angle);
                points.y[node] = wish[1] + ring * MultilevelLayout.RADIUS * Math.sin(angle);
                if (grid.free(node, points.x[node], points.y[node], 2 * MultilevelLayout.RADIUS)) {
                    break search;
                }
            }
        }
        placed[node] = true;
        isNew.set(node);
        grid.put(node);
    }

    /// Amid those it is linked with; beside the one, when it is one, on the side away from that one's other neighbours.
    private double[] wish(int node, double[] corner) {
        var mean = mean(node, -1);
        if (mean[2] == 0) {
            return corner;
        }
        if (mean[2] > 1) {
            return mean;
        }
        var only = net.to[net.first[node]];
        for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
            only = placed[net.to[arc]] ? net.to[arc] : only;
        }
        var others = mean(only, node);
        var dx = points.x[only] - others[0];
        var dy = points.y[only] - others[1];
        var distance = Math.hypot(dx, dy);
        return others[2] == 0 || distance < 1e-6
                ? new double[] {points.x[only] + 1, points.y[only]}
                : new double[] {points.x[only] + dx / distance, points.y[only] + dy / distance};
    }

    private double[] mean(int node, int except) {
        var mean = new double[3];
        for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
            var other = net.to[arc];
            if (placed[other] && other != except) {
                mean[0] += points.x[other];
                mean[1] += points.y[other];
                mean[2]++;
            }
        }
        if (mean[2] > 0) {
            mean[0] /= mean[2];
            mean[1] /= mean[2];
        }
        return mean;
    }

    private int[] movers(BitSet touched) {
        var movers = new BitSet();
        isNew.stream().forEach(node -> add(movers, node));
        touched.stream().forEach(node -> add(movers, node));
        return movers.stream().filter(node -> !fixed[node]).toArray();
    }

    private void add(BitSet movers, int node) {
        movers.set(node);
        for (var arc = net.first[node]; arc < net.first[node + 1] && movers.cardinality() < MOST_MOVERS; arc++) {
            movers.set(net.to[arc]);
        }
    }

    private void move(int node, double anchorX, double anchorY, double warmth) {
        var force = new double[3];
        grid.near(points.x[node], points.y[node], other -> push(node, other, force));
        for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
            var dx = points.x[net.to[arc]] - points.x[node];
            var dy = points.y[net.to[arc]] - points.y[node];
            var pull = Math.sqrt(dx * dx + dy * dy);
            force[0] += dx * pull;
            force[1] += dy * pull;
            force[2] += pull;
        }
        var strength = Math.hypot(force[0], force[1]);
        var go = Math.min(warmth * MultilevelLayout.RADIUS, strength / (2 * force[2] + 0.5));
        if (strength > 0) {
            leash(node, force[0] / strength * go, force[1] / strength * go, anchorX, anchorY);
        }
    }

    private void push(int node, int other, double[] force) {
        if (other != node) {
            var dx = points.x[node] - points.x[other];
            var dy = points.y[node] - points.y[other];
            var square = dx * dx + dy * dy + 1e-3;
            force[0] += dx / (square * Math.sqrt(square));
            force[1] += dy / (square * Math.sqrt(square));
        }
    }

    private void leash(int node, double byX, double byY, double anchorX, double anchorY) {
        var dx = points.x[node] + byX - anchorX;
        var dy = points.y[node] + byY - anchorY;
        var distance = Math.hypot(dx, dy);
        var length = isNew.get(node) ? LEASH_OF_NEW : MultilevelLayout.RADIUS;
        var scale = distance > length ? length / distance : 1;
        var toX = anchorX + dx * scale;
        var toY = anchorY + dy * scale;
        if (grid.free(node, toX, toY, 2 * MultilevelLayout.RADIUS)) {
            grid.move(node, toX, toY);
        }
    }
}
