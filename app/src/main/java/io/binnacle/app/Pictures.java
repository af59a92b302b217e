package io.binnacle.app;

import io.binnacle.session.Mailbox;
import io.binnacle.session.Picture;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Hands the pictures of a workspace to one waiting thread. A thread that is slow finds one picture with all changes
/// in it, not a queue of them.
final class Pictures implements AutoCloseable {
    private final Mailbox mailbox = new Mailbox();
    private final Semaphore arrived = new Semaphore(0);
    private final Subscription subscription;

    Pictures(Workspace workspace) {
        this.subscription = workspace.watch(this::put);
    }

    private void put(Picture picture) {
        if (mailbox.put(picture)) {
            arrived.release();
        }
    }

    /// The next picture, or nothing when none comes in time.
    Optional<Picture> next(Duration timeout) throws InterruptedException {
        return arrived.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS) ? mailbox.take() : Optional.empty();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
