package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Inspects containers, at most eight at a time. Asked again for one that is being inspected, it inspects it once
/// more afterwards, so the last answer is always newer than the last wish; told that one is gone, it drops the answer.
final class Inspections {
    /// Does the work.
    interface Work {
        void inspect(ContainerId id) throws IOException;
    }

    private static final int AT_ONCE = 8;

    private enum Wish {
        UNDER_WAY,
        AGAIN,
        GONE
    }

    private final Work work;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<ContainerId, Wish> wishes = new HashMap<>();
    private int successes;
    private int failures;
    private @Nullable IOException failure;

    Inspections(Work work) {
        this.work = work;
    }

    void want(ContainerId id) {
        lock.lock();
        try {
            if (wishes.putIfAbsent(id, Wish.UNDER_WAY) != null) {
                wishes.computeIfPresent(id, (_, wish) -> wish == Wish.GONE ? Wish.GONE : Wish.AGAIN);
                return;
            }
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("docker-inspect").start(() -> run(id));
    }

    /// Whatever is being asked about it no longer counts.
    void gone(ContainerId id) {
        lock.lock();
        try {
            wishes.computeIfPresent(id, (_, _) -> Wish.GONE);
        } finally {
            lock.unlock();
        }
    }

    boolean isGone(ContainerId id) {
        lock.lock();
        try {
            return wishes.get(id) == Wish.GONE;
        } finally {
            lock.unlock();
        }
    }

    private void run(ContainerId id) {
        do {
            slots.acquireUninterruptibly();
            try {
                work.inspect(id);
                count(null);
            } catch (IOException wrong) {
                count(wrong);
            } finally {
                slots.release();
            }
        } while (again(id));
    }

    private void count(@Nullable IOException wrong) {
        lock.lock();
        try {
            if (wrong == null) {
                successes++;
            } else {
                failures++;
                failure = wrong;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean again(ContainerId id) {
        lock.lock();
        try {
            if (wishes.get(id) == Wish.AGAIN) {
                wishes.put(id, Wish.UNDER_WAY);
                return true;
            }
            wishes.remove(id);
            if (wishes.isEmpty()) {
                idle.signalAll();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is under way, and forgets what was counted.
    ///
    /// @return the last failure, where not one succeeded
    Optional<IOException> settle(Duration most) throws IOException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (!wishes.isEmpty()) {
                left = idle.awaitNanos(left);
                if (left <= 0) {
                    throw new IOException("the inspections took more than " + most.toSeconds() + " s");
                }
            }
            var all = successes == 0 && failures > 0 ? Optional.ofNullable(failure) : Optional.<IOException>empty();
            successes = 0;
            failures = 0;
            failure = null;
            return all;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            lock.unlock();
        }
    }

    /// For a test that wants to see the bound.
    boolean busy() throws InterruptedException {
        var free = slots.tryAcquire(AT_ONCE, 0, TimeUnit.MILLISECONDS);
        if (free) {
            slots.release(AT_ONCE);
        }
        return !free;
    }
}
