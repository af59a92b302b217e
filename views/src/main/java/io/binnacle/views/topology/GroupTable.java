package io.binnacle.views.topology;

import io.binnacle.model.Condition;

/// The groups of a scene: the containers of one app on one host. Sorted by host, then by the app's place.
final class GroupTable {
    final int count;
    final int[] host;
    final int[] app;
    final int[] firstNode;
    final int[] nodeCount;
    final int[] wrong;
    final Condition[] condition;
    /// Whether its containers are too many to be drawn one by one.
    final boolean[] stacked;
    final int[] column;
    final double[] x;
    final double[] y;
    final double[] h;

    GroupTable(int count) {
        this.count = count;
        host = new int[count];
        app = new int[count];
        firstNode = new int[count];
        nodeCount = new int[count];
        wrong = new int[count];
        condition = new Condition[count];
        stacked = new boolean[count];
        column = new int[count];
        x = new double[count];
        y = new double[count];
        h = new double[count];
    }
}
