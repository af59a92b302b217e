package io.binnacle.views.operate;

import java.time.Duration;

/// A key or a button that counts only when it is held for a while. The repeats of a held key are one press.
final class Hold {
    static final Duration LONG_ENOUGH = Duration.ofMillis(1_200);

    private boolean down;
    private boolean done;
    private long sinceNanos;

    void press(long nowNanos) {
        if (!down) {
            down = true;
            done = false;
            sinceNanos = nowNanos;
        }
    }

    void release() {
        down = false;
        done = false;
    }

    boolean down() {
        return down;
    }

    /// From 0 to 1.
    double progress(long nowNanos) {
        return down ? Math.clamp((nowNanos - sinceNanos) / (double) LONG_ENOUGH.toNanos(), 0, 1) : 0;
    }

    /// Whether it has just been held long enough; true once a press.
    boolean complete(long nowNanos) {
        if (down && !done && progress(nowNanos) >= 1) {
            done = true;
            return true;
        }
        return false;
    }
}
