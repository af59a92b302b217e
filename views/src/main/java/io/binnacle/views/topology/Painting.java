package io.binnacle.views.topology;

import io.binnacle.session.Gauges;
import io.binnacle.views.UiThread;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Paints frames on a thread of its own and hands them to the UI thread. Four buffers go round: one shown, one that
/// the toolkit may still be reading, one finished, one being painted.
final class Painting implements AutoCloseable {
    private static final int BUFFERS = 4;

    private final Gauges gauges;
    private final Consumer<Painted> show;
    private final MapPainter painter = new MapPainter();
    private final WorldLayer layer;
    private final Latest<Order> thread;
    private final ArrayDeque<FrameBuffer> free = new ArrayDeque<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private volatile long lastNanos;

    /// A frame to paint.
    record Order(MapScene scene, Look look, long number) {}

    /// A frame that was painted.
    record Painted(Order order, FrameBuffer buffer, int nodesDrawn) {}

    Painting(Gauges gauges, Consumer<Painted> show) {
        this.gauges = gauges;
        this.show = show;
        this.layer = new WorldLayer(gauges);
        this.thread = new Latest<>("binnacle-map-painter", this::paint);
    }

    void order(Order order) {
        thread.submit(order);
    }

    private void paint(Order order) {
        var look = order.look();
        var width = (int) Math.round(look.width() * look.pixelScale());
        var height = (int) Math.round(look.height() * look.pixelScale());
        if (width < 1 || height < 1) {
            return;
        }
        var start = System.nanoTime();
        var buffer = take(width, height);
        var world = layer.show(order.scene(), look, width, height);
        System.arraycopy(world.data, 0, buffer.bare.data, 0, world.data.length);
        var g = buffer.painted.createGraphics();
        painter.still(g, order.scene(), look, gauges, layer.emphasis(), Target.of(buffer.bare, look));
        g.dispose();
        var drawn = InSight.containers(order.scene(), look);
        frames.incrementAndGet();
        lastNanos = System.nanoTime() - start;
        UiThread.later(() -> show.accept(new Painted(order, buffer, drawn)));
    }

    private FrameBuffer take(int width, int height) {
        synchronized (free) {
            while (!free.isEmpty()) {
                var buffer = free.poll();
                if (buffer.fits(width, height)) {
                    return buffer;
                }
            }
        }
        made.incrementAndGet();
        return new FrameBuffer(width, height);
    }

    /// The toolkit no longer reads it.
    void release(FrameBuffer buffer) {
        synchronized (free) {
            if (free.size() < BUFFERS) {
                free.add(buffer);
            }
        }
    }

    /// How many frames were painted since the start.
    long frames() {
        return frames.get();
    }

    /// How many buffers were made since the start; does not grow while the window keeps its size.
    long buffersMade() {
        return made.get() + layer.made();
    }

    /// How many containers were drawn since the start, again for each time.
    long nodesPainted() {
        return layer.nodesPainted();
    }

    long lastNanos() {
        return lastNanos;
    }

    @Override
    public void close() {
        thread.close();
        layer.close();
    }
}
