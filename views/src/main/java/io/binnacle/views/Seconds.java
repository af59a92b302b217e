package io.binnacle.views;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Counts the seconds on the UI thread. A JavaFX timeline would do so too, and would keep the toolkit drawing sixty
/// times a second for it: a tenth of a core for a window at rest.
final class Seconds implements AutoCloseable {
    private static final Duration ONE = Duration.ofSeconds(1);

    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicLong passed = new AtomicLong();
    private final Rest rest;
    private final Runnable before;
    private final Thread thread;

    /// @param rest says which seconds are told
    /// @param before done on the UI thread before each second that is told
    Seconds(Rest rest, Runnable before) {
        this.rest = rest;
        this.before = before;
        this.thread = Thread.ofPlatform().daemon().name("seconds").start(this::tick);
    }

    ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(ONE);
                if (rest.tells(passed.incrementAndGet())) {
                    tell();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /// Tells the time out of turn, since somebody is there again.
    void tell() {
        if (waiting.compareAndSet(false, true)) {
            UiThread.later(this::next);
        }
    }

    private void next() {
        waiting.set(false);
        before.run();
        count.set(passed.get());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
