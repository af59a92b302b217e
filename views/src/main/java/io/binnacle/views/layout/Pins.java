package io.binnacle.views.layout;

/// Which nodes stay where the operator has put them.
final class Pins {
    final boolean[] fixed;
    final double[] x;
    final double[] y;

    Pins(int count) {
        fixed = new boolean[count];
        x = new double[count];
        y = new double[count];
    }

    boolean any() {
        for (var each : fixed) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /// Moves all so that the pinned are as near to their pins as a shift alone makes them, and these exactly there.
    void holdIn(Points points) {
        var sumX = 0.0;
        var sumY = 0.0;
        var count = 0;
        for (var i = 0; i < fixed.length; i++) {
            if (fixed[i]) {
                sumX += x[i] - points.x[i];
                sumY += y[i] - points.y[i];
                count++;
            }
        }
        if (count == 0) {
            return;
        }
        points.shift(sumX / count, sumY / count);
        for (var i = 0; i < fixed.length; i++) {
            points.x[i] = fixed[i] ? x[i] : points.x[i];
            points.y[i] = fixed[i] ? y[i] : points.y[i];
        }
    }

    Pins of(int[] members) {
        var part = new Pins(members.length);
        for (var i = 0; i < members.length; i++) {
            part.fixed[i] = fixed[members[i]];
            part.x[i] = x[members[i]];
            part.y[i] = y[members[i]];
        }
        return part;
    }
}
