package io.binnacle.views.topology;

import io.binnacle.session.Gauges;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The pixels of the map without what stands still over it. When only the camera has moved sideways, what was painted
/// is moved too, and only the strips that came into sight are painted; where only attention or measurements are others,
/// what looks otherwise is painted ([Damage]); else two threads paint a half each.
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
    record Seen(MapScene scene, Look look, Emphasis emphasis) {}

    WorldLayer(Gauges gauges) {
        this.gauges = gauges;
    }

    /// Paints what is missing and gives all of it; valid until the next call. While it paints nothing counts as shown,
    /// so that a painting that breaks off is begun anew the next time.
    Pixels show(MapScene scene, Look look, int width, int height) {
        var now = sized(width, height);
        var before = last;
        last = null;
        var seen = new Seen(scene, look, emphasis(before, scene, look));
        if (before == null || !alike(before.look(), look) || !mended(now, before, seen)) {
            all(now, seen);
        }
        last = seen;
        return now;
    }

    private static Emphasis emphasis(@Nullable Seen before, MapScene scene, Look look) {
        return before != null
                        && before.scene() == scene
                        && before.look().from(look.camera(), look.reach()).equals(look)
                ? before.emphasis()
                : new Emphasis(scene, look);
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

    /// Save for what is beside, and who has the attention.
    private static boolean alike(Look before, Look now) {
        return before.camera().zoom() == now.camera().zoom()
                && before.from(now.camera(), now.reach()).attending(now).equals(now);
    }

    /// Moves what is there and paints what came into sight or looks otherwise now.
    ///
    /// @return whether that was less than to paint all of it
    private boolean mended(Pixels now, Seen before, Seen seen) {
        var scale = seen.look().camera().zoom() * seen.look().pixelScale();
        var dx = (before.look().camera().x() - seen.look().camera().x()) * scale;
        var dy = (before.look().camera().y() - seen.look().camera().y()) * scale;
        if (!whole(dx) || !whole(dy) || Math.abs(dx) >= now.width || Math.abs(dy) >= now.height) {
            return false;
        }
        var damage = Damage.between(before, seen);
        if (damage.isEmpty()) {
            return false;
        }
        moved(now, (int) Math.rint(dx), (int) Math.rint(dy), seen);
        parts(damage.get(), seen);
        return true;
    }

    private void moved(Pixels now, int x, int y, Seen seen) {
        if (x == 0 && y == 0) {
            return;
        }
        now.shift(x, y);
        var across = y > 0 ? 0 : now.height + y;
        part(painter, new Rectangle(0, across, now.width, Math.abs(y)), seen);
        var down = x > 0 ? 0 : now.width + x;
        part(painter, new Rectangle(down, 0, Math.abs(x), now.height), seen);
    }

    private void parts(List<Rectangle> boxes, Seen seen) {
        if (boxes.isEmpty()) {
            return;
        }
        var half = boxes.size() / 2;
        var others = CompletableFuture.runAsync(
                () -> boxes.subList(half, boxes.size()).forEach(box -> part(second, box, seen)), beside);
        boxes.subList(0, half).forEach(box -> part(painter, box, seen));
        others.join();
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
