package io.binnacle.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A graph to lay out: how many nodes, and of each link its two ends one after the other.
final class Graph {
    final String kind;
    final int nodes;
    final int[] ends;
    private static final int CLIQUE = 10;
    private static final int PROJECT = 12;

    private Graph(String kind, int nodes, int[] ends) {
        this.kind = kind;
        this.nodes = nodes;
        this.ends = ends;
    }

    int links() {
        return ends.length / 2;
    }

    static Graph ringOfCliques(int nodes) {
        var cliques = nodes / CLIQUE;
        var ends = new Ends();
        for (var clique = 0; clique < cliques; clique++) {
            for (var one = 0; one < CLIQUE; one++) {
                for (var other = one + 1; other < CLIQUE; other++) {
                    ends.add(clique * CLIQUE + one, clique * CLIQUE + other);
                }
            }
            ends.add(clique * CLIQUE, (clique + 1) % cliques * CLIQUE + 1);
        }
        return new Graph("ring of cliques", cliques * CLIQUE, ends.all());
    }

    static Graph tree(int nodes) {
        var ends = new Ends();
        for (var node = 1; node < nodes; node++) {
            ends.add((node - 1) / 3, node);
        }
        return new Graph("tree", nodes, ends.all());
    }

    /// Each newcomer links to two who are the likelier the more links they have.
    static Graph powerLaw(int nodes) {
        var random = new SplittableRandom(5);
        var ends = new Ends();
        ends.add(0, 1);
        for (var node = 2; node < nodes; node++) {
            var before = ends.count;
            ends.add(ends.at(random.nextInt(before)), node);
            ends.add(ends.at(random.nextInt(before)), node);
        }
        return new Graph("power law", nodes, ends.all());
    }

    /// As Compose projects are: a dozen services each, calls mostly inside, and most projects call another one nearby.
    static Graph mesh(int nodes) {
        var random = new SplittableRandom(7);
        var ends = new Ends();
        for (var first = 0; first < nodes; first += PROJECT) {
            for (var service = 1; service < Math.min(PROJECT, nodes - first); service++) {
                ends.add(first + random.nextInt(service), first + service);
                if (random.nextInt(3) == 0) {
                    ends.add(first + random.nextInt(service), first + service);
                }
            }
            if (first > 0) {
                var near = Math.max(0, first / PROJECT - 1 - random.nextInt(20)) * PROJECT + random.nextInt(PROJECT);
                ends.add(first, random.nextInt(10) < 8 ? near : 0);
            }
        }
        return new Graph("mesh", nodes, ends.all());
    }

    /// Ends as they are found.
    private static final class Ends {
        private int[] ends = new int[64];
        private int count;

        void add(int one, int other) {
            ends = count + 2 > ends.length ? Arrays.copyOf(ends, 2 * ends.length) : ends;
            ends[count++] = one;
            ends[count++] = other;
        }

        int at(int index) {
            return ends[index];
        }

        int[] all() {
            return Arrays.copyOf(ends, count);
        }
    }
}
