package io.binnacle.craft;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Connection.Watcher;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells one watcher what there is to tell, on one thread, in order: the picture first, then events, then how the
/// connection stands. A single change is told at once; what follows within a frame's time is told as one change.
public final class Teller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Teller.class.getName());
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(16);
    private static final int MOST_EVENTS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Watcher watcher;
    private final Supplier<Topology> whole;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ReentrantLock telling = new ReentrantLock();
    private final Thread thread;
    private Pending pending = new Pending();
    private Topology told = Topology.EMPTY;
    private long lastTold = System.nanoTime() - FRAME;
    private volatile boolean closed;

    private static final class Pending {
        private boolean changed;
        private boolean heardOf;
        private final List<ClusterEvent> events = new ArrayList<>();
        private final List<Status> statuses = new ArrayList<>();
        private @Nullable Instant heard;
        private long dropped;

        boolean isEmpty() {
            return !changed && !heardOf && events.isEmpty() && statuses.isEmpty() && dropped == 0;
        }
    }

    /// @param name of its thread
    public Teller(String name, Watcher watcher, Supplier<Topology> whole) {
        this.watcher = watcher;
        this.whole = whole;
        // not a virtual thread, since most of its life it is woken for a moment to say that all is well (decision 10)
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void changed() {
        note(() -> pending.changed = true);
    }

    public void happened(ClusterEvent event) {
        note(() -> {
            if (pending.events.size() < MOST_EVENTS) {
                pending.events.add(event);
            } else {
                pending.dropped++;
            }
        });
    }

    public void status(Status status) {
        note(() -> pending.statuses.add(status));
    }

    public void heard(Instant at) {
        note(() -> {
            pending.heard = at;
            pending.heardOf = true;
        });
    }

    public void dropped(long events) {
        note(() -> pending.dropped += events);
    }

    private void note(Runnable what) {
        lock.lock();
        try {
            if (!closed) {
                what.run();
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!closed) {
                tell(take());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) {
            LOG.log(Level.ERROR, "The watcher failed, and is told no more", wrong);
        }
    }

    private Pending take() throws InterruptedException {
        lock.lock();
        try {
            while (pending.isEmpty() && !closed) {
                news.await();
            }
            var wait = FRAME - (System.nanoTime() - lastTold);
            while (wait > 0 && pending.changed && !closed) {
                wait = news.awaitNanos(wait);
            }
            var taken = pending;
            pending = new Pending();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Pending news) {
        telling.lock();
        try {
            if (closed) {
                return;
            }
            if (news.changed) {
                tellChange();
            }
            news.events.forEach(watcher::happened);
            news.statuses.forEach(watcher::status);
            if (news.heard != null) {
                watcher.heard(news.heard);
            }
            if (news.dropped > 0) {
                watcher.dropped(news.dropped);
            }
        } finally {
            telling.unlock();
        }
    }

    private void tellChange() {
        var now = whole.get();
        var change = TopologyChange.between(told, now);
        told = now;
        if (!change.isEmpty()) {
            watcher.changed(change);
            lastTold = System.nanoTime();
        }
    }

    /// Tells one last status, then nothing more. Returns when whatever is being told has been told, unless it is the
    /// watcher itself that closes.
    public void end(Status last) {
        end(() -> watcher.status(last));
    }

    @Override
    public void close() {
        end(() -> {});
    }

    private void end(Runnable lastWord) {
        var mine = false;
        try {
            mine = telling.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!closed && mine) {
                lastWord.run();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            if (mine) {
                telling.unlock();
            }
            note(() -> {});
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
