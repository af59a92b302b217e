package io.binnacle.views.topology;

import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the paths the marks are written in: absolute commands only, arcs of circles only.
final class SvgPath {
    private static final Pattern TOKEN = Pattern.compile("[MLHVCAZ]|-?\\d*\\.?\\d+");

    private final List<String> tokens = new ArrayList<>();
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    private int next;
    private double x;
    private double y;

    private SvgPath(String text) {
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    static Path2D.Double parse(String text) {
        var reader = new SvgPath(text);
        reader.read();
        return reader.path;
    }

    private void read() {
        var command = "M";
        while (next < tokens.size()) {
            if (Character.isLetter(tokens.get(next).charAt(0))) {
                command = tokens.get(next);
                next++;
            }
            follow(command);
        }
    }

    private void follow(String command) {
        switch (command) {
            case "M" -> {
                to(number(), number());
                path.moveTo(x, y);
            }
            case "L" -> lineTo(number(), number());
            case "H" -> lineTo(number(), y);
            case "V" -> lineTo(x, number());
            case "C" -> curve(number(), number(), number(), number());
            case "A" -> arc();
            case "Z" -> path.closePath();
            default -> throw new IllegalArgumentException("not a path command: " + command);
        }
    }

    private void to(double nextX, double nextY) {
        x = nextX;
        y = nextY;
    }

    private void lineTo(double nextX, double nextY) {
        to(nextX, nextY);
        path.lineTo(x, y);
    }

    private void curve(double x1, double y1, double x2, double y2) {
        to(number(), number());
        path.curveTo(x1, y1, x2, y2, x, y);
    }

    private double number() {
        var value = Double.parseDouble(tokens.get(next));
        next++;
        return value;
    }

    /// The centre of the circle lies on the middle line of the chord; see the implementation notes of SVG 1.1, F.6.5.
    private void arc() {
        var radius = number();
        next += 2; // the other radius is the same, and a circle has no rotation
        var large = number() != 0;
        var sweep = number() != 0;
        var toX = number();
        var toY = number();
        var half = Math.hypot(toX - x, toY - y) / 2;
        radius = Math.max(radius, half);
        var away = Math.sqrt(radius * radius - half * half) * (large == sweep ? -1 : 1);
        var centreX = (x + toX) / 2 - away * (toY - y) / (2 * half);
        var centreY = (y + toY) / 2 + away * (toX - x) / (2 * half);
        var start = Math.toDegrees(Math.atan2(centreY - y, x - centreX));
        var end = Math.toDegrees(Math.atan2(centreY - toY, toX - centreX));
        var extent = sweep ? -turn(start - end) : turn(end - start);
        path.append(
                new Arc2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN),
                true);
        x = toX;
        y = toY;
    }

    private static double turn(double degrees) {
        return (degrees % 360 + 360) % 360;
    }
}
