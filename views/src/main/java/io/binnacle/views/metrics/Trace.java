package io.binnacle.views.metrics;

/// Values as points of a line, in pixels.
final class Trace {
    /// What stays free above the highest value.
    private static final double HEADROOM = 0.12;

    private Trace() {}

    /// x and y by turns, the newest at the right edge; empty where there is no line to draw.
    static Double[] points(History values, double full, double width, double height) {
        if (values.length() < 2 || width <= 0 || height <= 0) {
            return new Double[0];
        }
        var top = Math.max(full, values.greatest()) * (1 + HEADROOM);
        var points = new Double[values.length() * 2];
        for (var i = 0; i < values.length(); i++) {
            points[2 * i] = width * i / (values.length() - 1);
            points[2 * i + 1] = top > 0 ? height - height * Math.max(0, values.at(i)) / top : height;
        }
        return points;
    }
}
