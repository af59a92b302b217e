package io.binnacle.marathon;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks every second whether the scheduler is there. One that is frozen accepts a connection and says nothing, and its
/// event stream looks merely quiet; so two questions without an answer are the end.
final class Heart implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Wire wire;
    private final Runnable beat;
    private final Consumer<IOException> stopped;
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param beat told of each answer
    /// @param stopped told once, when there is none, with the reason
    Heart(Wire wire, Runnable beat, Consumer<IOException> stopped) {
        this.wire = wire;
        this.beat = beat;
        this.stopped = stopped;
    }

    void start() {
        Thread.ofVirtual().name("marathon-heart").start(this::run);
    }

    private void run() {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!answers(false) && !answers(true)) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// A "no" is an answer too: whoever has no right to ask hears of it elsewhere.
    private boolean answers(boolean last) {
        try {
            wire.ping();
        } catch (StatusException no) {
            if (no.status() >= 500) {
                return silent(last, no);
            }
        } catch (IOException wrong) {
            return silent(last, wrong);
        }
        if (over.getCount() > 0) {
            beat.run();
        }
        return true;
    }

    private boolean silent(boolean last, IOException wrong) {
        if (last && over.getCount() > 0) {
            stopped.accept(wrong);
        }
        return false;
    }

    @Override
    public void close() {
        over.countDown();
    }
}
