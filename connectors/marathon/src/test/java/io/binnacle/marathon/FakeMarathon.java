package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.binnacle.craft.Json;
import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A scheduler in this process that behaves as Marathon does, until it is told to misbehave as no real one does on
/// demand.
final class FakeMarathon implements AutoCloseable {
    /// What an answer to one path may be.
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> faults = new ConcurrentHashMap<>();
    private final Set<LinkedBlockingQueue<String>> streams = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean extended;
    private volatile boolean operable = true;
    private final FakeApps apps = new FakeApps(this::event);

    FakeMarathon() {
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
        return new Endpoint("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeApps apps() {
        return apps;
    }

    /// Every request, as `METHOD path?query body`, but for the pings.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// @param part what method and path contain
    void fault(String part, Answer answer) {
        faults.put(part, answer);
    }

    void heal() {
        faults.clear();
    }

    /// Whether it is one of ours.
    void extensions(boolean offered) {
        extended = offered;
    }

    /// Nobody answers any more.
    void cut() {
        fault("/", HttpExchange::close);
        cutEvents();
    }

    void cutEvents() {
        streams.forEach(stream -> stream.add(""));
    }

    int listeners() {
        return streams.size();
    }

    void event(String type, ObjectNode data) {
        raw("event: " + type + "\r\ndata: " + data + "\r\n\r\n");
    }

    /// Whoever asks may only read from now on.
    void onlyRead() {
        operable = false;
    }

    void raw(String text) {
        streams.forEach(stream -> stream.add(text));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.equals("/ping")) {
                asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
            }
            for (var fault : faults.entrySet()) {
                if ((exchange.getRequestMethod() + " " + path).contains(fault.getKey())) {
                    fault.getValue().to(exchange);
                    return;
                }
            }
            behave(exchange, path, body);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void behave(HttpExchange exchange, String path, String body) throws IOException, InterruptedException {
        switch (path) {
            case "/ping" -> answer(exchange, 200, "\"pong\"");
            case "/v2/info" ->
                answer(exchange, 200, "{\"name\":\"marathon\",\"version\":\"1.8.222\",\"leader\":\"boss.lab:8080\"}");
            case "/x" ->
                answer(
                        exchange,
                        extended ? 200 : 404,
                        "{\"name\":\"binnacle\",\"version\":1,\"caller\":\"bob\",\"mayOperate\":" + operable + "}");
            case "/v2/events" -> tellEvents(exchange);
            case "/v2/deployments" -> answer(exchange, 200, apps.deployments().toString());
            case "/v2/queue" -> answer(exchange, 200, apps.queue().toString());
            case "/v2/apps" -> all(exchange, body);
            default -> {
                if (path.startsWith("/v2/apps/")) {
                    one(exchange, path.substring("/v2/apps".length()), body);
                } else {
                    answer(exchange, 404, "{\"message\":\"Not Found\"}");
                }
            }
        }
    }

    private void all(HttpExchange exchange, String body) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, apps.apps().toString());
            return;
        }
        var definition = (ObjectNode) Json.read(body);
        var id = definition.path("id").asText();
        if (apps.definition(id).isPresent()) {
            answer(exchange, 409, "{\"message\":\"An app with id [" + id + "] already exists.\"}");
            return;
        }
        var accepted = apps.put(id, definition, false);
        var reply =
                definition.deepCopy().put("version", accepted.path("version").asText());
        reply.putArray("deployments")
                .addObject()
                .put("id", accepted.path("deploymentId").asText());
        answer(exchange, 201, reply.toString());
    }

    private void one(HttpExchange exchange, String path, String body) throws IOException {
        if (path.contains("/versions")) {
            versions(exchange, path);
        } else if (path.contains("/tasks/")) {
            kill(exchange, path);
        } else if (path.endsWith("/restart")) {
            change(exchange, path.replaceFirst("/restart$", ""), "{}", true);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            change(exchange, path, body, false);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            answer(exchange, apps.delete(path) ? 200 : 404, "{}");
        } else if (apps.definition(path).isEmpty()) {
            unknown(exchange, path);
        } else {
            answer(exchange, 200, "{\"app\":" + apps.info(path) + "}");
        }
    }

    private static void unknown(HttpExchange exchange, String path) throws IOException {
        answer(exchange, 404, "{\"message\":\"App '" + path + "' does not exist\"}");
    }

    private void versions(HttpExchange exchange, String path) throws IOException {
        var parts = path.split("/versions/?", 2);
        var all = apps.versions(parts[0]);
        if (parts[1].isEmpty()) {
            var names = Json.object();
            var list = names.putArray("versions");
            all.forEach(one -> list.add(one.path("version").asText()));
            answer(exchange, 200, names.toString());
            return;
        }
        var wanted = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        var one = all.stream()
                .filter(each -> each.path("version").asText().equals(wanted))
                .findFirst();
        answer(
                exchange,
                one.isPresent() ? 200 : 404,
                one.map(JsonNode::toString).orElse("{}"));
    }

    private void kill(HttpExchange exchange, String path) throws IOException {
        var task = path.substring(path.indexOf("/tasks/") + "/tasks/".length());
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var killed = apps.kill(task, query.contains("scale=true"));
        answer(
                exchange,
                killed ? 200 : 404,
                killed ? "{\"task\":{}}" : "{\"message\":\"Task '" + task + "' does not exist\"}");
    }

    private void change(HttpExchange exchange, String id, String body, boolean restart) throws IOException {
        var now = apps.definition(id);
        var update = (ObjectNode) Json.read(body);
        if (now.isEmpty() && !update.has("container")) {
            unknown(exchange, id);
            return;
        }
        var whole = String.valueOf(exchange.getRequestURI().getQuery()).contains("partialUpdate=false");
        var next = whole || now.isEmpty() ? update : now.get().deepCopy();
        if (update.has("version")) {
            next = version(id, update.path("version").asText());
        } else if (!whole) {
            next.setAll(update);
        }
        answer(exchange, 200, apps.put(id, next, restart).toString());
    }

    private ObjectNode version(String id, String version) {
        return apps.versions(id).stream()
                .filter(one -> one.path("version").asText().equals(version))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private void tellEvents(HttpExchange exchange) throws IOException, InterruptedException {
        var mine = new LinkedBlockingQueue<String>();
        streams.add(mine);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        mine.add("event: event_stream_attached\r\ndata: {\"eventType\":\"event_stream_attached\"}\r\n\r\n");
        try (var out = exchange.getResponseBody()) {
            for (var text = mine.take(); !text.isEmpty() && closed.getCount() > 0; text = mine.take()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            streams.remove(mine);
        }
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Waits until it is closed.
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        cutEvents();
        server.stop(0);
        threads.shutdownNow();
    }
}
