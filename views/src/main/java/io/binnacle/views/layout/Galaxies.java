package io.binnacle.views.layout;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Makes a net smaller by merging each node that is chosen, a sun, with its neighbours, and those who then have no
/// neighbour left with the galaxy of one: the solar merger of Hachul and Jünger's FM³.
final class Galaxies {
    private final Net fine;
    private final int[] galaxy;
    private final int[] sun;
    private final float[] away;
    private int count;
    final Net coarse;

    Galaxies(Net fine, RandomGenerator random) {
        this.fine = fine;
        this.galaxy = new int[fine.count];
        this.sun = new int[fine.count];
        this.away = new float[fine.count];
        Arrays.fill(galaxy, -1);
        for (var node : shuffled(fine.count, random)) {
            if (galaxy[node] < 0) {
                shineOrJoin(node);
            }
        }
        this.coarse = merge();
    }

    private static int[] shuffled(int count, RandomGenerator random) {
        var order = new int[count];
        for (var i = 0; i < count; i++) {
            var at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    private void shineOrJoin(int node) {
        var host = -1;
        var free = false;
        for (var arc = fine.first[node]; arc < fine.first[node + 1]; arc++) {
            var other = fine.to[arc];
            free |= galaxy[other] < 0;
            if (galaxy[other] >= 0 && (host < 0 || away[other] < away[fine.to[host]])) {
                host = arc;
            }
        }
        if (!free && host >= 0) {
            galaxy[node] = galaxy[fine.to[host]];
            away[node] = away[fine.to[host]] + fine.length[host];
        } else {
            shine(node);
        }
    }

    private void shine(int node) {
        galaxy[node] = count;
        sun[count] = node;
        for (var arc = fine.first[node]; arc < fine.first[node + 1]; arc++) {
            var other = fine.to[arc];
            if (galaxy[other] < 0) {
                galaxy[other] = count;
                away[other] = fine.length[arc];
            }
        }
        count++;
    }

    private Net merge() {
        var members = grouped();
        var mass = new float[count];
        var first = new int[count + 1];
        var to = new int[fine.to.length];
        var weight = new float[to.length];
        var length = new float[to.length];
        var seen = new int[count];
        Arrays.fill(seen, -1);
        var at = 0;
        var arcs = 0;
        for (var each = 0; each < count; each++) {
            first[each] = arcs;
            for (; at < fine.count && galaxy[members[at]] == each; at++) {
                var node = members[at];
                mass[each] += fine.mass[node];
                for (var arc = fine.first[node]; arc < fine.first[node + 1]; arc++) {
                    var other = galaxy[fine.to[arc]];
                    if (other == each) {
                        continue;
                    }
                    if (seen[other] < first[each]) {
                        seen[other] = arcs;
                        to[arcs++] = other;
                    }
                    weight[seen[other]] += fine.weight[arc];
                    length[seen[other]] += fine.weight[arc] * (away[node] + fine.length[arc] + away[fine.to[arc]]);
                }
            }
        }
        first[count] = arcs;
        for (var arc = 0; arc < arcs; arc++) {
            length[arc] /= weight[arc];
        }
        return new Net(
                count, first, Arrays.copyOf(to, arcs), Arrays.copyOf(weight, arcs), Arrays.copyOf(length, arcs), mass);
    }

    /// All nodes, those of one galaxy together.
    private int[] grouped() {
        var start = new int[count + 1];
        for (var each : galaxy) {
            start[each + 1]++;
        }
        for (var each = 0; each < count; each++) {
            start[each + 1] += start[each];
        }
        var members = new int[fine.count];
        for (var node = 0; node < fine.count; node++) {
            members[start[galaxy[node]]++] = node;
        }
        return members;
    }

    /// Puts each sun where its galaxy is, and the others on the way from it to the galaxies they are linked with.
    void spread(Points coarsePoints, Points points, RandomGenerator random) {
        for (var node = 0; node < fine.count; node++) {
            var home = galaxy[node];
            points.x[node] = coarsePoints.x[home];
            points.y[node] = coarsePoints.y[home];
            if (sun[home] != node) {
                spread(node, coarsePoints, points, random);
            }
        }
    }

    private void spread(int node, Points coarsePoints, Points points, RandomGenerator random) {
        var home = galaxy[node];
        var sumX = 0.0;
        var sumY = 0.0;
        var ways = 0;
        for (var arc = fine.first[node]; arc < fine.first[node + 1]; arc++) {
            var other = galaxy[fine.to[arc]];
            if (other != home) {
                var share = away[node] / (away[node] + fine.length[arc] + away[fine.to[arc]]);
                sumX += share * (coarsePoints.x[other] - coarsePoints.x[home]);
                sumY += share * (coarsePoints.y[other] - coarsePoints.y[home]);
                ways++;
            }
        }
        var angle = random.nextDouble() * 2 * Math.PI;
        var radius = ways == 0 ? away[node] : 0.1 * away[node];
        points.x[node] += radius * Math.cos(angle) + (ways == 0 ? 0 : sumX / ways);
        points.y[node] += radius * Math.sin(angle) + (ways == 0 ? 0 : sumY / ways);
    }
}
