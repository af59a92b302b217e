package io.binnacle.views.topology;

import java.awt.Color;
import java.awt.geom.Path2D;

/// One wire of a harness as it is seen: out of a group to a lane, along it, and into the other group. It runs on whole
/// px, and its corners end between two px, so that on bare pixels it is three boxes and two small sprites.
record HarnessWire(double fromX, double fromY, double lane, double toY, double toX, double in, double out) {
    private static final double CORNER = 6;

    private record Corner(double radius, boolean left, boolean up, Color colour) {}

    /// @param path corners of the way in the world
    static HarnessWire of(Frame frame, double[] path) {
        var lane = half(frame.x(path[2]));
        var fromY = half(frame.y(path[1]));
        var toY = half(frame.y(path[5]));
        var fromX = outwards(frame.x(path[0]), lane);
        var toX = outwards(frame.x(path[6]), lane);
        var most = Math.min(Math.floor(CORNER * Math.min(1, frame.zoom * 1.2)) + 0.5, Math.abs(toY - fromY) / 2);
        var in = radius(Math.min(most, Math.abs(lane - fromX)));
        var out = radius(Math.min(most, Math.abs(toX - lane)));
        return new HarnessWire(fromX, fromY, lane, toY, toX, in, out);
    }

    private static double half(double view) {
        return Math.floor(view) + 0.5;
    }

    /// A wire begins a little inside the group it leaves, which covers that.
    private static double outwards(double end, double lane) {
        return lane > end ? Math.floor(end) : Math.ceil(end);
    }

    private static double radius(double most) {
        return Math.floor(most - 0.5) + 0.5;
    }

    private boolean straight() {
        return fromY == toY;
    }

    /// Draws it one px wide onto bare pixels, where [Pen#fills] says so.
    void draw(Pen pen, Color colour) {
        if (straight()) {
            var left = Math.min(Math.min(fromX, toX), lane - 0.5);
            run(pen, left, Math.max(Math.max(fromX, toX), lane + 0.5), fromY, colour);
            return;
        }
        var side = Math.signum(lane - fromX);
        var down = Math.signum(toY - fromY);
        var onward = Math.signum(toX - lane);
        run(pen, fromX, lane - side * in, fromY, colour);
        corner(pen, fromY, new Corner(in, side > 0, down < 0, colour));
        along(pen, fromY + down * in, toY - down * out, colour);
        corner(pen, toY, new Corner(out, onward < 0, down > 0, colour));
        run(pen, lane + onward * out, toX, toY, colour);
    }

    private static void run(Pen pen, double from, double to, double y, Color colour) {
        pen.fillWhole(Math.min(from, to), y - 0.5, Math.max(from, to), y + 0.5, colour);
    }

    private void along(Pen pen, double from, double to, Color colour) {
        pen.fillWhole(lane - 0.5, Math.min(from, to), lane + 0.5, Math.max(from, to), colour);
    }

    private void corner(Pen pen, double y, Corner corner) {
        var radius = corner.radius();
        var side = (int) Math.rint((radius + 0.5) * pen.pixelScale);
        var tile = pen.sprites().tile(pen, corner, side, side, on -> on.stroke(bend(corner), corner.colour(), 1));
        pen.stamped(tile, (int) Math.rint((lane - (corner.left() ? radius : 0.5)) * pen.pixelScale), (int)
                Math.rint((y - (corner.up() ? radius : 0.5)) * pen.pixelScale));
    }

    /// From its upper left; both arms reach beyond it.
    private static Path2D bend(Corner corner) {
        var radius = corner.radius();
        var x = corner.left() ? radius : 0.5;
        var y = corner.up() ? radius : 0.5;
        var aside = corner.left() ? -1 : 1;
        var down = corner.up() ? -1 : 1;
        var bend = new Path2D.Double();
        bend.moveTo(x + aside * (radius + 2), y);
        bend.lineTo(x + aside * radius, y);
        bend.quadTo(x, y, x, y + down * radius);
        bend.lineTo(x, y + down * (radius + 2));
        return bend;
    }

    Path2D path() {
        var result = new Path2D.Double();
        result.moveTo(fromX, fromY);
        if (straight()) {
            result.lineTo(lane, fromY);
            result.lineTo(toX, toY);
            return result;
        }
        var down = Math.signum(toY - fromY);
        result.lineTo(lane - Math.signum(lane - fromX) * in, fromY);
        result.quadTo(lane, fromY, lane, fromY + down * in);
        result.lineTo(lane, toY - down * out);
        result.quadTo(lane, toY, lane + Math.signum(toX - lane) * out, toY);
        result.lineTo(toX, toY);
        return result;
    }
}
