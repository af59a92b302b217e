package io.binnacle.views;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether anybody is at the window: at rest is one where for half a minute nothing was typed or pointed at and nothing
/// came but signs of life. Ages there are written every fifth second only, so that standing open costs next to nothing.
final class Rest {
    static final Duration AFTER = Duration.ofSeconds(30);
    /// Of so many seconds one is told.
    static final int PACE = 5;

    private final LongSupplier nanos;
    private volatile long lastNanos;

    /// @param nanos the monotonic clock
    Rest(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    /// Something happened. From any thread.
    ///
    /// @return whether that ended a rest
    boolean end() {
        var rested = now();
        lastNanos = nanos.getAsLong();
        return rested;
    }

    boolean now() {
        return nanos.getAsLong() - lastNanos > AFTER.toNanos();
    }

    /// Whether this second is told.
    boolean tells(long second) {
        return second % PACE == 0 || !now();
    }
}
