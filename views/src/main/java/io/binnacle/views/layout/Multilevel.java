package io.binnacle.views.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/// Lays out one connected net: makes it smaller until it is tiny, places that exactly, and settles each larger one from
/// there. When it is made, the first picture is there; each step makes it better.
final class Multilevel {
    private static final int TINY = 60;
    private static final double LEAST_SHRINK = 0.9;
    private static final int MOST_STEPS = 200;
    private static final int LEAST_STEPS = 16;
    private static final int WORK_ON_THE_WAY = 60_000;
    private static final int WORK_AT_THE_END = 300_000;
    private static final int FIRST_STEPS = 4;
    private static final double WARM = 1.5;
    private static final double COLD = 0.02;
    private static final double SETTLED = 0.004;

    private final Net net;
    final Points points;
    private final int steps;
    private final double cooling;
    private final Springs springs;
    private double furthest = WARM;
    private int done;
    private boolean settled;

    private record Level(Galaxies galaxies, Net fine) {}

    /// @param pins those that are to stay, and where
    Multilevel(Net net, Pins pins, RandomGenerator random) {
        this.net = net;
        this.points = new Points(net.count);
        this.steps = steps(net.count, WORK_AT_THE_END);
        this.cooling = Math.pow(COLD, 1.0 / steps);
        this.springs = new Springs(net, points, pins.fixed);
        descend(random);
        pins.holdIn(points);
        for (var i = 0; i < FIRST_STEPS; i++) {
            step();
        }
    }

    private static int steps(int count, int work) {
        return Math.clamp(work / Math.max(1, count), LEAST_STEPS, MOST_STEPS);
    }

    private void descend(RandomGenerator random) {
        Deque<Level> levels = new ArrayDeque<>();
        var coarsest = net;
        while (coarsest.count > TINY) {
            var galaxies = new Galaxies(coarsest, random);
            if (galaxies.coarse.count > LEAST_SHRINK * coarsest.count) {
                break;
            }
            levels.push(new Level(galaxies, coarsest));
            coarsest = galaxies.coarse;
        }
        climb(levels, begin(coarsest, levels.isEmpty() ? points : new Points(coarsest.count), random), random);
    }

    private static Points begin(Net coarsest, Points points, RandomGenerator random) {
        if (coarsest.count <= 4 * TINY) {
            new Stress(coarsest).place(points, random);
        } else {
            points.scatter(3 * Math.sqrt(coarsest.count), random);
        }
        settle(coarsest, points);
        return points;
    }

    private void climb(Deque<Level> levels, Points coarsest, RandomGenerator random) {
        var above = coarsest;
        while (!levels.isEmpty()) {
            var level = levels.pop();
            var last = levels.isEmpty();
            var here = last ? points : new Points(level.fine().count);
            level.galaxies().spread(above, here, random);
            if (!last) {
                settle(level.fine(), here);
            }
            above = here;
        }
    }

    private static void settle(Net net, Points points) {
        var springs = new Springs(net, points);
        var steps = steps(net.count, WORK_ON_THE_WAY);
        var cooling = Math.pow(COLD, 1.0 / steps);
        var furthest = WARM * net.meanLength();
        for (var i = 0; i < steps; i++) {
            springs.step(furthest);
            furthest *= cooling;
        }
    }

    /// One step nearer to rest.
    void step() {
        if (!settled) {
            settled = springs.step(furthest) < SETTLED || ++done >= steps;
            furthest *= cooling;
        }
    }

    boolean settled() {
        return settled;
    }

    double progress() {
        return settled ? 1 : (double) done / steps;
    }
}
