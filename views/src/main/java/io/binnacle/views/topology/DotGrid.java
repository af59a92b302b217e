package io.binnacle.views.topology;

/// How the dots of a host lie in its panel when the panel is small: rows from the upper left, in the order of the
/// groups. The number of columns depends on the panels' shape only, so that zooming moves no dot to another row.
final class DotGrid {
    static final double INSET = 10;
    static final double HEAD = 36;
    static final double STRIP = 22;
    static final double MOST_PITCH = 20;
    private static final double REFERENCE_WIDTH = 116;

    final int columns;
    private final double panelWidth;
    private final double panelHeight;
    private final int rows;

    DotGrid(HostTable hosts) {
        this.panelWidth = hosts.w;
        this.panelHeight = hosts.h;
        var most = Math.max(1, hosts.mostNodes);
        var width = REFERENCE_WIDTH - 2 * INSET;
        var height = Math.max(30, REFERENCE_WIDTH * hosts.h / Math.max(1, hosts.w) - HEAD - STRIP);
        var best = 1;
        var pitch = 0.0;
        for (var each = 1; each <= most; each++) {
            var fitting = Math.min(width / each, height / rows(most, each));
            if (fitting > pitch) {
                pitch = fitting;
                best = each;
            }
        }
        this.columns = best;
        this.rows = rows(most, best);
    }

    private static int rows(int nodes, int columns) {
        return (nodes + columns - 1) / columns;
    }

    /// The distance of dots on screen, down the panel; across they fill it evenly.
    double pitch(double zoom) {
        return Math.min(across(zoom), (panelHeight * zoom - HEAD - STRIP) / rows);
    }

    private double across(double zoom) {
        return Math.min(MOST_PITCH, (panelWidth * zoom - 2 * INSET) / columns);
    }

    /// The middle of a dot from the upper left of its panel, in px of the view.
    double x(int dot, double zoom) {
        return INSET + (dot % columns + 0.5) * across(zoom);
    }

    double y(int dot, double zoom) {
        return HEAD + (Math.floorDiv(dot, columns) + 0.5) * down(zoom);
    }

    private double down(double zoom) {
        return Math.min(across(zoom), pitch(zoom));
    }

    int at(double x, double y, double zoom) {
        var column = (int) Math.floor((x - INSET) / across(zoom));
        var row = (int) Math.floor((y - HEAD) / down(zoom));
        return column < 0 || column >= columns || row < 0 ? -1 : row * columns + column;
    }
}
