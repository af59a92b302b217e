package io.binnacle.benchmarks;

import java.util.Random;
import org.graphstream.stream.SinkAdapter;
import org.graphstream.ui.layout.Layout;
import org.graphstream.ui.layout.springbox.implementations.SpringBox;

/// A graph in the hands of a GraphStream layout, and where this has put the nodes.
final class Drawing {
    private static final double SPRINGBOX_SETTLED = 0.9;
    private static final int FEWEST_STEPS = 20;

    final Graph graph;
    final Layout layout;
    final double[] x;
    final double[] y;

    /// @param spare room for nodes that come later
    Drawing(Graph graph, Layout layout, int spare) {
        this.graph = graph;
        this.layout = layout;
        this.x = new double[graph.nodes + spare];
        this.y = new double[graph.nodes + spare];
        layout.addAttributeSink(new Listener());
        for (var node = 0; node < graph.nodes; node++) {
            layout.nodeAdded("bench", node, Integer.toString(node));
        }
        for (var link = 0; link < graph.links(); link++) {
            link(link, graph.ends[2 * link], graph.ends[2 * link + 1]);
        }
    }

    static Drawing springBox(Graph graph) {
        return new Drawing(graph, new SpringBox(false, new Random(1)), 0);
    }

    void link(int number, int one, int other) {
        layout.edgeAdded("bench", number, "link " + number, Integer.toString(one), Integer.toString(other), false);
    }

    /// Until it is settled; false when the deadline came first.
    boolean settle(long deadline) {
        var steps = 0;
        while (layout.getStabilization() < Math.min(1, layout.getStabilizationLimit()) || steps < least()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            layout.compute();
            steps++;
        }
        return true;
    }

    /// At its start SpringBox takes itself for settled.
    private int least() {
        return layout.getStabilizationLimit() <= SPRINGBOX_SETTLED ? FEWEST_STEPS : 0;
    }

    double stress() {
        return SampledStress.of(graph, x, y);
    }

    /// Keeps the places it is told.
    private final class Listener extends SinkAdapter {
        @Override
        public void nodeAttributeAdded(String source, long time, String node, String name, Object value) {
            if (name.equals("xyz") && value instanceof Object[] place) {
                var at = Integer.parseInt(node);
                x[at] = ((Number) place[0]).doubleValue();
                y[at] = ((Number) place[1]).doubleValue();
            }
        }

        @Override
        public void nodeAttributeChanged(
                String source, long time, String node, String name, Object before, Object value) {
            nodeAttributeAdded(source, time, node, name, value);
        }
    }
}
