package io.binnacle.views.topology;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Small pictures drawn once and stamped many times: vessels, dots, marks, corners of boxes. One for each painting
/// thread.
final class Sprites {
    private static final int KEPT = 6_000;

    private final Map<Object, Pixels> drawn = new HashMap<>();
    private long misses;

    /// Stamps the sprite with its middle at (x, y), on whole pixels so that it stays sharp.
    ///
    /// @param half half the side of the square it needs, in px
    void stamp(Pen pen, Object key, double half, double x, double y, Consumer<Pen> draw) {
        if (pen.vector) {
            directly(pen, x, y, draw);
            return;
        }
        var sprite = drawn.get(key);
        if (sprite == null) {
            var side = 2 * (int) Math.ceil(half * pen.pixelScale);
            sprite = drawn(pen, key, side, side, side / 2.0, draw);
        }
        var image = sprite.image;
        var scale = pen.pixelScale;
        var left = Math.round(x * scale - image.getWidth() / 2.0);
        var top = Math.round(y * scale - image.getHeight() / 2.0);
        if (pen.stamped(sprite, (int) left, (int) top)) {
            return;
        }
        if (scale == 1) {
            pen.g.drawImage(image, (int) left, (int) top, null);
            return;
        }
        var device = pen.g.getTransform();
        pen.g.scale(1 / scale, 1 / scale);
        pen.g.drawImage(image, (int) left, (int) top, null);
        pen.g.setTransform(device);
    }

    private static void directly(Pen pen, double x, double y, Consumer<Pen> draw) {
        var before = pen.g.getTransform();
        pen.g.translate(x, y);
        draw.accept(pen);
        pen.g.setTransform(before);
    }

    /// A picture that is drawn from its upper left.
    ///
    /// @param width in pixels
    Pixels tile(Pen pen, Object key, int width, int height, Consumer<Pen> draw) {
        var sprite = drawn.get(key);
        if (sprite == null) {
            sprite = drawn(pen, key, width, height, 0, draw);
        }
        return sprite;
    }

    private Pixels drawn(Pen pen, Object key, int width, int height, double origin, Consumer<Pen> draw) {
        if (drawn.size() >= KEPT) {
            drawn.clear();
        }
        misses++;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        g.translate(origin, origin);
        draw.accept(new Pen(g, pen.palette, pen.pixelScale, false, this));
        g.dispose();
        var sprite = new Pixels(image);
        drawn.put(key, sprite);
        return sprite;
    }

    /// How often something had to be drawn, for tests and measurements.
    long misses() {
        return misses;
    }
}
