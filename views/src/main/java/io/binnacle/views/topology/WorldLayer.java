package io.binnacle.views.topology;

import io.binnacle.session.Gauges;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The pixels of the map without what stands still over it. When only the camera has moved sideways, what was painted
/// is moved too, and only the strips that came into sight are painted; otherwise two threads paint a half each.
final class WorldLayer implements AutoCloseable {
    /// A hand moves by whole pixels; a camera under way elsewhere does not.
    private static final double WHOLE = 1e-5;

    private final Gauges gauges;
    private final MapPainter painter = new MapPainter();
    private final MapPainter second = new MapPainter();
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("binnacle-map-painter-2").factory());
    private @Nullable BufferedImage image;
    private @Nullable Pixels pixels;
    private @Nullable Seen last;
    private long nodesPainted;
    private long made;

    /// What the pixels show.
    private record Seen(MapScene scene, Look look, Emphasis emphasis) {}

    WorldLayer(Gauges gauges) {
        this.gauges = gauges;
    }

    /// Paints what is missing and gives all of it; valid until the next call. While it paints nothing counts as shown,
    /// so that a painting that breaks off is begun anew the next time.
    Pixels show(MapScene scene, Look look, int width, int height) {
        var now = sized(width, height);
        var before = last;
        last = null;
        if (before == null || before.scene() != scene || !alike(before.look(), look)) {
            var seen = new Seen(scene, look, new Emphasis(scene, look));
            all(now, seen);
            last = seen;
        } else {
            var seen = new Seen(scene, look, before.emphasis());
            moved(now, before.look(), seen);
            last = seen;
        }
        return now;
    }

    /// Who stands out in what was shown last.
    Emphasis emphasis() {
        return Objects.requireNonNull(last, "nothing was shown yet").emphasis();
    }

    private Pixels sized(int width, int height) {
        var now = pixels;
        if (now == null || now.width != width || now.height != height) {
            var fresh = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            now = new Pixels(fresh);
            image = fresh;
            pixels = now;
            last = null;
            made++;
        }
        return now;
    }

    private static boolean alike(Look before, Look now) {
        return before.camera().zoom() == now.camera().zoom()
                && before.from(now.camera(), now.reach()).equals(now);
    }

    private void moved(Pixels now, Look before, Seen seen) {
        var scale = seen.look().camera().zoom() * seen.look().pixelScale();
        var dx = (before.camera().x() - seen.look().camera().x()) * scale;
        var dy = (before.camera().y() - seen.look().camera().y()) * scale;
        if (!whole(dx) || !whole(dy) || Math.abs(dx) >= now.width || Math.abs(dy) >= now.height) {
            all(now, seen);
            return;
        }
        var x = (int) Math.rint(dx);
        var y = (int) Math.rint(dy);
        now.shift(x, y);
        var across = y > 0 ? 0 : now.height + y;
        part(painter, new Rectangle(0, across, now.width, Math.abs(y)), seen);
        var down = x > 0 ? 0 : now.width + x;
        part(painter, new Rectangle(down, 0, Math.abs(x), now.height), seen);
    }

    private static boolean whole(double pixels) {
        return Math.abs(pixels - Math.rint(pixels)) < WHOLE;
    }

    private void all(Pixels now, Seen seen) {
        var half = now.height / 2;
        var lower = CompletableFuture.runAsync(
                () -> part(second, new Rectangle(0, half, now.width, now.height - half), seen), beside);
        part(painter, new Rectangle(0, 0, now.width, half), seen);
        lower.join();
    }

    private void part(MapPainter by, Rectangle box, Seen seen) {
        var onto = image;
        var pixels = this.pixels;
        if (onto == null || pixels == null || box.isEmpty()) {
            return;
        }
        var g = onto.createGraphics();
        g.setClip(box);
        var drawn = by.world(
                g, seen.scene(), seen.look(), gauges, seen.emphasis(), new Target(pixels, box, area(box, seen.look())));
        g.dispose();
        counted(drawn);
    }

    private static Area area(Rectangle box, Look look) {
        var scale = look.pixelScale();
        return new Area(box.getMinX() / scale, box.getMinY() / scale, box.getMaxX() / scale, box.getMaxY() / scale);
    }

    private synchronized void counted(int drawn) {
        nodesPainted += drawn;
    }

    /// How many containers were drawn since the start, for tests and measurements.
    synchronized long nodesPainted() {
        return nodesPainted;
    }

    /// How often it needed new memory.
    long made() {
        return made;
    }

    @Override
    public void close() {
        beside.shutdownNow();
    }
}
