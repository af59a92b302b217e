package io.binnacle.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The one thread of a connection: beats when something is due, and sleeps in between.
final class Pulse implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

    /// Something done again and again.
    interface Beat {
        /// Does what is due by now.
        ///
        /// @return when it is due again in elapsed time, `Long.MAX_VALUE` when only [Pulse#wake] makes it so
        long beat(long elapsedNanos);

        boolean over();
    }

    private final SimulatedTime time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Beat> beats = new ArrayList<>();
    private final Runnable onMove = this::wake;
    private boolean woken;
    private boolean closed;
    private boolean started;

    Pulse(SimulatedTime time) {
        this.time = time;
    }

    void add(Beat beat, String name) {
        lock.lock();
        try {
            beats.add(beat);
            if (!started && !closed) {
                started = true;
                time.onMove(onMove);
                Thread.ofVirtual().name(name).start(this::live);
            }
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void live() {
        try {
            while (true) {
                var due = Long.MAX_VALUE;
                for (var beat : current()) {
                    due = Math.min(due, beat.beat(time.elapsedNanos()));
                }
                if (!sleepUntil(due)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "A simulated connection ended: what it told threw", broken);
        }
    }

    private List<Beat> current() {
        lock.lock();
        try {
            woken = false;
            beats.removeIf(Beat::over);
            return List.copyOf(beats);
        } finally {
            lock.unlock();
        }
    }

    /// @return false when there is nothing more to wait for
    private boolean sleepUntil(long due) throws InterruptedException {
        lock.lock();
        try {
            while (!woken && !closed) {
                var nanos = due == Long.MAX_VALUE ? Long.MAX_VALUE : time.nanosUntil(due);
                if (nanos <= 0) {
                    break;
                }
                if (nanos == Long.MAX_VALUE) {
                    changed.await();
                } else {
                    changed.await(nanos, TimeUnit.NANOSECONDS);
                }
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            beats.clear();
            time.forget(onMove);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
