package io.binnacle.views.topology;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The same pixels twice: as Java2D paints them and as JavaFX shows them.
final class FrameBuffer {
    final int width;
    final int height;
    final BufferedImage painted;
    final Pixels bare;
    private final PixelBuffer<IntBuffer> pixels;
    private final WritableImage shown;

    FrameBuffer(int width, int height) {
        this.width = width;
        this.height = height;
        this.painted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        this.bare = new Pixels(painted);
        this.pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(bare.data), PixelFormat.getIntArgbPreInstance());
        this.shown = new WritableImage(pixels);
    }

    /// On the UI thread, after painting: what was painted is what JavaFX shows next.
    Image image() {
        pixels.updateBuffer(_ -> null);
        return shown;
    }

    boolean fits(int wantedWidth, int wantedHeight) {
        return width == wantedWidth && height == wantedHeight;
    }
}
