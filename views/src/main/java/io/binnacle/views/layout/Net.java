package io.binnacle.views.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A graph as flat arrays: the arcs of node i are those from `first[i]` to below `first[i + 1]`, each link twice.
final class Net {
    final int count;
    final int[] first;
    final int[] to;
    /// How many links of the whole graph an arc stands for.
    final float[] weight;
    /// How long it should be.
    final float[] length;
    /// How many nodes of the whole graph a node stands for.
    final float[] mass;

    Net(int count, int[] first, int[] to, float[] weight, float[] length, float[] mass) {
        this.count = count;
        this.first = first;
        this.to = to;
        this.weight = weight;
        this.length = length;
        this.mass = mass;
    }

    /// @param ends of each link two nodes; a link of a node with itself is left out
    static Net of(int count, int[] ends, int links) {
        var first = new int[count + 1];
        for (var link = 0; link < links; link++) {
            if (ends[2 * link] != ends[2 * link + 1]) {
                first[ends[2 * link] + 1]++;
                first[ends[2 * link + 1] + 1]++;
            }
        }
        for (var node = 0; node < count; node++) {
            first[node + 1] += first[node];
        }
        var to = new int[first[count]];
        var next = first.clone();
        for (var link = 0; link < links; link++) {
            var one = ends[2 * link];
            var other = ends[2 * link + 1];
            if (one != other) {
                to[next[one]++] = other;
                to[next[other]++] = one;
            }
        }
        return new Net(count, first, to, ones(to.length), ones(to.length), ones(count));
    }

    private static float[] ones(int count) {
        var ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    int degree(int node) {
        return first[node + 1] - first[node];
    }

    double meanLength() {
        var sum = 0.0;
        for (var each : length) {
            sum += each;
        }
        return length.length == 0 ? 1 : sum / length.length;
    }

    /// The sets of nodes that are joined by links, the largest first; among equals in the order of their nodes.
    List<int[]> islands() {
        var seen = new boolean[count];
        var queue = new int[count];
        var islands = new ArrayList<int[]>();
        for (var node = 0; node < count; node++) {
            if (!seen[node]) {
                var island = reached(node, seen, queue);
                Arrays.sort(island);
                islands.add(island);
            }
        }
        islands.sort((one, other) -> Integer.compare(other.length, one.length));
        return islands;
    }

    private int[] reached(int start, boolean[] seen, int[] queue) {
        var head = 0;
        var tail = 0;
        queue[tail++] = start;
        seen[start] = true;
        while (head < tail) {
            var node = queue[head++];
            for (var arc = first[node]; arc < first[node + 1]; arc++) {
                if (!seen[to[arc]]) {
                    seen[to[arc]] = true;
                    queue[tail++] = to[arc];
                }
            }
        }
        return Arrays.copyOf(queue, tail);
    }

    /// The part of it that has the given nodes and every link between them.
    ///
    /// @param place of every node of this net its place among the members
    Net part(int[] members, int[] place) {
        var firstOfPart = new int[members.length + 1];
        for (var i = 0; i < members.length; i++) {
            firstOfPart[i + 1] = firstOfPart[i] + degree(members[i]);
        }
        var arcs = new int[firstOfPart[members.length]];
        for (var i = 0; i < members.length; i++) {
            for (var arc = 0; arc < degree(members[i]); arc++) {
                arcs[firstOfPart[i] + arc] = place[to[first[members[i]] + arc]];
            }
        }
        return new Net(members.length, firstOfPart, arcs, ones(arcs.length), ones(arcs.length), ones(members.length));
    }
}
