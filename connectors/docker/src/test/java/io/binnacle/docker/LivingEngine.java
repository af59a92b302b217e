package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.binnacle.craft.Json;
import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// An engine in this process that does what it is asked: its containers are made, started, stopped, renamed and
/// removed. Told to, it fails at one of these as real ones do: it refuses, or the connection is cut before it did it or
/// after.
final class LivingEngine implements AutoCloseable {
    enum Fault {
        REFUSES_409(409, false),
        REFUSES_500(500, false),
        CUT_BEFORE(0, false),
        CUT_AFTER(0, true);

        private final int status;
        private final boolean does;

        Fault(int status, boolean does) {
            this.status = status;
            this.does = does;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ObjectNode> containers = new LinkedHashMap<>();
    private final Map<String, ObjectNode> images = new LinkedHashMap<>();
    private final Map<String, String> becomes = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private int made;
    private long ticks = 1_780_000_000L;
    private Optional<String> faulty = Optional.empty();
    private Fault fault = Fault.REFUSES_409;

    LivingEngine() {
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

    /// @param becomes what a container of it becomes when started: `healthy`, `unhealthy`, or an exit code
    synchronized void image(String name, String becomes, String... environment) {
        var image = Json.object();
        image.put("Id", "sha256:" + hex(name.hashCode()));
        var config = image.putObject("Config");
        config.putArray("Cmd").add("/bin/web");
        var env = config.putArray("Env");
        for (var line : environment) {
            env.add(line);
        }
        images.put(name, image);
        this.becomes.put(name, becomes);
    }

    synchronized void noImage(String name) {
        images.remove(name);
    }

    private static String hex(int seed) {
        return "%08x".formatted(seed * 0x9E3779B1 | 1).repeat(8);
    }

    /// Runs one more, as `docker run` does.
    ///
    /// @param host its `HostConfig`, as JSON
    synchronized String run(String name, String image, String host, List<String> environment, String... labels) {
        var body = Json.object();
        body.put("Image", image);
        var env = body.putArray("Env");
        environment.forEach(env::add);
        var all = body.putObject("Labels");
        for (var i = 0; i < labels.length; i += 2) {
            all.put(labels[i], labels[i + 1]);
        }
        body.set("HostConfig", read(host));
        var id = create(name, body);
        find(id).ifPresent(this::start);
        return id;
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (Json.NotJson wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// The next call of this kind goes wrong: `create`, `start`, `stop`, `rename`, `restart`, `delete`, `pull`.
    synchronized void fails(String kind, Fault how) {
        faulty = Optional.of(kind);
        fault = how;
    }

    /// What changed it, in order: `stop web-1`.
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized JsonNode inspect(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + names()));
    }

    synchronized List<String> names() {
        return containers.values().stream().map(LivingEngine::name).sorted().toList();
    }

    synchronized List<String> running() {
        return containers.values().stream()
                .filter(one -> one.path("State").path("Running").asBoolean())
                .map(LivingEngine::name)
                .sorted()
                .toList();
    }

    /// Every container by its id: its name, and whether it runs.
    synchronized Map<String, String> standing() {
        var all = new LinkedHashMap<String, String>();
        containers.forEach((id, one) ->
                all.put(id, name(one) + " " + one.path("State").path("Running").asBoolean()));
        return all;
    }

    /// Somebody else removes it.
    synchronized void remove(String name) {
        var id = inspect(name).path("Id").asText();
        containers.remove(id);
        event("destroy", id);
    }

    private static String name(JsonNode container) {
        return container.path("Name").asText().substring(1);
    }

    private Optional<ObjectNode> find(String nameOrId) {
        var byId = containers.get(nameOrId);
        return byId != null
                ? Optional.of(byId)
                : containers.values().stream()
                        .filter(one -> name(one).equals(nameOrId))
                        .findFirst();
    }

    private String create(String name, JsonNode body) {
        var id = hex(++made * 7919);
        var container = Json.object();
        var image = images.getOrDefault(body.path("Image").asText(), Json.object());
        container.put("Id", id).put("Name", "/" + name).put("Created", now());
        container.set("Image", image.path("Id"));
        var config = Own.with(body, image.path("Config"));
        config.remove(List.of("HostConfig", "NetworkingConfig"));
        container.set("Config", config);
        container.set("HostConfig", body.path("HostConfig").deepCopy());
        container.putObject("State").put("Status", "created").put("Running", false);
        container.putArray("Mounts");
        container.putObject("NetworkSettings").putObject("Networks");
        containers.put(id, container);
        return id;
    }

    private String now() {
        return Instant.ofEpochSecond(ticks++).toString();
    }

    private void start(ObjectNode container) {
        var state = container.putObject("State");
        state.put("StartedAt", now());
        var what = becomes.getOrDefault(container.path("Config").path("Image").asText(), "healthy");
        if (what.matches("[0-9]+")) {
            ended(state, Integer.parseInt(what));
            return;
        }
        state.put("Status", "running").put("Running", true);
        state.putObject("Health").put("Status", what);
    }

    private void ended(ObjectNode state, int code) {
        state.put("Status", "exited")
                .put("Running", false)
                .put("ExitCode", code)
                .put("FinishedAt", now());
        state.remove("Health");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/events")) {
                tellEvents(exchange);
                return;
            }
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, exchange.getRequestURI(), body);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private record Reply(int status, String text) {}

    private void answer(HttpExchange exchange, URI uri, String body) throws IOException {
        Reply reply;
        synchronized (this) {
            var kind = kind(exchange.getRequestMethod(), uri.getPath());
            var wrong = faulty.filter(kind::equals).isPresent() ? Optional.of(fault) : Optional.<Fault>empty();
            if (wrong.isPresent()) {
                faulty = Optional.empty();
            }
            reply = wrong.filter(one -> !one.does).isPresent()
                    ? new Reply(wrong.get().status, "{\"message\":\"told to fail\"}")
                    : done(kind, uri, body);
            if (wrong.filter(one -> one.status == 0).isPresent()) {
                return; // hangs up without an answer
            }
        }
        exchange.getResponseHeaders().add("Api-Version", "1.41");
        var bytes = reply.text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, reply.status == 204 ? -1 : bytes.length);
        if (reply.status != 204) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String kind(String method, String path) {
        if (path.endsWith("/images/create")) {
            return "pull";
        }
        return method.equals("GET")
                ? "look"
                : method.equals("DELETE") ? "delete" : path.substring(path.lastIndexOf('/') + 1);
    }

    private Reply done(String kind, URI uri, String body) {
        var path = uri.getPath().replaceFirst("^/v[0-9.]+", "");
        if (kind.equals("look")) {
            return look(path);
        }
        if (kind.equals("pull")) {
            image(query(uri, "fromImage"), "healthy");
            log.add("pull " + query(uri, "fromImage"));
            return new Reply(200, "{\"status\":\"done\"}\n");
        }
        if (kind.equals("create")) {
            return created(query(uri, "name"), read(body));
        }
        var container = find(path.replaceFirst("^/containers/", "").replaceFirst("/.*", ""));
        return container.isEmpty()
                ? new Reply(404, "{\"message\":\"No such container\"}")
                : changed(kind, uri, container.get(), body);
    }

    private static String query(URI uri, String name) {
        for (var part : uri.getQuery().split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private Reply look(String path) {
        if (path.endsWith("/_ping")) {
            return new Reply(200, "OK");
        }
        if (path.endsWith("/info")) {
            return new Reply(200, "{\"ID\":\"LIVING\",\"Name\":\"living\",\"NCPU\":2,\"MemTotal\":1024}");
        }
        if (path.equals("/containers/json")) {
            var all = Json.array();
            containers.forEach((id, one) -> all.addObject()
                    .put("Id", id)
                    .put("State", one.path("State").path("Status").asText())
                    .putArray("Names")
                    .add(name(one)));
            return new Reply(200, all.toString());
        }
        var found = path.startsWith("/images/")
                ? images.values().stream()
                        .filter(image ->
                                path.equals("/images/" + image.path("Id").asText() + "/json")
                                        || image.equals(images.get(path.substring(8, path.length() - 5))))
                        .findFirst()
                : find(path.replaceFirst("^/containers/", "").replaceFirst("/.*", ""));
        return found.map(one -> new Reply(200, one.toString()))
                .orElseGet(() -> new Reply(404, "{\"message\":\"No such thing\"}"));
    }

    private Reply created(String name, JsonNode body) {
        if (find(name).isPresent()) {
            return new Reply(409, "{\"message\":\"the name is already in use\"}");
        }
        if (!images.containsKey(body.path("Image").asText())) {
            return new Reply(404, "{\"message\":\"No such image\"}");
        }
        var id = create(name, body);
        log.add("create " + name);
        event("create", id);
        return new Reply(201, "{\"Id\":\"" + id + "\"}");
    }

    private Reply changed(String kind, URI uri, ObjectNode container, String body) {
        var state = (ObjectNode) container.path("State");
        log.add(kind + " " + name(container));
        var status = 204;
        switch (kind) {
            case "start" -> {
                if (state.path("Running").asBoolean()) {
                    status = 304;
                } else {
                    start(container);
                }
            }
            case "stop" -> {
                if (state.path("Running").asBoolean()) {
                    ended(state, 143);
                } else {
                    status = 304;
                }
            }
            case "restart" -> start(container);
            case "rename" -> container.put("Name", "/" + query(uri, "name"));
            case "update" ->
                ((ObjectNode) container.path("HostConfig"))
                        .set("RestartPolicy", read(body).path("RestartPolicy"));
            case "delete" -> containers.remove(container.path("Id").asText());
            default -> throw new AssertionError(kind);
        }
        event(kind.equals("delete") ? "destroy" : kind, container.path("Id").asText());
        return new Reply(status, status == 204 ? "" : "{}");
    }

    private void event(String action, String id) {
        events.add("{\"Type\":\"container\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\"},\"timeNano\":%d000000000}\n"
                .formatted(action, id, ticks++));
    }

    private void tellEvents(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.flush();
            while (true) {
                body.write(events.take().getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
