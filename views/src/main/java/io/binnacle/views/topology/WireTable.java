package io.binnacle.views.topology;

import io.binnacle.model.LinkId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /// Of each path left, top, right and bottom, once somebody has asked.
    private volatile double @Nullable [] boxes;

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

    /// Left, top, right and bottom of each path, one after the other. All paths must be there.
    double[] boxes() {
        var known = boxes;
        if (known == null) {
            known = new double[4 * count];
            for (var wire = 0; wire < count; wire++) {
                box(path[wire], known, 4 * wire);
            }
            boxes = known;
        }
        return known;
    }

    private static void box(double[] path, double[] into, int at) {
        Arrays.fill(into, at, at + 2, Double.MAX_VALUE);
        Arrays.fill(into, at + 2, at + 4, -Double.MAX_VALUE);
        for (var i = 0; i + 1 < path.length; i += 2) {
            into[at] = Math.min(into[at], path[i]);
            into[at + 1] = Math.min(into[at + 1], path[i + 1]);
            into[at + 2] = Math.max(into[at + 2], path[i]);
            into[at + 3] = Math.max(into[at + 3], path[i + 1]);
        }
    }
}
