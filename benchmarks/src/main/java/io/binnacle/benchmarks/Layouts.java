package io.binnacle.benchmarks;

import io.binnacle.views.layout.MultilevelLayout;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How soon a graph is a picture, how good that is, and what one more node moves; beside what others make of the same
/// graph in the same run.
final class Layouts {
    private static final List<Integer> SIZES = List.of(300, 1_000, 3_000, 10_000, 100_000);
    private static final int MOST_FOR_SPRINGBOX = 10_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final int RUNS = 5;
    private static final int WARM_UP = 3_000;
    private static final int ADDED_TO = 10_000;
    private static final int ADDED = 20;

    private final Report report;

    private Layouts(Report report) {
        this.report = report;
    }

    static Benchmark all() {
        return new Benchmark(
                "layout",
                "first picture, settled, stress and one node more, beside SpringBox and ELK",
                report -> new Layouts(report).measure());
    }

    private void measure() {
        cold();
        for (int size : SIZES) {
            for (var graph :
                    List.of(Graph.ringOfCliques(size), Graph.tree(size), Graph.powerLaw(size), Graph.mesh(size))) {
                ours(size, graph);
                springBox(size, graph);
                for (var elk : Elk.values()) {
                    elk(size, graph, elk);
                }
            }
        }
        addOne();
    }

    /// The very first in this process, before anything is compiled; this also warms up for the others.
    private void cold() {
        var began = System.nanoTime();
        new Drawing(Graph.mesh(ADDED_TO), new MultilevelLayout(1), 0).layout.compute();
        report.add(ADDED_TO, "first_picture_ms, mesh, in a process just started", millis(began), "ms");
        for (var i = 0; i < RUNS; i++) {
            new Drawing(Graph.powerLaw(WARM_UP), new MultilevelLayout(i), 0).settle(Long.MAX_VALUE);
        }
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private void ours(int size, Graph graph) {
        var first = new Durations();
        var settled = new Durations();
        var stress = 0.0;
        for (var run = 0; run < RUNS; run++) {
            var drawing = new Drawing(graph, new MultilevelLayout(1), 0);
            var began = System.nanoTime();
            drawing.layout.compute();
            first.add(System.nanoTime() - began);
            drawing.settle(Long.MAX_VALUE);
            settled.add(System.nanoTime() - began);
            stress = drawing.stress();
        }
        report.add(size, "first_picture_ms, " + graph.kind, first.quantileMillis(0.5), "ms");
        report.add(size, "settled_ms, " + graph.kind, settled.quantileMillis(0.5), "ms");
        report.add(size, "stress, " + graph.kind, stress, "");
    }

    private void springBox(int size, Graph graph) {
        if (size > MOST_FOR_SPRINGBOX) {
            report.say("SpringBox, " + graph.kind + ", " + size + ": not tried, one step takes longer than "
                    + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s");
            return;
        }
        var drawing = Drawing.springBox(graph);
        var began = System.nanoTime();
        drawing.layout.compute();
        report.add(size, "springbox_step_ms, " + graph.kind, millis(began), "ms");
        if (drawing.settle(began + PATIENCE)) {
            report.add(size, "springbox_settled_ms, " + graph.kind, millis(began), "ms");
        } else {
            unfinished("SpringBox", size, graph);
        }
        report.add(size, "springbox_stress, " + graph.kind, drawing.stress(), "");
    }

    private void elk(int size, Graph graph, Elk elk) {
        var name = "elk_" + elk.name().toLowerCase(java.util.Locale.ROOT);
        if (size > elk.most) {
            report.say(name + ", " + graph.kind + ", " + size + ": not tried, it is meant for fewer");
            return;
        }
        var began = System.nanoTime();
        var stress = elk.layOut(graph, began + PATIENCE);
        if (Double.isNaN(stress)) {
            unfinished(name, size, graph);
        } else {
            report.add(size, name + "_settled_ms, " + graph.kind, millis(began), "ms");
            report.add(size, name + "_stress, " + graph.kind, stress, "");
        }
    }

    private void unfinished(String who, int size, Graph graph) {
        report.say(who + ", " + graph.kind + ", " + size + ": not settled within "
                + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s");
    }

    /// One node after the other, each with two links, to a settled mesh.
    private void addOne() {
        var graph = Graph.mesh(ADDED_TO);
        var drawing = new Drawing(graph, new MultilevelLayout(1), ADDED);
        drawing.settle(Long.MAX_VALUE);
        var add = new Durations();
        var furthest = 0.0;
        var sum = 0.0;
        for (var i = 0; i < ADDED; i++) {
            var x = drawing.x.clone();
            var y = drawing.y.clone();
            add.add(add(drawing, i));
            for (var node = 0; node < graph.nodes + i; node++) {
                var way = Math.hypot(drawing.x[node] - x[node], drawing.y[node] - y[node]);
                furthest = Math.max(furthest, way);
                sum += way;
            }
        }
        report.add(ADDED_TO, "add_ms", add.quantileMillis(0.5), "ms");
        report.add(ADDED_TO, "add_ms, p95", add.quantileMillis(0.95), "ms");
        report.add(ADDED_TO, "others_moved_at_most", furthest / MultilevelLayout.RADIUS, "radii");
        report.add(ADDED_TO, "others_moved_mean", sum / ADDED / graph.nodes / MultilevelLayout.RADIUS, "radii");
    }

    private static long add(Drawing drawing, int number) {
        var graph = drawing.graph;
        var began = System.nanoTime();
        var node = graph.nodes + number;
        drawing.layout.nodeAdded("bench", node, Integer.toString(node));
        drawing.link(graph.links() + 2 * number, node, 37 * (number + 1));
        drawing.link(graph.links() + 2 * number + 1, node, 37 * (number + 1) + 1);
        drawing.settle(Long.MAX_VALUE);
        return System.nanoTime() - began;
    }
}
