package io.binnacle.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine in this process that behaves, until it is told to misbehave as no real one does on demand.
final class FakeEngine implements AutoCloseable {
    /// What an answer to one path may be.
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> faults = new ConcurrentHashMap<>();
    private final Map<String, String> containers = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger inspections = new AtomicInteger();
    private volatile String apiVersion = "1.41";

    FakeEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    Endpoint endpoint() {
        return new Endpoint("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    void container(String name) {
        containers.put(Fixture.id(name), Fixture.container(name).inspected().toString());
    }

    void remove(String name) {
        containers.remove(Fixture.id(name));
    }

    void apiVersion(String version) {
        apiVersion = version;
    }

    int inspections() {
        return inspections.get();
    }

    /// @param part what the path contains
    void fault(String part, Answer answer) {
        faults.put(part, answer);
    }

    void heal() {
        faults.clear();
    }

    void event(String action, String name, long nanos) {
        events.add(
                "{\"Type\":\"container\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{\"name\":\"%s\"}},\"timeNano\":%d}\n"
                        .formatted(action, Fixture.id(name), name, nanos));
    }

    /// Tells an event as it is written.
    void event(String json) {
        events.add(json + "\n");
    }

    /// Ends the stream of events once.
    void cutEvents() {
        events.add("");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            for (var fault : faults.entrySet()) {
                if (path.contains(fault.getKey())) {
                    fault.getValue().to(exchange);
                    return;
                }
            }
            behave(exchange, path);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void behave(HttpExchange exchange, String path) throws IOException, InterruptedException {
        if (path.endsWith("/_ping")) {
            exchange.getResponseHeaders().add("Api-Version", apiVersion);
            json(exchange, 200, "OK");
        } else if (path.endsWith("/info")) {
            json(
                    exchange,
                    200,
                    "{\"ID\":\"FAKE\",\"Name\":\"fake\",\"NCPU\":2,\"MemTotal\":1024,\"ServerVersion\":\"20.10\"}");
        } else if (path.endsWith("/containers/json")) {
            json(exchange, 200, list());
        } else if (path.endsWith("/events")) {
            tellEvents(exchange);
        } else {
            inspect(exchange, path);
        }
    }

    private String list() {
        var all = new java.util.StringJoiner(",", "[", "]");
        containers.keySet().forEach(id -> all.add("{\"Id\":\"" + id + "\",\"State\":\"running\"}"));
        return all.toString();
    }

    private void inspect(HttpExchange exchange, String path) throws IOException {
        inspections.incrementAndGet();
        var id = path.replaceFirst(".*/containers/", "").replaceFirst("/.*", "");
        var container = containers.get(id);
        json(
                exchange,
                container == null ? 404 : 200,
                container == null ? "{\"message\":\"No such container\"}" : container);
    }

    private void tellEvents(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.flush();
            for (var event = events.take(); !event.isEmpty(); event = events.take()) {
                write(body, event);
            }
        }
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    static void json(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Answer status(int status, String text) {
        return exchange -> json(exchange, status, text);
    }

    /// Says that more will come, and hangs up.
    static Answer cut(String text) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            write(exchange.getResponseBody(), text);
        };
    }

    static Answer endless(String piece) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var many = piece.repeat(10_000);
            while (true) {
                write(exchange.getResponseBody(), many);
            }
        };
    }

    Answer silence() {
        return exchange -> closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
