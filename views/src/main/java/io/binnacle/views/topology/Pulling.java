package io.binnacle.views.topology;

import io.binnacle.model.AppId;

/// A handle in a hand: how far it has come.
///
/// @param from how many instances there are
/// @param x where the pointer is, in the view
record Pulling(AppId app, int from, double startX, double x, double y, boolean tens) {
    static final double STEP = 84;
    static final double SMALL_STEP = 24;
    static final int LARGE_STEPS = 4;
    private static final int TENS = 10;
    private static final int MOST = 9_999;

    Pulling moved(double newX, double newY, boolean newTens) {
        return new Pulling(app, from, startX, newX, newY, newTens);
    }

    /// How many are wished; to the right is more, to the left fewer, never under none.
    int to() {
        return Math.clamp(from + (long) steps(x - startX) * (tens ? TENS : 1), 0, MOST);
    }

    /// The first steps are long; on a long pull they are short.
    static int steps(double distance) {
        var length = Math.abs(distance);
        var large = LARGE_STEPS * STEP;
        var steps = length <= large ? length / STEP : LARGE_STEPS + (length - large) / SMALL_STEP;
        return (int) Math.copySign(Math.rint(steps), distance);
    }

    /// How far from the start a step lies.
    static double distance(int step) {
        return step <= LARGE_STEPS ? step * STEP : LARGE_STEPS * STEP + (step - LARGE_STEPS) * SMALL_STEP;
    }

    int stepSize() {
        return tens ? TENS : 1;
    }
}
