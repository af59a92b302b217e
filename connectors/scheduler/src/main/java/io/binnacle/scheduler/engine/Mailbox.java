package io.binnacle.scheduler.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Messages that wait for the scheduler's thread. Those who ask are refused when too many wait; what the world says is
/// dropped when far too much of it waits, and then the whole is looked at again.
final class Mailbox {
    private static final int ASKERS = 500;
    private static final int REPORTS = 200_000;
    private static final int BATCH = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Envelope> waiting = new ArrayDeque<>();
    private int askers;
    private boolean closed;
    private boolean woken;
    private long dropped;

    /// @return whether it was taken; otherwise nobody will answer
    boolean offer(Envelope envelope) {
        lock.lock();
        try {
            if (closed || full(envelope)) {
                dropped += envelope.asker().isEmpty() && !closed ? 1 : 0;
                return false;
            }
            askers += envelope.asker().isPresent() ? 1 : 0;
            waiting.add(envelope);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean full(Envelope envelope) {
        return envelope.asker().isPresent() ? askers >= ASKERS : waiting.size() - askers >= REPORTS;
    }

    /// All that waits, a batch at most; empty when the time is up, when woken, and once it is closed.
    List<Envelope> take(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = atMost.toNanos();
            while (waiting.isEmpty() && !closed && !woken && left > 0) {
                left = arrived.awaitNanos(left);
            }
            woken = false;
            return batch();
        } finally {
            lock.unlock();
        }
    }

    private List<Envelope> batch() {
        var batch = new ArrayList<Envelope>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            var envelope = waiting.remove();
            askers -= envelope.asker().isPresent() ? 1 : 0;
            batch.add(envelope);
        }
        return batch;
    }

    /// Ends a wait.
    void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more.
    ///
    /// @return what nobody will look at
    List<Envelope> close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            var rest = List.copyOf(waiting);
            waiting.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
