package io.binnacle.docker;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes the thread that watches an engine, and says what for.
final class Signal {
    enum Cause {
        CLOSED,
        REFRESH,
        DOUBT,
        STREAM_ENDED,
        HEART_STOPPED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);

    void raise(Cause cause) {
        lock.lock();
        try {
            causes.add(cause);
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return causes.contains(Cause.CLOSED);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for something, at most so long, and takes what there is; `CLOSED` stays.
    Set<Cause> await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (causes.isEmpty() && left > 0) {
                left = raised.awaitNanos(left);
            }
            var taken = EnumSet.noneOf(Cause.class);
            taken.addAll(causes);
            causes.retainAll(Set.of(Cause.CLOSED));
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
