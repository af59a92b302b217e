package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The questions we ask an engine, in the version of its API that both know.
final class Engine implements AutoCloseable {
    private static final Version OLDEST = new Version(1, 41);
    private static final Version NEWEST = new Version(1, 52);
    private static final Duration HEARTBEAT = Duration.ofMillis(1300);
    private static final Duration HELLO = Duration.ofSeconds(5);
    private static final Duration SLOW_HELLO = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /// Managers that have lost each other are slow to say so, and the engine's own containers wait for it.
    private static final Duration SWARM = Duration.ofSeconds(10);
    private static final Duration CHANGE = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(10);
    private static final Duration LONGEST_PULL = Duration.ofHours(1);
    private static final String WATCHED_EVENTS = events();

    private final Place place;
    private final Wire wire;
    private volatile Version version = OLDEST;
    private volatile boolean podman;

    Engine(Place place, Wire wire) {
        this.place = place;
        this.wire = wire;
    }

    Place place() {
        return place;
    }

    Wire wire() {
        return wire;
    }

    Version version() {
        return version;
    }

    boolean podman() {
        return podman;
    }

    Refusal refusal(String tried, IOException failure) {
        return Refusals.of(tried, place.address(), failure);
    }

    /// Asks who is there and agrees on a version.
    void hello() throws IOException {
        var ssh = place.address() instanceof Address.Ssh;
        try (var answer = wire.exchange(Ask.ping(ssh ? SLOW_HELLO : HELLO)).answer()) {
            podman = answer.header("Libpod-API-Version").isPresent();
            var theirs = answer.header("API-Version").flatMap(Version::parse);
            version = agree(theirs.orElseThrow(() -> new StatusException(406, "it names no Docker API version")));
        }
    }

    private static Version agree(Version theirs) throws StatusException {
        if (theirs.compareTo(OLDEST) < 0) {
            throw new StatusException(
                    406, "API " + theirs + ", and Binnacle needs " + OLDEST + " (Docker 20.10) or later");
        }
        return theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST;
    }

    /// Is it still there?
    void heartbeat() throws IOException {
        wire.exchange(Ask.ping(HEARTBEAT)).done();
    }

    JsonNode info() throws IOException {
        return wire.exchange(Ask.get(path("/info"), ANSWER)).json();
    }

    JsonNode list() throws IOException {
        return wire.exchange(Ask.get(path("/containers/json?all=1"), ANSWER.multipliedBy(2)))
                .json();
    }

    JsonNode inspect(ContainerId id) throws IOException {
        return wire.exchange(Ask.get(path("/containers/" + encode(id.value()) + "/json"), ANSWER))
                .json();
    }

    /// The swarm as this manager knows it.
    Swarm swarm() throws IOException {
        var services = wire.exchange(Ask.get(path("/services"), SWARM)).json();
        var tasks = wire.exchange(Ask.get(path("/tasks"), SWARM)).json();
        var nodes = wire.exchange(Ask.get(path("/nodes"), SWARM)).json();
        return Swarm.read(nodes, services, tasks);
    }

    SwarmService service(String id) throws IOException {
        return SwarmService.of(
                wire.exchange(Ask.get(path("/services/" + encode(id)), ANSWER)).json());
    }

    /// The tasks of one service, the oldest first.
    List<SwarmTask> tasksOf(String service) throws IOException {
        var filters = encode("{\"service\":[\"" + service + "\"]}");
        return Swarm.tasks(wire.exchange(Ask.get(path("/tasks?filters=" + filters), ANSWER))
                .json());
    }

    List<SwarmTask> tasksOn(SwarmNode node) throws IOException {
        var filters = encode("{\"node\":[\"" + node.id() + "\"]}");
        return Swarm.tasks(wire.exchange(Ask.get(path("/tasks?filters=" + filters), ANSWER))
                .json());
    }

    SwarmNode node(String id) throws IOException {
        return SwarmNode.of(
                wire.exchange(Ask.get(path("/nodes/" + encode(id)), ANSWER)).json());
    }

    /// Gives a service another spec, if it is still that version.
    ///
    /// @param query further settings: `&rollback=previous`
    void update(SwarmService service, JsonNode spec, String query, Optional<String> credentials) throws IOException {
        var path = "/services/" + encode(service.id()) + "/update?version=" + service.version() + query;
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        credentials.ifPresent(value -> headers.put("X-Registry-Auth", value));
        wire.exchange(new Ask("POST", path(path), Optional.of(bytes(spec)), headers, Ask.Kind.CHANGE, CHANGE))
                .done();
    }

    void update(SwarmNode node, JsonNode spec) throws IOException {
        wire.exchange(change("/nodes/" + encode(node.id()) + "/update?version=" + node.version(), spec))
                .done();
    }

    boolean hasImage(String reference) throws IOException {
        try {
            wire.exchange(Ask.get(path("/images/" + reference + "/json"), ANSWER))
                    .json();
            return true;
        } catch (StatusException no) {
            if (no.status() == 404) {
                return false;
            }
            throw no;
        }
    }

    /// @param image a name that [Recipe] has found good
    JsonNode image(String image) throws IOException {
        return wire.exchange(Ask.get(path("/images/" + image + "/json"), ANSWER))
                .json();
    }

    /// Makes a container that does not run yet. Asked once: what becomes of it when the answer is lost, its name tells.
    ContainerId create(String name, JsonNode body) throws IOException {
        var answer = wire.exchange(change("/containers/create?name=" + encode(name), body))
                .json();
        return new ContainerId(answer.path("Id").asText(name));
    }

    /// Puts a container into one more network.
    void connect(String network, ContainerId id, JsonNode endpoint) throws IOException {
        var body = Json.object().put("Container", id.value());
        body.set("EndpointConfig", endpoint);
        wire.exchange(change("/networks/" + encode(network) + "/connect", body)).done();
    }

    void rename(ContainerId id, String name) throws IOException {
        wire.exchange(new Ask(
                        "POST",
                        path("/containers/" + encode(id.value()) + "/rename?name=" + encode(name)),
                        Optional.empty(),
                        Map.of(),
                        Ask.Kind.CHANGE,
                        CHANGE))
                .done();
    }

    /// @param policy in the engine's words: `no`, `always`, `unless-stopped`
    void restartPolicy(ContainerId id, String policy) throws IOException {
        var body = Json.object();
        body.putObject("RestartPolicy").put("Name", policy);
        wire.exchange(change("/containers/" + encode(id.value()) + "/update", body))
                .done();
    }

    /// Unpacks a tar archive inside a container, whether it runs or not.
    void unpack(ContainerId id, Path archive, String directory) throws IOException {
        var path = path("/containers/" + encode(id.value()) + "/archive?path=" + encode(directory));
        wire.exchange(new Ask(
                        "PUT",
                        path,
                        Optional.empty(),
                        Optional.of(archive),
                        Map.of("Content-Type", "application/x-tar"),
                        Ask.Kind.CHANGE,
                        UPLOAD))
                .done();
    }

    private Ask change(String path, JsonNode body) {
        return new Ask(
                "POST",
                path(path),
                Optional.of(bytes(body)),
                Map.of("Content-Type", "application/json"),
                Ask.Kind.CHANGE,
                CHANGE);
    }

    private static byte[] bytes(JsonNode body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    /// Lets it fetch an image; what it says is one JSON object a line.
    Exchange pull(String image, Optional<String> credentials) {
        var digest = image.indexOf('@') >= 0;
        var colon = image.lastIndexOf(':');
        var tagged = digest || colon > image.lastIndexOf('/');
        var query = "fromImage=" + encode(tagged ? image : image + ":latest");
        var headers = credentials.map(value -> Map.of("X-Registry-Auth", value)).orElse(Map.of());
        return wire.exchange(new Ask(
                "POST", path("/images/create?" + query), Optional.empty(), headers, Ask.Kind.STREAM, LONGEST_PULL));
    }

    /// Starts what was prepared to run inside a container; its outputs come in frames.
    Exchange startExecution(String id, Duration limit) {
        var body = "{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("Content-Type", "application/json");
        return wire.exchange(new Ask(
                "POST", path("/exec/" + encode(id) + "/start"), Optional.of(body), headers, Ask.Kind.STREAM, limit));
    }

    /// Starts what was prepared with a terminal, and takes the connection over.
    Exchange startTerminal(String id) {
        var body = "{\"Detach\":false,\"Tty\":true}".getBytes(StandardCharsets.UTF_8);
        return wire.exchange(Ask.takeOver(path("/exec/" + encode(id) + "/start"), body));
    }

    void resize(String id, int columns, int rows) throws IOException {
        var path = path("/exec/" + encode(id) + "/resize?w=" + columns + "&h=" + rows);
        wire.exchange(new Ask("POST", path, Optional.empty(), Map.of(), Ask.Kind.ANSWER, ANSWER))
                .done();
    }

    JsonNode execution(String id, Duration limit) throws IOException {
        return wire.exchange(Ask.get(path("/exec/" + encode(id) + "/json"), limit))
                .json();
    }

    /// Everything that happens from now on, or since `from`, one JSON object after another.
    Exchange events(Optional<Instant> from) {
        var since = from.map(at -> "&since=" + at.getEpochSecond() + "." + "%09d".formatted(at.getNano()))
                .orElse("");
        return wire.exchange(Ask.stream(path("/events?filters=" + filters() + since)));
    }

    /// Podman has other names for some events and takes the types only.
    private String filters() {
        return encode(podman ? "{\"type\":[\"container\",\"image\",\"network\"]}" : WATCHED_EVENTS);
    }

    /// All but the `exec` events, of which every health check makes three.
    private static String events() {
        return """
                {"type":["container","image","network","daemon","service","node"],"event":["create","start","restart",\
                "stop","die","kill","oom","pause","unpause","rename","update","destroy","health_status","connect",\
                "disconnect","pull","reload","remove"]}""";
    }

    /// @param tail how many lines of the past, or all when empty
    Exchange logs(ContainerId id, Optional<Integer> tail, Optional<Instant> since, boolean follow) {
        return logs("/containers/" + encode(id.value()), tail, since, follow);
    }

    /// What the instance of a task wrote, wherever in the swarm it runs.
    Exchange logs(SwarmTask task, Optional<Integer> tail, Optional<Instant> since, boolean follow) {
        return logs("/tasks/" + encode(task.id()), tail, since, follow);
    }

    private Exchange logs(String of, Optional<Integer> tail, Optional<Instant> since, boolean follow) {
        var query = "?stdout=1&stderr=1&timestamps=1" + (follow ? "&follow=1" : "")
                + "&tail=" + tail.map(String::valueOf).orElse("all")
                + since.map(at -> "&since=" + at.getEpochSecond() + "." + "%09d".formatted(at.getNano()))
                        .orElse("");
        return wire.exchange(Ask.stream(path(of + "/logs" + query)));
    }

    Exchange stats(ContainerId id) {
        return wire.exchange(Ask.stream(path("/containers/" + encode(id.value()) + "/stats?stream=1")));
    }

    Exchange attach(String id) {
        return wire.exchange(Ask.takeOver(
                path("/containers/" + encode(id) + "/attach?stream=1&stdin=1&stdout=1&stderr=1"), new byte[0]));
    }

    private String path(String rest) {
        return "/v" + version + rest;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        wire.close();
    }
}
