package io.binnacle.views.topology;

/// The part of the view that is painted, in px of the view.
record Area(double left, double top, double right, double bottom) {
    /// Rings, marks and outlines reach so far beyond the thing they belong to.
    private static final double OVERHANG = 24;

    static Area all(Look look) {
        return new Area(0, 0, look.width(), look.height());
    }

    boolean touches(double x, double y, double w, double h) {
        return x < right + OVERHANG && y < bottom + OVERHANG && x + w > left - OVERHANG && y + h > top - OVERHANG;
    }
}
