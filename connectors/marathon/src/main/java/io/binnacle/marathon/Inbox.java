package io.binnacle.marathon;

import io.binnacle.model.AppId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the thread that watches a scheduler is to look at again, put there by whoever heard of it.
final class Inbox {
    /// Beyond so many, all is listed anew.
    private static final int MOST_APPS = 40;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private Set<AppId> apps = new HashSet<>();
    private boolean plans;
    private boolean all;
    private boolean refresh;
    private boolean stopped;
    private boolean closed;

    /// @param apps to be asked for one by one
    /// @param plans whether deployments and the queue may have changed
    /// @param all whether everything is to be listed
    /// @param refresh whether somebody asked for it
    /// @param stopped whether nobody answers any more
    record News(Set<AppId> apps, boolean plans, boolean all, boolean refresh, boolean stopped) {}

    void app(AppId id) {
        put(() -> {
            if (apps.size() < MOST_APPS) {
                apps.add(id);
            } else {
                all = true;
            }
        });
    }

    void plans() {
        put(() -> plans = true);
    }

    /// Something may have been missed.
    void doubt() {
        put(() -> all = true);
    }

    void refresh() {
        put(() -> {
            refresh = true;
            all = true;
        });
    }

    void stopped() {
        put(() -> stopped = true);
    }

    void close() {
        put(() -> closed = true);
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void put(Runnable what) {
        lock.lock();
        try {
            what.run();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for something, at most so long, and takes all there is.
    News await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (!any() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return taken();
        } finally {
            lock.unlock();
        }
    }

    private boolean any() {
        return closed || plans || all || stopped || !apps.isEmpty();
    }

    private News taken() {
        var news = new News(apps, plans, all, refresh, stopped);
        apps = new HashSet<>();
        plans = false;
        all = false;
        refresh = false;
        stopped = false;
        return news;
    }

    /// Waits so long, or until somebody asks for a refresh or closes.
    void pause(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (!closed && !refresh && left > 0) {
                left = arrived.awaitNanos(left);
            }
            refresh = false;
            stopped = false;
        } finally {
            lock.unlock();
        }
    }
}
