package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.binnacle.craft.Json;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A manager that behaves: one service, `web`, on two nodes, whose tasks are at once as its spec asks; until it is told
/// to do worse.
final class FakeSwarm {
    enum Fault {
        NONE,
        /// It is done, and nobody is told.
        ANSWER_LOST,
        /// Nothing is done, and nobody is told.
        ORDER_LOST,
        REFUSED,
        /// The new instances fail, and the update pauses.
        PAUSES,
        ROLLS_BACK,
        /// What is new finds no node.
        NO_ROOM,
        /// Somebody else changes it right after.
        OVERTAKEN,
        /// After the change nothing is answered any more.
        GONE_AFTERWARDS
    }

    static final String SERVICE = "service1";

    private final AtomicInteger updates = new AtomicInteger();
    private final ObjectNode service = Json.object();
    private final ObjectNode nodes = Json.object();
    private volatile Fault fault = Fault.NONE;
    private boolean gone;

    FakeSwarm(FakeEngine engine) {
        service.put("ID", SERVICE)
                .put("CreatedAt", "2026-11-29T19:00:00Z")
                .put("UpdatedAt", "2026-11-29T19:00:00Z")
                .putObject("Version")
                .put("Index", 10);
        var spec = service.putObject("Spec").put("Name", "web");
        spec.putObject("TaskTemplate").putObject("ContainerSpec").put("Image", "demo/web:1");
        spec.putObject("Mode").putObject("Replicated").put("Replicas", 3);
        node("node1", "manager");
        node("node2", "worker");
        engine.fault("/info", exchange -> FakeEngine.json(exchange, 200, """
            {"ID":"FAKE","Name":"node1","NCPU":2,"MemTotal":1024,"ServerVersion":"20.10",
            "Swarm":{"NodeID":"node1","ControlAvailable":true,"LocalNodeState":"active"}}\
            """));
        engine.fault("/services", this::services);
        engine.fault("/tasks", exchange -> answer(exchange, tasks()));
        engine.fault("/nodes", this::nodes);
    }

    private void node(String name, String role) {
        var node = nodes.putObject(name).put("ID", name);
        node.putObject("Version").put("Index", 5);
        node.putObject("Spec").put("Role", role).put("Availability", "active");
        node.putObject("Description").put("Hostname", name);
        node.putObject("Status").put("State", "ready");
    }

    void fault(Fault next) {
        fault = next;
    }

    /// How many orders have reached it.
    int updates() {
        return updates.get();
    }

    synchronized void somebodyElse() {
        version(service);
        ((ObjectNode) service.path("Spec").path("TaskTemplate").path("ContainerSpec")).put("Image", "demo/web:9");
    }

    synchronized JsonNode spec() {
        return service.path("Spec").deepCopy();
    }

    private static void version(ObjectNode of) {
        ((ObjectNode) of.path("Version"))
                .put("Index", of.path("Version").path("Index").asLong() + 1);
    }

    private synchronized void services(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            update(exchange);
        } else if (exchange.getRequestURI().getPath().endsWith(SERVICE)) {
            answer(exchange, service);
        } else {
            answer(exchange, Json.array().add(service));
        }
    }

    private void update(HttpExchange exchange) throws IOException {
        updates.incrementAndGet();
        var body = Json.read(exchange.getRequestBody());
        var query = exchange.getRequestURI().getQuery();
        if (!query.contains("version=" + service.path("Version").path("Index").asLong())) {
            FakeEngine.json(exchange, 500, "{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}");
            return;
        }
        if (fault == Fault.REFUSED) {
            FakeEngine.json(exchange, 400, "{\"message\":\"rpc error: code = InvalidArgument desc = no\"}");
            return;
        }
        if (fault == Fault.ORDER_LOST) {
            return;
        }
        change(body, query.contains("rollback=previous"));
        if (fault != Fault.ANSWER_LOST) {
            FakeEngine.json(exchange, 200, "{}");
        }
        gone = fault == Fault.GONE_AFTERWARDS;
        if (fault == Fault.OVERTAKEN) {
            somebodyElse();
        }
    }

    private void change(JsonNode body, boolean back) {
        var before = service.path("Spec").deepCopy();
        var template = !before.path("TaskTemplate").equals(body.path("TaskTemplate"));
        service.set("Spec", back ? service.path("PreviousSpec").deepCopy() : body);
        service.set("PreviousSpec", before);
        version(service);
        service.remove("UpdateStatus");
        if (fault == Fault.ROLLS_BACK) {
            service.set("Spec", before);
        }
        var state = switch (fault) {
            case PAUSES -> "paused";
            case ROLLS_BACK -> "rollback_completed";
            case NO_ROOM -> "updating";
            default -> back ? "rollback_completed" : "completed";
        };
        if (template) {
            service.putObject("UpdateStatus")
                    .put("State", state)
                    .put("StartedAt", "2026-11-29T19:10:00Z")
                    .put("Message", "update " + state);
        }
    }

    private synchronized JsonNode tasks() {
        var tasks = Json.array();
        var spec = service.path("Spec");
        var instances = spec.path("Mode").path("Replicated").path("Replicas").asInt();
        for (var slot = 1; slot <= instances; slot++) {
            task(tasks, slot, spec);
        }
        return tasks;
    }

    private void task(ArrayNode tasks, int slot, JsonNode spec) {
        var task = tasks.addObject()
                .put("ID", "task" + slot)
                .put("ServiceID", SERVICE)
                .put("Slot", slot)
                .put("DesiredState", "running")
                .put("CreatedAt", "2026-11-29T19:00:0" + slot % 10 + "Z");
        task.set("Spec", spec.path("TaskTemplate"));
        var status = task.putObject("Status").put("Timestamp", "2026-11-29T19:00:10Z");
        if (fault == Fault.NO_ROOM && slot > 3) {
            status.put("State", "pending").put("Err", "no suitable node (insufficient resources on 2 nodes)");
            return;
        }
        if (fault == Fault.PAUSES && slot == 1) {
            status.put("State", "starting");
            task.put("NodeID", "node2");
            return;
        }
        status.put("State", "running").putObject("ContainerStatus").put("ContainerID", "container" + slot);
        var drained =
                nodes.path("node2").path("Spec").path("Availability").asText().equals("drain");
        task.put("NodeID", slot == 1 || drained ? "node1" : "node2");
    }

    private synchronized void nodes(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            updates.incrementAndGet();
            var node =
                    (ObjectNode) nodes.path(path.replaceFirst(".*/nodes/", "").replaceFirst("/.*", ""));
            node.set("Spec", Json.read(exchange.getRequestBody()));
            version(node);
            FakeEngine.json(exchange, 200, "{}");
        } else if (path.endsWith("/nodes")) {
            var all = Json.array();
            nodes.forEach(all::add);
            answer(exchange, all);
        } else {
            answer(exchange, nodes.path(path.replaceFirst(".*/nodes/", "")));
        }
    }

    /// The engine's other questions are none of ours; of tasks on a node only those that are there are told.
    private synchronized void answer(HttpExchange exchange, JsonNode json) throws IOException {
        if (gone) {
            return;
        }
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("\"node\"")) {
            var there = Json.array();
            json.forEach(task -> {
                if (query.contains(task.path("NodeID").asText("?"))) {
                    there.add(task);
                }
            });
            FakeEngine.json(exchange, 200, there.toString());
            return;
        }
        FakeEngine.json(exchange, 200, json.toString());
    }
}
