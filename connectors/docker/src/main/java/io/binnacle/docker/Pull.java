package io.binnacle.docker;

import io.binnacle.craft.Json;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lets an engine fetch an image. It takes as long as it goes on: what is given up is a pull of which nothing has been
/// heard for a while, and one without an end.
final class Pull {
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int LONGEST_LINE = 1 << 20;

    private final Engine engine;
    private final Credentials credentials;
    private final Duration silence;

    Pull(Engine engine, Credentials credentials) {
        this(engine, credentials, SILENCE);
    }

    /// @param silence how long nothing may be heard
    Pull(Engine engine, Credentials credentials, Duration silence) {
        this.engine = engine;
        this.credentials = credentials;
        this.silence = silence;
    }

    /// Blocks until the image is there.
    ///
    /// @throws NotPulled when the engine or the registry said no
    void fetch(String image) throws IOException {
        var exchange = engine.pull(image, credentials.header(image));
        var heard = new AtomicLong();
        var over = new CountDownLatch(1);
        Thread.ofVirtual().name("docker-pull-watch").start(() -> watch(exchange, heard, over));
        try (var answer = exchange.answer()) {
            heard.incrementAndGet();
            var lines = new Lines(answer.stream(), LONGEST_LINE);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                heard.incrementAndGet();
                said(line.get());
            }
        } catch (StatusException no) {
            throw new NotPulled(Words.of(no));
        } catch (IOException wrong) {
            throw heard.get() < 0
                    ? new InterruptedIOException("nothing was heard for " + silence.toSeconds() + " s")
                    : wrong;
        } finally {
            over.countDown();
        }
    }

    /// Progress comes about ten times a second. A count that stands still is silence; below zero it says that we gave
    /// up.
    private void watch(Exchange exchange, AtomicLong heard, CountDownLatch over) {
        try {
            var before = -1L;
            while (!over.await(silence.toMillis(), TimeUnit.MILLISECONDS)) {
                if (heard.compareAndSet(before, Long.MIN_VALUE)) {
                    exchange.cancel();
                    return;
                }
                before = heard.get();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private static void said(String line) throws IOException {
        if (line.isBlank()) {
            return;
        }
        var error = Json.read(line).path("error").asText("");
        if (!error.isEmpty()) {
            throw new NotPulled(Words.line(error));
        }
    }

    /// The image did not come, in the words of the engine or the registry.
    static final class NotPulled extends IOException {
        private static final long serialVersionUID = 1L;

        NotPulled(String said) {
            super(said);
        }

        Refusal refusal(String tried, String image) {
            var said = Words.of(this);
            var lower = said.toLowerCase(Locale.ROOT);
            if (has(lower, "unauthorized", "access denied", "authentication required", "denied:", "forbidden")) {
                return new Refusal(
                        Reason.DENIED,
                        tried,
                        said,
                        "check the name " + image + ", or run `docker login " + registry(image)
                                + "` on the computer this runs on");
            }
            if (has(lower, "not found", "manifest unknown", "no such image", "does not exist", "invalid reference")) {
                return new Refusal(Reason.REJECTED, tried, said, "check the name and the tag of " + image);
            }
            return new Refusal(
                    Reason.BROKEN,
                    tried,
                    said,
                    "check that this host reaches " + registry(image) + ", or load " + image + " onto it by hand");
        }

        private static String registry(String image) {
            var registry = Credentials.registry(image);
            return registry.startsWith("https://") ? "docker.io" : registry;
        }

        private static boolean has(String text, String... words) {
            for (var word : words) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
