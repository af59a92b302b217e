package io.binnacle.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.force.options.ForceMetaDataProvider;
import org.eclipse.elk.alg.force.options.ForceOptions;
import org.eclipse.elk.alg.force.options.StressMetaDataProvider;
import org.eclipse.elk.alg.force.options.StressOptions;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// One layout of the Eclipse Layout Kernel.
enum Elk {
    LAYERED(LayeredOptions.ALGORITHM_ID, 3_000),
    FORCE(ForceOptions.ALGORITHM_ID, 1_000),
    STRESS(StressOptions.ALGORITHM_ID, 1_000);

    private static final double SIDE = 10;

    private final String algorithm;
    /// More nodes than that take minutes, and it cannot be stopped.
    final int most;

    Elk(String algorithm, int most) {
        this.algorithm = algorithm;
        this.most = most;
    }

    static {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(
                        new LayeredMetaDataProvider(), new ForceMetaDataProvider(), new StressMetaDataProvider());
    }

    /// The stress of its picture; NaN when it was stopped at the deadline.
    double layOut(Graph graph, long deadline) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, algorithm);
        var nodes = new ArrayList<ElkNode>();
        for (var i = 0; i < graph.nodes; i++) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(SIDE, SIDE);
            nodes.add(node);
        }
        for (var link = 0; link < graph.links(); link++) {
            ElkGraphUtil.createSimpleEdge(nodes.get(graph.ends[2 * link]), nodes.get(graph.ends[2 * link + 1]));
        }
        new RecursiveGraphLayoutEngine().layout(root, new Deadline(deadline));
        return System.nanoTime() > deadline ? Double.NaN : stress(graph, nodes);
    }

    private static double stress(Graph graph, List<ElkNode> nodes) {
        return SampledStress.of(
                graph,
                nodes.stream().mapToDouble(ElkNode::getX).toArray(),
                nodes.stream().mapToDouble(ElkNode::getY).toArray());
    }

    /// Asks it to stop when the time is over; it listens between two of its phases.
    private static final class Deadline extends BasicProgressMonitor {
        private final long nanos;

        Deadline(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean isCanceled() {
            return System.nanoTime() > nanos;
        }

        @Override
        protected BasicProgressMonitor doSubTask(float work, int levels) {
            return new Deadline(nanos);
        }
    }
}
