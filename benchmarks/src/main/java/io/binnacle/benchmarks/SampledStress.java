package io.binnacle.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How far a picture tells distances wrong: the mean square of (drawn − shortest way) ÷ shortest way over sampled
/// pairs, the picture scaled so that this is least. 0 is perfect.
final class SampledStress {
    private static final int SOURCES = 40;
    private static final int TARGETS = 500;

    private final Graph graph;
    private final int[] first;
    private final int[] to;
    private final double[] x;
    private final double[] y;
    private double drawn;
    private double drawnSquared;
    private int pairs;

    private SampledStress(Graph graph, double[] x, double[] y) {
        this.graph = graph;
        this.x = x;
        this.y = y;
        this.first = new int[graph.nodes + 1];
        this.to = new int[graph.ends.length];
        for (var end : graph.ends) {
            first[end + 1]++;
        }
        for (var node = 0; node < graph.nodes; node++) {
            first[node + 1] += first[node];
        }
        var next = first.clone();
        for (var i = 0; i < graph.ends.length; i++) {
            to[next[graph.ends[i]]++] = graph.ends[i ^ 1];
        }
    }

    static double of(Graph graph, double[] x, double[] y) {
        return new SampledStress(graph, x, y).measure();
    }

    /// With s the scale: Σ(s·r − 1)² is least at s = Σr ÷ Σr², r being drawn ÷ way.
    private double measure() {
        var random = new SplittableRandom(3);
        for (var i = 0; i < SOURCES; i++) {
            var source = random.nextInt(graph.nodes);
            var way = ways(source);
            for (var k = 0; k < TARGETS; k++) {
                add(source, random.nextInt(graph.nodes), way);
            }
        }
        var scale = drawn / drawnSquared;
        return (scale * scale * drawnSquared - 2 * scale * drawn + pairs) / pairs;
    }

    private void add(int source, int target, int[] way) {
        if (way[target] > 0) {
            var ratio = Math.hypot(x[source] - x[target], y[source] - y[target]) / way[target];
            drawn += ratio;
            drawnSquared += ratio * ratio;
            pairs++;
        }
    }

    private int[] ways(int source) {
        var way = new int[graph.nodes];
        Arrays.fill(way, -1);
        var queue = new int[graph.nodes];
        var tail = 0;
        way[source] = 0;
        queue[tail++] = source;
        for (var head = 0; head < tail; head++) {
            var node = queue[head];
            for (var arc = first[node]; arc < first[node + 1]; arc++) {
                if (way[to[arc]] < 0) {
                    way[to[arc]] = way[node] + 1;
                    queue[tail++] = to[arc];
                }
            }
        }
        return way;
    }
}
