package io.binnacle.views;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Counts the seconds on the UI thread. A JavaFX timeline would do so too, and would keep the toolkit drawing sixty
/// times a second for it: a tenth of a core for a window at rest.
final class Seconds implements AutoCloseable {
    private static final Duration ONE = Duration.ofSeconds(1);

    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Runnable before;
    private final Thread thread;

    /// @param before done on the UI thread before each second is told
    Seconds(Runnable before) {
        this.before = before;
        this.thread = Thread.ofVirtual().name("seconds").start(this::tick);
    }

    ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(ONE);
                if (waiting.compareAndSet(false, true)) {
                    UiThread.later(this::next);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void next() {
        waiting.set(false);
        before.run();
        count.set(count.get() + 1);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
