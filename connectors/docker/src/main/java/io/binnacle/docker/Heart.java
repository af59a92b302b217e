package io.binnacle.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks every two seconds whether the engine is there. An engine that is frozen accepts a connection and says nothing,
/// and its event stream looks merely quiet; so two questions without an answer, 1.3 seconds each, are the end.
final class Heart implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofMillis(1300);
    private static final int ATTEMPTS = 2;

    private final HeartLine line;
    private final Runnable beat;
    private final Consumer<IOException> stopped;
    private final CountDownLatch over = new CountDownLatch(1);
    private IOException failure = new IOException("no answer");

    /// @param beat told of each answer
    /// @param stopped told once, when there is none, with the reason
    Heart(HeartLine line, Runnable beat, Consumer<IOException> stopped) {
        this.line = line;
        this.beat = beat;
        this.stopped = stopped;
    }

    void start() {
        // not a virtual thread: one that is woken for a moment every two seconds costs half of one (decision 10)
        Thread.ofPlatform().daemon().name("docker-heart").start(this::run);
    }

    private void run() {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!answersAtLast()) {
                    if (over.getCount() > 0) {
                        stopped.accept(failure);
                    }
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answersAtLast() {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (answers()) {
                return true;
            }
        }
        return false;
    }

    private boolean answers() {
        try {
            line.ask(ANSWER);
            beat.run();
            return true;
        } catch (IOException wrong) {
            failure = wrong;
            return false;
        }
    }

    @Override
    public void close() {
        over.countDown();
        line.close();
    }
}
