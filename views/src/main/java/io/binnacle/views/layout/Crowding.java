package io.binnacle.views.layout;

/// Pushes apart those who stand on each other, until nobody does or it has tried long enough.
final class Crowding {
    private static final int ROUNDS = 24;
    private static final double A_LITTLE_MORE = 1.02;

    private final Points points;
    private final boolean[] fixed;
    private final double apart;

    Crowding(Points points, boolean[] fixed, double apart) {
        this.points = points;
        this.fixed = fixed;
        this.apart = apart;
    }

    void relieve() {
        for (var round = 0; round < ROUNDS && pushed(); round++) {
            // once more: who was pushed may stand on another now
        }
    }

    private boolean pushed() {
        var grid = new Grid(points, apart * 1.5);
        for (var node = 0; node < points.x.length; node++) {
            grid.put(node);
        }
        var any = new boolean[1];
        for (var each = 0; each < points.x.length; each++) {
            var node = each;
            grid.near(points.x[node], points.y[node], other -> any[0] |= other > node && push(node, other));
        }
        return any[0];
    }

    private boolean push(int one, int other) {
        var distance = points.distance(one, other);
        if (distance >= apart || (fixed[one] && fixed[other])) {
            return false;
        }
        var angle = distance > 1e-9 ? 0 : one * 2.4;
        var dx = distance > 1e-9 ? (points.x[one] - points.x[other]) / distance : Math.cos(angle);
        var dy = distance > 1e-9 ? (points.y[one] - points.y[other]) / distance : Math.sin(angle);
        var by = apart * A_LITTLE_MORE - distance;
        var share = fixed[one] ? 0 : fixed[other] ? 1 : 0.5;
        points.x[one] += by * share * dx;
        points.y[one] += by * share * dy;
        points.x[other] -= by * (1 - share) * dx;
        points.y[other] -= by * (1 - share) * dy;
        return true;
    }
}
