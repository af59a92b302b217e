package io.binnacle.views.layout;

import java.util.Arrays;

/// Finds who is near a place: a hash of square cells, each with a chain of those in it.
final class Grid {
    private static final long SPREAD_X = 0x9E3779B97F4A7C15L;
    private static final long SPREAD_Y = 0xC2B2AE3D27D4EB4FL;

    private final Points points;
    private final double side;
    private final int[] head;
    private final int[] next;
    private final int[] bucketOf;
    private final int mask;

    Grid(Points points, double side) {
        this.points = points;
        this.side = side;
        var room = Integer.highestOneBit(Math.max(8, points.x.length)) * 2;
        this.mask = room - 1;
        this.head = new int[room];
        this.next = new int[points.x.length];
        this.bucketOf = new int[points.x.length];
        Arrays.fill(head, -1);
    }

    interface Visitor {
        void see(int node);
    }

    void put(int node) {
        var bucket = bucket(cell(points.x[node]), cell(points.y[node]));
        bucketOf[node] = bucket;
        next[node] = head[bucket];
        head[bucket] = node;
    }

    void move(int node, double x, double y) {
        var before = bucketOf[node];
        if (head[before] == node) {
            head[before] = next[node];
        } else {
            var at = head[before];
            while (next[at] != node) {
                at = next[at];
            }
            next[at] = next[node];
        }
        points.x[node] = x;
        points.y[node] = y;
        put(node);
    }

    private long cell(double at) {
        return (long) Math.floor(at / side);
    }

    private int bucket(long column, long row) {
        var mixed = column * SPREAD_X + row * SPREAD_Y;
        return (int) (mixed ^ mixed >>> 32) & mask;
    }

    /// Tells everybody within a cell's side of the place, and perhaps some who are farther.
    void near(double x, double y, Visitor visitor) {
        var column = cell(x);
        var row = cell(y);
        for (var down = -1; down <= 1; down++) {
            for (var right = -1; right <= 1; right++) {
                for (var node = head[bucket(column + right, row + down)]; node >= 0; node = next[node]) {
                    if (cell(points.x[node]) == column + right && cell(points.y[node]) == row + down) {
                        visitor.see(node);
                    }
                }
            }
        }
    }

    /// Whether nobody but the node itself is nearer to the place than the distance, which is at most a cell's side.
    boolean free(int node, double x, double y, double distance) {
        var nearest = new double[] {Double.MAX_VALUE};
        near(x, y, other -> {
            if (other != node) {
                nearest[0] = Math.min(nearest[0], Math.hypot(points.x[other] - x, points.y[other] - y));
            }
        });
        return nearest[0] >= distance;
    }
}
