package io.binnacle.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The types of the events a scheduler tells.
final class Heard implements AutoCloseable {
    private static final String FIELD = "event:";

    private final Stream<String> lines;
    private final List<String> types = new ArrayList<>();

    Heard(HttpClient client, URI address) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .build();
        try {
            lines = client.send(request, BodyHandlers.ofLines()).body();
        } catch (IOException failed) {
            throw new AssertionError(address + " tells nothing", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
        Thread.ofVirtual().start(() -> lines.forEach(this::hear));
    }

    private synchronized void hear(String line) {
        if (line.startsWith(FIELD)) {
            types.add(line.substring(FIELD.length()).strip());
            notifyAll();
        }
    }

    synchronized List<String> types() {
        return List.copyOf(types);
    }

    synchronized void await(String... awaited) {
        var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try {
            while (!types.containsAll(List.of(awaited))) {
                if (System.nanoTime() > patience) {
                    throw new AssertionError("heard only " + types);
                }
                wait(100);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
