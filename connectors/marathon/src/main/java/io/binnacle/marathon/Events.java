package io.binnacle.marathon;

import io.binnacle.craft.BackOff;
import io.binnacle.craft.Secrets;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/// Keeps the stream of events open, on a thread of its own. Each time it opens, something may have been missed before;
/// while it is not open, those who wait for it have to ask.
final class Events implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());
    private static final Duration REFUSED = Duration.ofSeconds(60);
    private static final long SETTLED = TimeUnit.SECONDS.toNanos(5);

    private final Wire wire;
    private final EventSink sink;
    private final Inbox inbox;
    private final BackOff backOff;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile boolean open;
    private volatile @Nullable Call call;

    Events(Wire wire, EventSink sink, Inbox inbox, Surroundings surroundings) {
        this.wire = wire;
        this.sink = sink;
        this.inbox = inbox;
        this.backOff = new BackOff(surroundings.random());
    }

    void start() {
        Thread.ofVirtual().name("marathon-events").start(this::run);
    }

    /// Waits until it is open or cannot be opened, but not for ever: some say nothing before their first event.
    void awaitTried(Duration most) throws InterruptedException {
        if (!tried.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.DEBUG, "no events yet");
        }
    }

    boolean open() {
        return open;
    }

    private void run() {
        try {
            while (over.getCount() > 0) {
                var pause = read();
                tried.countDown();
                if (over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return how long to wait before the next try
    private Duration read() {
        var start = System.nanoTime();
        try {
            stream();
        } catch (StatusException no) {
            log(no);
            return no.status() < 500 ? REFUSED : backOff.next();
        } catch (IOException | RuntimeException wrong) { // nothing a stream says may end the watch
            log(wrong);
        } finally {
            open = false;
        }
        if (System.nanoTime() - start > SETTLED) {
            backOff.reset();
        }
        return backOff.next();
    }

    private void log(Exception wrong) {
        LOG.log(
                Level.DEBUG,
                () -> "events of " + wire.place().shown() + ": "
                        + Secrets.ofThisProcess().text(Words.of(wrong)));
    }

    private void stream() throws IOException {
        var asked = wire.stream("/v2/events", "text/event-stream");
        call = asked;
        if (over.getCount() == 0) {
            return;
        }
        try (var response = Wire.accepted(asked.execute())) {
            var type = response.header("Content-Type", "");
            if (type == null || !type.startsWith("text/event-stream")) {
                throw new StatusException(406, "it tells no events but " + type, java.util.List.of());
            }
            open = true;
            tried.countDown();
            inbox.doubt();
            var frames = new Frames(response.body().source());
            for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                sink.accept(frame.get());
            }
        } finally {
            asked.cancel(); // an endless body cannot be read to its end
        }
    }

    @Override
    public void close() {
        over.countDown();
        var asked = call;
        if (asked != null) {
            asked.cancel();
        }
    }
}
