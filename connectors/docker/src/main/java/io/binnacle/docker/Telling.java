package io.binnacle.docker;

import io.binnacle.spi.Subscription;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Something that works on a thread of its own and tells somebody, until it is closed: then it tells nothing more, and
/// what it waits for is ended.
abstract class Telling implements Subscription {
    private static final System.Logger LOG = System.getLogger(Telling.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ReentrantLock telling = new ReentrantLock();
    private volatile Runnable onClose = () -> {};
    private volatile Runnable onEnd = () -> {};

    Telling(String name) {
        this.name = name;
    }

    abstract void work() throws InterruptedException;

    /// @param ended called when the work has ended, whatever ended it
    void start(Runnable ended) {
        onEnd = ended;
        Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            work();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) {
            LOG.log(Level.ERROR, name + " failed", wrong);
        } finally {
            onEnd.run();
        }
    }

    final boolean closed() {
        return over.getCount() == 0;
    }

    /// What ends the wait that comes next, from another thread.
    final void onClose(Runnable end) {
        onClose = end;
        if (closed()) {
            end.run();
        }
    }

    final void pause(Duration most) throws InterruptedException {
        if (over.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            onClose.run();
        }
    }

    final void tell(Runnable what) {
        telling.lock();
        try {
            if (!closed()) {
                what.run();
            }
        } finally {
            telling.unlock();
        }
    }

    /// Returns when nothing more will be told, unless it is told right now by a listener that waits for us.
    @Override
    public void close() {
        over.countDown();
        onClose.run();
        try {
            if (telling.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                telling.unlock();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
