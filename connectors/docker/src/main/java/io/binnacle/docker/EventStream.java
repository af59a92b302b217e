package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Reads an engine's events on a thread of its own, until it is closed or the stream ends.
final class EventStream implements AutoCloseable {
    private static final int LONGEST_EVENT = 1 << 20;

    private final Exchange exchange;
    private final Consumer<JsonNode> sink;
    private final Runnable ended;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<IOException> end = new CompletableFuture<>();

    /// @param ended called once, when no more will come
    EventStream(Exchange exchange, Consumer<JsonNode> sink, Runnable ended) {
        this.exchange = exchange;
        this.sink = sink;
        this.ended = ended;
    }

    void start() {
        Thread.ofVirtual().name("docker-events").start(this::run);
    }

    private void run() {
        try (var answer = exchange.answer()) {
            opened.complete(null);
            var lines = new Lines(answer.stream(), LONGEST_EVENT);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    sink.accept(Json.read(line.get()));
                }
            }
            over(new EOFException("the stream of events ended"));
        } catch (IOException wrong) {
            over(wrong);
        } catch (RuntimeException wrong) {
            over(new IOException("the stream of events cannot be read: " + Words.of(wrong), wrong));
        }
    }

    private void over(IOException why) {
        end.complete(why);
        opened.completeExceptionally(why);
        ended.run();
    }

    /// Waits until the engine has begun to tell, but not for ever: some say nothing before their first event.
    void awaitOpen(int seconds) throws IOException {
        try {
            opened.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException quiet) {
            // then what happens meanwhile is found by the next full list
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException wrong ? wrong : new IOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    boolean open() {
        return opened.isDone() && !opened.isCompletedExceptionally();
    }

    /// @throws IOException when it has ended
    void check() throws IOException {
        if (end.isDone()) {
            throw end.join();
        }
    }

    @Override
    public void close() {
        exchange.cancel();
    }
}
