package io.binnacle.simulator;

import io.binnacle.spi.Subscription;
import java.util.concurrent.locks.ReentrantLock;

/// A subscription that is told on the pulse's thread. Closing waits for what is being told just now, unless it is
/// closed
/// from there, and after it nothing more is told.
abstract class Telling implements Subscription, Pulse.Beat {
    private final Pulse pulse;
    private final ReentrantLock telling = new ReentrantLock();
    private volatile boolean over;

    Telling(Pulse pulse) {
        this.pulse = pulse;
    }

    final void start(String threadName) {
        pulse.add(this, threadName);
    }

    /// Tells what is due, and says when it is due again.
    abstract long tell(long elapsedNanos);

    /// Lets go of what it holds; called once.
    void ended() {}

    /// What takes time and tells nothing; closing does not wait for it.
    void prepare() {}

    @Override
    public final long beat(long elapsedNanos) {
        prepare();
        telling.lock();
        try {
            return over ? Long.MAX_VALUE : tell(elapsedNanos);
        } finally {
            telling.unlock();
        }
    }

    @Override
    public final boolean over() {
        return over;
    }

    @Override
    public final void close() {
        endWith(() -> {});
    }

    final void endWith(Runnable last) {
        telling.lock();
        try {
            if (!over) {
                over = true;
                last.run();
                ended();
            }
        } finally {
            telling.unlock();
        }
        pulse.wake();
    }
}
