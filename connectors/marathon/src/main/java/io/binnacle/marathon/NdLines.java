package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.spi.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object a line on a thread of its own, until it ends or is closed.
final class NdLines implements Subscription {
    private static final long LONGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Wire wire;
    private final String path;
    private final Listener listener;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ReentrantLock telling = new ReentrantLock();
    private volatile @Nullable Call call;

    /// Told on that thread, and nothing more once it is closed.
    interface Listener {
        void line(JsonNode line);

        void ended();

        void failed(IOException why);
    }

    NdLines(Wire wire, String path, Listener listener) {
        this.wire = wire;
        this.path = path;
        this.listener = listener;
    }

    NdLines start() {
        Thread.ofVirtual().name("marathon-lines").start(this::run);
        return this;
    }

    private void run() {
        var asked = wire.stream(path, "application/x-ndjson");
        call = asked;
        if (over.getCount() == 0) {
            return;
        }
        try (var response = Wire.accepted(asked.execute())) {
            read(response.body().source());
            tell(listener::ended);
        } catch (IOException wrong) {
            tell(() -> listener.failed(wrong));
        }
    }

    private void read(BufferedSource source) throws IOException {
        while (!source.exhausted()) {
            var line = source.readUtf8LineStrict(LONGEST);
            if (!line.isBlank()) {
                var json = Json.read(line);
                tell(() -> listener.line(json));
            }
        }
    }

    private void tell(Runnable what) {
        telling.lock();
        try {
            if (over.getCount() > 0) {
                what.run();
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public void close() {
        over.countDown();
        var asked = call;
        if (asked != null) {
            asked.cancel();
        }
        try {
            if (telling.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                telling.unlock();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
