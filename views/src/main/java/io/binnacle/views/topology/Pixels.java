package io.binnacle.views.topology;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/// The bare pixels of an opaque picture: stamped without asking Java2D, and moved as a whole.
final class Pixels {
    final int width;
    final int height;
    final int[] data;
    /// The same pixels, as Java2D paints them.
    final BufferedImage image;

    Pixels(BufferedImage image) {
        this.image = image;
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /// Lays one over these, its upper left at (x, y); what lies outside the clip is left as it is.
    ///
    /// @param alpha of 255
    void stamp(Pixels stamp, int x, int y, int alpha, Rectangle clip) {
        var left = Math.max(x, clip.x);
        var right = Math.min(x + stamp.width, clip.x + clip.width);
        var bottom = Math.min(y + stamp.height, clip.y + clip.height);
        for (var row = Math.max(y, clip.y); row < bottom; row++) {
            var from = (row - y) * stamp.width - x;
            var to = row * width;
            for (var column = left; column < right; column++) {
                var over = stamp.data[from + column];
                if (over != 0) {
                    data[to + column] = over(data[to + column], alpha == 255 ? over : times(over, alpha));
                }
            }
        }
    }

    /// Lays a tile over a box of these: what is within an edge of the tile's sides as it is, what is between stretched.
    ///
    /// @param edge no more than half of the tile, unless the box is as large as the tile
    /// @param alpha of 255
    void stretch(Pixels tile, int x, int y, int w, int h, int edge, int alpha, Rectangle clip) {
        var left = Math.max(x, clip.x);
        var right = Math.min(x + w, clip.x + clip.width);
        var bottom = Math.min(y + h, clip.y + clip.height);
        for (var row = Math.max(y, clip.y); row < bottom; row++) {
            var from = source(row - y, h, tile.height, edge) * tile.width;
            var to = row * width;
            var column = left;
            while (column < right) {
                var over = tile.data[from + source(column - x, w, tile.width, edge)];
                var end = tile.width < w && column - x >= edge ? Math.min(right, x + w - edge) : column + 1;
                end = Math.max(end, column + 1);
                run(to + column, to + end, alpha == 255 ? over : times(over, alpha));
                column = end;
            }
        }
    }

    /// Lays one colour over a box of these.
    ///
    /// @param colour premultiplied
    void fill(int left, int top, int right, int bottom, int colour, Rectangle clip) {
        var from = Math.max(left, clip.x);
        var to = Math.min(right, clip.x + clip.width);
        if (from >= to) {
            return;
        }
        var last = Math.min(bottom, clip.y + clip.height);
        for (var row = Math.max(top, clip.y); row < last; row++) {
            run(row * width + from, row * width + to, colour);
        }
    }

    /// Premultiplied, as pixels are.
    ///
    /// @param alpha of 255, on top of the colour's own
    static int premultiplied(Color colour, int alpha) {
        return times(times(colour.getRGB() | 0xFF << 24, colour.getAlpha()), alpha);
    }

    private static int source(int at, int size, int tile, int edge) {
        return tile == size || at < edge ? at : at >= size - edge ? tile - (size - at) : edge;
    }

    private void run(int from, int to, int over) {
        if (over >>> 24 == 255) {
            Arrays.fill(data, from, to, over);
        } else if (over != 0) {
            for (var i = from; i < to; i++) {
                data[i] = over(data[i], over);
            }
        }
    }

    private static int over(int under, int over) {
        return over + times(under, 255 - (over >>> 24));
    }

    /// All four channels times a share of 255, rounded; two channels at once.
    private static int times(int colour, int share) {
        var even = (colour & 0xFF00FF) * share + 0x800080;
        var odd = ((colour >>> 8) & 0xFF00FF) * share + 0x800080;
        even = ((even + ((even >>> 8) & 0xFF00FF)) >>> 8) & 0xFF00FF;
        odd = (odd + ((odd >>> 8) & 0xFF00FF)) & 0xFF00FF00;
        return even | odd;
    }

    /// Moves all of it; what comes in from outside keeps what was there.
    void shift(int dx, int dy) {
        var kept = width - Math.abs(dx);
        var from = Math.max(0, -dx);
        var to = Math.max(0, dx);
        for (var i = 0; i < height - Math.abs(dy); i++) {
            var target = dy > 0 ? height - 1 - i : i;
            System.arraycopy(data, (target - dy) * width + from, data, target * width + to, kept);
        }
    }
}
