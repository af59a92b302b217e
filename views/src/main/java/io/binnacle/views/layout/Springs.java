package io.binnacle.views.layout;

import java.util.Arrays;

/// Lets a net settle step by step: links pull with the square of their length, all push each other apart, and each
/// node goes as far as its own stiffness says, though never further than the step allows.
final class Springs {
    private static final double STRENGTH = 1;
    private static final double NEARNESS = 1.1;

    private final Net net;
    private final Points points;
    private final boolean[] fixed;
    private final Repulsion repulsion;
    private final double[] forceX;
    private final double[] forceY;

    Springs(Net net, Points points) {
        this(net, points, new boolean[net.count]);
    }

    /// @param fixed those that stay where they are
    Springs(Net net, Points points, boolean[] fixed) {
        this.net = net;
        this.fixed = fixed;
        this.points = points;
        this.repulsion = new Repulsion(net.mass, NEARNESS);
        this.forceX = new double[net.count];
        this.forceY = new double[net.count];
    }

    /// One step; how far they went on the average.
    double step(double furthest) {
        Arrays.fill(forceX, 0);
        Arrays.fill(forceY, 0);
        repulsion.add(points, STRENGTH, forceX, forceY);
        var sum = 0.0;
        for (var node = 0; node < net.count; node++) {
            sum += fixed[node] ? 0 : way(node, furthest);
        }
        for (var node = 0; node < net.count; node++) {
            if (fixed[node]) {
                continue;
            }
            points.x[node] += forceX[node];
            points.y[node] += forceY[node];
        }
        return net.count == 0 ? 0 : sum / net.count;
    }

    /// Leaves in the forces how far the node is to go.
    private double way(int node, double furthest) {
        var x = points.x[node];
        var y = points.y[node];
        var fx = 0.0;
        var fy = 0.0;
        var stiffness = 0.0;
        for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
            var dx = points.x[net.to[arc]] - x;
            var dy = points.y[net.to[arc]] - y;
            var distance = Math.sqrt(dx * dx + dy * dy);
            var pull = net.weight[arc] * distance / (net.length[arc] * net.length[arc]);
            fx += dx * pull;
            fy += dy * pull;
            stiffness += pull;
        }
        fx = forceX[node] + fx / net.mass[node];
        fy = forceY[node] + fy / net.mass[node];
        var force = Math.sqrt(fx * fx + fy * fy);
        var wish = force / (2 * stiffness / net.mass[node] + 0.5);
        var go = Math.min(furthest, wish);
        var scale = force > 0 ? go / force : 0;
        forceX[node] = fx * scale;
        forceY[node] = fy * scale;
        return go;
    }
}
