package io.binnacle.views.topology;

import io.binnacle.views.layout.MultilevelLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.graphstream.stream.SinkAdapter;
import org.graphstream.ui.layout.Layout;

/// Orders blocks by nearness: forces place them, the whole is turned until calls point down, and from above they are
/// filled into rows that together have the shape of the view.
final class BlockField {
    private static final long SEED = 11;
    private static final int MOST_STEPS = 400;

    private final List<Size> sizes;
    private final List<int[]> calls;
    private final double aspect;
    private final double[] x;
    private final double[] y;

    /// What a block takes, with the gaps beside and below it.
    record Size(double w, double h) {}

    BlockField(List<Size> sizes, List<int[]> calls, double aspect) {
        this.sizes = sizes;
        this.calls = calls;
        this.aspect = aspect;
        this.x = new double[sizes.size()];
        this.y = new double[sizes.size()];
    }

    List<List<Integer>> rows() {
        place(new MultilevelLayout(SEED));
        turn();
        return fill();
    }

    private void place(Layout layout) {
        layout.addAttributeSink(new Places());
        for (var block = 0; block < x.length; block++) {
            layout.nodeAdded("apps", block, Integer.toString(block));
        }
        for (var i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            layout.edgeAdded("apps", i, "call " + i, Integer.toString(call[0]), Integer.toString(call[1]), true);
        }
        for (var step = 0; step < MOST_STEPS && layout.getStabilization() < layout.getStabilizationLimit(); step++) {
            layout.compute();
        }
    }

    private void turn() {
        var sumX = 0.0;
        var sumY = 0.0;
        for (var call : calls) {
            sumX += x[call[1]] - x[call[0]];
            sumY += y[call[1]] - y[call[0]];
        }
        var length = Math.hypot(sumX, sumY);
        if (length < 1e-6) {
            return;
        }
        for (var block = 0; block < x.length; block++) {
            var turnedX = (x[block] * sumY - y[block] * sumX) / length;
            y[block] = (x[block] * sumX + y[block] * sumY) / length;
            x[block] = turnedX;
        }
    }

    private List<List<Integer>> fill() {
        var order = new ArrayList<Integer>();
        var area = 0.0;
        for (var block = 0; block < x.length; block++) {
            order.add(block);
            area += sizes.get(block).w() * sizes.get(block).h();
        }
        order.sort(Comparator.comparingDouble(block -> y[block]));
        var most = Math.sqrt(area * aspect) * 1.05;
        var rows = new ArrayList<List<Integer>>();
        var width = Double.MAX_VALUE;
        for (int block : order) {
            if (width + sizes.get(block).w() > most) {
                rows.add(new ArrayList<>());
                width = 0;
            }
            rows.getLast().add(block);
            width += sizes.get(block).w();
        }
        rows.forEach(row -> row.sort(Comparator.comparingDouble(block -> x[block])));
        return rows;
    }

    /// Keeps what the layout tells.
    private final class Places extends SinkAdapter {
        @Override
        public void nodeAttributeChanged(
                String source, long time, String node, String name, Object before, Object value) {
            if (name.equals("xyz") && value instanceof Object[] place) {
                var block = Integer.parseInt(node);
                x[block] = ((Number) place[0]).doubleValue();
                y[block] = ((Number) place[1]).doubleValue();
            }
        }
    }
}
