package io.binnacle.views.layout;

import java.util.random.RandomGenerator;

/// Places in the plane, as flat arrays.
final class Points {
    final double[] x;
    final double[] y;

    Points(int count) {
        x = new double[count];
        y = new double[count];
    }

    double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }

    void shift(double byX, double byY) {
        for (var i = 0; i < x.length; i++) {
            x[i] += byX;
            y[i] += byY;
        }
    }

    void scatter(double side, RandomGenerator random) {
        for (var i = 0; i < x.length; i++) {
            x[i] = side * random.nextDouble();
            y[i] = side * random.nextDouble();
        }
    }

    /// Left, top, right and bottom of all; nothing but zeros when there are none.
    double[] box() {
        if (x.length == 0) {
            return new double[4];
        }
        var box = new double[] {x[0], y[0], x[0], y[0]};
        for (var i = 1; i < x.length; i++) {
            box[0] = Math.min(box[0], x[i]);
            box[1] = Math.min(box[1], y[i]);
            box[2] = Math.max(box[2], x[i]);
            box[3] = Math.max(box[3], y[i]);
        }
        return box;
    }
}
