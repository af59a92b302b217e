package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

/// The apps and tasks of a scheduler in this process. What is asked for is done at once, unless it is told to hold.
final class FakeApps {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, List<ObjectNode>> versions = new HashMap<>();
    private final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
    private final Map<String, ObjectNode> failures = new HashMap<>();
    private final Map<String, ObjectNode> deployments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> queue = new LinkedHashMap<>();
    private final BiConsumer<String, ObjectNode> events;
    private Instant stamp = Instant.parse("2026-11-23T01:00:00Z");
    private boolean holding;
    private int launched;

    FakeApps(BiConsumer<String, ObjectNode> events) {
        this.events = events;
    }

    private static ObjectNode object() {
        return Json.object();
    }

    /// Two changes never get the same.
    private String stamp() {
        stamp = stamp.plusMillis(1500);
        return TIME.format(stamp);
    }

    /// Changes stay under way until they are released.
    synchronized void hold() {
        holding = true;
    }

    synchronized void release() {
        holding = false;
        List.copyOf(deployments.values()).forEach(this::finish);
    }

    /// An app of one image, as somebody else would have made it.
    synchronized void create(String id, String image, int instances) {
        var definition = object().put("id", id)
                .put("instances", instances)
                .put("cpus", 0.1)
                .put("mem", 64);
        definition
                .putObject("container")
                .put("type", "DOCKER")
                .putObject("docker")
                .put("image", image);
        put(id, definition, false);
    }

    synchronized Optional<ObjectNode> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    /// @return the answer: a deployment's id and the version
    synchronized ObjectNode put(String id, ObjectNode definition, boolean restart) {
        var before = Optional.ofNullable(definitions.get(id));
        var version = stamp();
        var next = definition.deepCopy().put("id", id).put("version", version);
        if (!next.has("instances")) {
            next.put("instances", 1);
        }
        var onlyScaled = !restart && before.filter(old -> same(old, next)).isPresent();
        var config = onlyScaled
                ? before.orElseThrow()
                        .path("versionInfo")
                        .path("lastConfigChangeAt")
                        .asText()
                : version;
        next.putObject("versionInfo").put("lastScalingAt", version).put("lastConfigChangeAt", config);
        definitions.put(id, next);
        versions.computeIfAbsent(id, _ -> new ArrayList<>()).add(next);
        return deploy(id, version, onlyScaled ? "ScaleApplication" : "RestartApplication");
    }

    private ObjectNode known(String id) {
        return definition(id).orElseThrow();
    }

    private static boolean same(ObjectNode left, ObjectNode right) {
        return bare(left).equals(bare(right));
    }

    private static ObjectNode bare(ObjectNode definition) {
        var bare = definition.deepCopy();
        bare.remove(List.of("instances", "version", "versionInfo"));
        return bare;
    }

    private ObjectNode deploy(String id, String version, String action) {
        var deployment = object().put("id", UUID.randomUUID().toString()).put("version", version);
        deployment.putArray("affectedApps").add(id);
        var actions = object();
        actions.putArray("actions").addObject().put("action", action).put("app", id);
        deployment.putArray("steps").add(actions);
        deployment.put("currentStep", 1).put("totalSteps", 1);
        deployments.put(deployment.path("id").asText(), deployment);
        told("deployment_info", deployment);
        if (!holding) {
            finish(deployment);
        }
        return object().put("deploymentId", deployment.path("id").asText()).put("version", version);
    }

    private void told(String type, ObjectNode deployment) {
        var event = object().put("id", deployment.path("id").asText());
        event.set("plan", deployment);
        tell(type, event);
    }

    private void tell(String type, ObjectNode event) {
        events.accept(type, event.put("eventType", type).put("timestamp", TIME.format(Instant.now())));
    }

    private void finish(ObjectNode deployment) {
        var id = deployment.path("affectedApps").path(0).asText();
        reconcile(id);
        deployments.remove(deployment.path("id").asText());
        told("deployment_success", deployment);
    }

    /// A deployment ends without having reached its end.
    synchronized void fail(String reason) {
        List.copyOf(deployments.values()).forEach(deployment -> {
            deployments.remove(deployment.path("id").asText());
            var event = object().put("id", deployment.path("id").asText()).put("reason", reason);
            event.set("plan", deployment);
            tell("deployment_failed", event);
        });
    }

    private void reconcile(String id) {
        var definition = definitions.get(id);
        var wanted = definition == null ? 0 : definition.path("instances").asInt();
        var config = definition == null
                ? ""
                : definition.path("versionInfo").path("lastConfigChangeAt").asText();
        tasksOf(id).stream()
                .filter(task -> task.path("version").asText().compareTo(config) < 0)
                .forEach(task -> end(task, "TASK_KILLED", "asked to"));
        while (definition != null && tasksOf(id).size() < wanted) {
            launch(id, definition);
        }
        tasksOf(id).stream().skip(wanted).forEach(task -> end(task, "TASK_KILLED", "asked to"));
    }

    private void launch(String id, ObjectNode definition) {
        var name = id.substring(1).replace('/', '_') + ".instance-" + UUID.randomUUID() + "._app.1";
        var now = TIME.format(Instant.now());
        var task = object().put("id", name).put("appId", id).put("host", "agent-" + launched++ % 2 + ".lab");
        task.put("slaveId", "slave")
                .put("state", "TASK_RUNNING")
                .put("version", definition.path("version").asText());
        task.put("stagedAt", now).put("startedAt", now);
        task.putArray("ports").add(31_000 + launched);
        tasks.put(name, task);
        tellTask(task, "TASK_RUNNING", "");
    }

    private void tellTask(ObjectNode task, String state, String message) {
        var event = object().put("taskId", task.path("id").asText())
                .put("appId", task.path("appId").asText());
        event.put("taskStatus", state)
                .put("message", message)
                .put("host", task.path("host").asText());
        event.put("version", task.path("version").asText());
        tell("status_update_event", event);
    }

    private void end(ObjectNode task, String state, String message) {
        tasks.remove(task.path("id").asText());
        tellTask(task, state, message);
    }

    /// A task fails, and another takes its place.
    synchronized void crash(String id, String message) {
        var task = tasksOf(id).getFirst();
        failures.put(
                id,
                object().put("taskId", task.path("id").asText())
                        .put("appId", id)
                        .put("host", task.path("host").asText())
                        .put("state", "TASK_FAILED")
                        .put("message", message)
                        .put("timestamp", TIME.format(Instant.now()))
                        .put("version", task.path("version").asText()));
        end(task, "TASK_FAILED", message);
        reconcile(id);
    }

    synchronized boolean kill(String task, boolean scale) {
        var found = tasks.get(task);
        if (found == null) {
            return false;
        }
        var id = found.path("appId").asText();
        end(found, "TASK_KILLED", "killed");
        if (scale) {
            var definition = known(id);
            definition.put("instances", definition.path("instances").asInt() - 1);
        }
        reconcile(id);
        return true;
    }

    synchronized boolean delete(String id) {
        var known = definitions.remove(id) != null;
        versions.remove(id);
        failures.remove(id);
        if (known) {
            deploy(id, stamp(), "StopApplication");
        }
        return known;
    }

    synchronized List<ObjectNode> tasksOf(String id) {
        return tasks.values().stream()
                .filter(task -> task.path("appId").asText().equals(id))
                .toList();
    }

    synchronized Optional<String> appOf(String task) {
        return Optional.ofNullable(tasks.get(task))
                .map(found -> found.path("appId").asText());
    }

    /// Sets something of a task: its state, its health.
    synchronized void change(String task, String field, JsonNode value) {
        var changed = Optional.ofNullable(tasks.get(task)).orElseThrow();
        changed.set(field, value);
        tellTask(changed, changed.path("state").asText(), "");
    }

    synchronized void queued(String id, ObjectNode item) {
        item.set("app", definitions.get(id));
        queue.put(id, item);
    }

    synchronized ObjectNode info(String id) {
        var info = known(id).deepCopy();
        info.set("tasks", array(tasksOf(id)));
        var under = info.putArray("deployments");
        deployments.values().stream()
                .filter(one -> one.path("affectedApps").path(0).asText().equals(id))
                .forEach(one -> under.addObject().put("id", one.path("id").asText()));
        info.put("tasksRunning", tasksOf(id).size());
        Optional.ofNullable(failures.get(id)).ifPresent(failure -> info.set("lastTaskFailure", failure));
        return info;
    }

    synchronized ObjectNode apps() {
        var all = object();
        all.set("apps", array(definitions.keySet().stream().map(this::info).toList()));
        return all;
    }

    synchronized ArrayNode deployments() {
        return array(deployments.values());
    }

    synchronized ObjectNode queue() {
        var all = object();
        all.set("queue", array(queue.values()));
        return all;
    }

    synchronized List<ObjectNode> versions(String id) {
        return List.copyOf(versions.getOrDefault(id, List.of()));
    }

    private static ArrayNode array(Iterable<ObjectNode> nodes) {
        var array = Json.array();
        nodes.forEach(node -> array.add(node.deepCopy()));
        return array;
    }
}
