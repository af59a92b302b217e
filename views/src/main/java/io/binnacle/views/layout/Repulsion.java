package io.binnacle.views.layout;

import java.util.Arrays;

/// What pushes nodes apart: one over the square of the distance, after Barnes and Hut with a quadtree. One over the
/// distance itself, as is usual, reaches too far: it tears the middle of trees apart and crowds their ends.
///
/// The tree lies in flat arrays in the order it is walked: a cell that is far enough, or a leaf, is followed by
/// `skip`, any other by its first child. Points are copied in the order of the leaves, so that what is near in the
/// plane is near in memory.
final class Repulsion {
    private static final int LEAF = 6;
    private static final int DEEPEST = 40;
    /// Keeps what two push each other with finite when they are at one place.
    private static final double SOFT = 1e-4;

    private final int count;
    private final float[] mass;
    private final double nearness;
    private final int[] order;
    private final int[] scratch;
    private final double[] x;
    private final double[] y;
    private final double[] weight;
    private double[] cellX;
    private double[] cellY;
    private double[] cellMass;
    private double[] cellReach;
    private int[] skip;
    private int[] from;
    private int[] end;
    private int cells;

    /// @param nearness a cell counts as one body when it is smaller than this many times its distance
    Repulsion(float[] mass, double nearness) {
        this.count = mass.length;
        this.mass = mass;
        this.nearness = nearness;
        this.order = new int[count];
        this.scratch = new int[count];
        this.x = new double[count];
        this.y = new double[count];
        this.weight = new double[count];
        for (var i = 0; i < count; i++) {
            order[i] = i;
        }
        var room = Math.max(16, count);
        cellX = new double[room];
        cellY = new double[room];
        cellMass = new double[room];
        cellReach = new double[room];
        skip = new int[room];
        from = new int[room];
        end = new int[room];
    }

    /// Adds to the forces what all others do to each.
    void add(Points points, double strength, double[] forceX, double[] forceY) {
        var box = points.box();
        cells = 0;
        var half = Math.max(box[2] - box[0], box[3] - box[1]) / 2 + 1e-9;
        build(points, 0, count, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, half, 0);
        for (var i = 0; i < count; i++) {
            walk(i, strength, forceX, forceY);
        }
    }

    private void build(Points points, int lo, int hi, double middleX, double middleY, double half, int depth) {
        var cell = newCell();
        cellReach[cell] = 4 * half * half / (nearness * nearness);
        from[cell] = lo;
        if (hi - lo <= LEAF || depth == DEEPEST) {
            leaf(points, cell, lo, hi);
        } else {
            end[cell] = -1;
            var below = split(points.y, middleY, lo, hi);
            var left = split(points.x, middleX, lo, below);
            var right = split(points.x, middleX, below, hi);
            var quarter = half / 2;
            child(points, lo, left, middleX - quarter, middleY - quarter, quarter, depth, cell);
            child(points, left, below, middleX + quarter, middleY - quarter, quarter, depth, cell);
            child(points, below, right, middleX - quarter, middleY + quarter, quarter, depth, cell);
            child(points, right, hi, middleX + quarter, middleY + quarter, quarter, depth, cell);
            cellX[cell] /= cellMass[cell];
            cellY[cell] /= cellMass[cell];
        }
        skip[cell] = cells;
    }

    private void child(
            Points points, int lo, int hi, double middleX, double middleY, double half, int depth, int parent) {
        if (lo < hi) {
            var cell = cells;
            build(points, lo, hi, middleX, middleY, half, depth + 1);
            cellX[parent] += cellX[cell] * cellMass[cell];
            cellY[parent] += cellY[cell] * cellMass[cell];
            cellMass[parent] += cellMass[cell];
        }
    }

    private int newCell() {
        if (cells == skip.length) {
            grow();
        }
        cellX[cells] = 0;
        cellY[cells] = 0;
        cellMass[cells] = 0;
        return cells++;
    }

    private void grow() {
        var room = 2 * cells;
        cellX = Arrays.copyOf(cellX, room);
        cellY = Arrays.copyOf(cellY, room);
        cellMass = Arrays.copyOf(cellMass, room);
        cellReach = Arrays.copyOf(cellReach, room);
        skip = Arrays.copyOf(skip, room);
        from = Arrays.copyOf(from, room);
        end = Arrays.copyOf(end, room);
    }

    private void leaf(Points points, int cell, int lo, int hi) {
        end[cell] = hi;
        var sumX = 0.0;
        var sumY = 0.0;
        var sum = 0.0;
        for (var i = lo; i < hi; i++) {
            var node = order[i];
            x[i] = points.x[node];
            y[i] = points.y[node];
            weight[i] = mass[node];
            sumX += x[i] * weight[i];
            sumY += y[i] * weight[i];
            sum += weight[i];
        }
        cellX[cell] = sumX / sum;
        cellY[cell] = sumY / sum;
        cellMass[cell] = sum;
    }

    /// Those below the middle first, each side in the order it had.
    private int split(double[] place, double middle, int lo, int hi) {
        var kept = lo;
        var moved = 0;
        for (var i = lo; i < hi; i++) {
            var node = order[i];
            if (place[node] < middle) {
                order[kept++] = node;
            } else {
                scratch[moved++] = node;
            }
        }
        System.arraycopy(scratch, 0, order, kept, moved);
        return kept;
    }

    private void walk(int at, double strength, double[] forceX, double[] forceY) {
        var hereX = x[at];
        var hereY = y[at];
        var sumX = 0.0;
        var sumY = 0.0;
        var cell = 0;
        while (cell < cells) {
            var dx = hereX - cellX[cell];
            var dy = hereY - cellY[cell];
            var square = dx * dx + dy * dy;
            if (square > cellReach[cell]) {
                var push = cellMass[cell] / (square * Math.sqrt(square));
                sumX += dx * push;
                sumY += dy * push;
                cell = skip[cell];
            } else if (end[cell] >= 0) {
                for (var i = from[cell]; i < end[cell]; i++) {
                    var nearX = hereX - x[i];
                    var nearY = hereY - y[i];
                    var near = nearX * nearX + nearY * nearY + SOFT;
                    var push = weight[i] / (near * Math.sqrt(near));
                    sumX += nearX * push;
                    sumY += nearY * push;
                }
                cell = skip[cell];
            } else {
                cell++;
            }
        }
        var node = order[at];
        forceX[node] += strength * sumX;
        forceY[node] += strength * sumY;
    }
}
