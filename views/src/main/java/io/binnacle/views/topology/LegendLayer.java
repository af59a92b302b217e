package io.binnacle.views.topology;

import io.binnacle.styles.Theme;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The pixels of legend and mini-map, painted when they change and laid over each frame. Moving the camera does not
/// change them.
final class LegendLayer {
    private @Nullable Shown shown;
    private @Nullable Pixels pixels;

    /// What the pixels show.
    private record Shown(
            MapScene scene, Theme theme, Level level, double width, double height, double scale, boolean mini) {
        static Shown of(MapScene scene, Look look) {
            return new Shown(
                    scene,
                    look.theme(),
                    look.level(),
                    look.width(),
                    look.height(),
                    look.pixelScale(),
                    MiniMapPainter.shown(scene, look));
        }
    }

    void draw(Frame frame) {
        var now = Shown.of(frame.scene, frame.look);
        var strip = pixels;
        if (strip == null || !now.equals(shown)) {
            strip = painted(frame, now);
            pixels = strip;
            shown = now;
        }
        var top = (int) Math.round(frame.look.height() * now.scale()) - strip.height;
        frame.pen.stamped(strip, 0, top);
    }

    private Pixels painted(Frame frame, Shown now) {
        var width = (int) Math.round(now.width() * now.scale());
        var height = (int) Math.round(Math.min(now.height(), LegendPainter.HEIGHT) * now.scale());
        var before = pixels;
        var strip = before != null && before.width == width && before.height == height ? before : fresh(width, height);
        Arrays.fill(strip.data, 0);
        var g = strip.image.createGraphics();
        g.translate(0, height - Math.rint(now.height() * now.scale()));
        var target = Target.of(frame.look);
        var pen = new Pen(g, frame.pen.palette, now.scale(), frame.pen.sprites(), target);
        new LegendPainter(new Frame(pen, frame.scene, frame.look, frame.gauges, frame.emphasis, target.area())).draw();
        g.dispose();
        return strip;
    }

    private static Pixels fresh(int width, int height) {
        return new Pixels(new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_ARGB_PRE));
    }
}
