package io.binnacle.views.topology;

import io.binnacle.model.LinkId;

/// The links of a scene as drawn: many links of containers make one wire between two groups or two apps.
final class WireTable {
    final int count;
    final int[] clientApp;
    final int[] serverApp;
    /// The groups joined, in the Hosts view; else -1.
    final int[] clientGroup;
    final int[] serverGroup;
    final int[] connections;
    final boolean[] declared;
    /// Whether every link in it is gone and fading.
    final boolean[] gone;
    /// Whether it is shown at rest, or only when lit.
    final boolean[] resting;
    final LinkId[] link;
    /// Corners of a harness wire, or cubic pieces of a curve, as x, y, x, y, …
    final double[][] path;

    WireTable(int count) {
        this.count = count;
        clientApp = new int[count];
        serverApp = new int[count];
        clientGroup = new int[count];
        serverGroup = new int[count];
        connections = new int[count];
        declared = new boolean[count];
        gone = new boolean[count];
        resting = new boolean[count];
        link = new LinkId[count];
        path = new double[count][];
    }
}
