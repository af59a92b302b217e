package io.binnacle.views.topology;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What has to be painted anew, gathered into few boxes: of each row of tiles all from the first dirty one to the last.
final class Dirt {
    private static final int TILE = 64;

    private final int width;
    private final int height;
    private final double scale;
    private final int[] first;
    private final int[] last;

    Dirt(Look look) {
        this.scale = look.pixelScale();
        this.width = (int) Math.round(look.width() * scale);
        this.height = (int) Math.round(look.height() * scale);
        var rows = (height + TILE - 1) / TILE;
        this.first = new int[rows];
        this.last = new int[rows];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, -1);
    }

    /// In px of the view.
    void add(double x, double y, double w, double h) {
        var left = (int) Math.floor(Math.max(0, x * scale));
        var right = (int) Math.ceil(Math.min(width, (x + w) * scale));
        var top = (int) Math.floor(Math.max(0, y * scale));
        var bottom = (int) Math.ceil(Math.min(height, (y + h) * scale));
        if (left >= right || top >= bottom) {
            return;
        }
        for (var row = Math.floorDiv(top, TILE); row <= Math.floorDiv(bottom - 1, TILE); row++) {
            first[row] = Math.min(first[row], Math.floorDiv(left, TILE));
            last[row] = Math.max(last[row], Math.floorDiv(right - 1, TILE));
        }
    }

    /// Of all pixels.
    double share() {
        var dirty = 0L;
        for (var box : boxes()) {
            dirty += (long) box.width * box.height;
        }
        return (double) dirty / Math.max(1, (long) width * height);
    }

    /// None of them covers another.
    List<Rectangle> boxes() {
        var boxes = new ArrayList<Rectangle>();
        for (var row = 0; row < first.length; row++) {
            if (last[row] < 0) {
                continue;
            }
            var end = row + 1;
            while (end < first.length && first[end] == first[row] && last[end] == last[row]) {
                end++;
            }
            boxes.add(box(row, end));
            row = end - 1;
        }
        return boxes;
    }

    private Rectangle box(int from, int to) {
        var left = first[from] * TILE;
        var top = from * TILE;
        return new Rectangle(
                left, top, Math.min(width, (last[from] + 1) * TILE) - left, Math.min(height, to * TILE) - top);
    }
}
