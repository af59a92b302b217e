package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.core.Instance.Held;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.Timestamps;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What runs where, in tables whose rows have an `id`.
final class Picture {
    static final List<String> TABLES = List.of("hosts", "instances", "links");

    private final Map<String, SequencedMap<String, ObjectNode>> tables = new HashMap<>();

    Picture(View view) {
        var used = new HashMap<HostId, Held>();
        var counts = new HashMap<HostId, Integer>();
        view.tasks().stream().flatMap(task -> task.placed().stream()).forEach(at -> {
            used.merge(at.host(), at.held(), Picture::sum);
            counts.merge(at.host(), 1, Integer::sum);
        });
        hosts(view.state(), used, counts);
        view.tasks().forEach(task -> put("instances", instance(task)));
        links(view.state());
    }

    SequencedMap<String, ObjectNode> table(String name) {
        return tables.getOrDefault(name, new LinkedHashMap<>());
    }

    ObjectNode document() {
        var json = JsonNodeFactory.instance.objectNode().put("format", "binnacle.scheduler.topology/1");
        TABLES.forEach(name -> table(name).values().forEach(json.withArray("/" + name)::add));
        return json;
    }

    /// What is to be put and removed to make this of `before`; empty when nothing is.
    ObjectNode since(Picture before) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var name : TABLES) {
            var old = before.table(name);
            table(name).forEach((id, row) -> {
                if (!row.equals(old.get(id))) {
                    json.withArray("/put/" + name).add(row);
                }
            });
            old.keySet().stream()
                    .filter(id -> !table(name).containsKey(id))
                    .forEach(json.withArray("/removed/" + name)::add);
        }
        return json;
    }

    private void put(String table, ObjectNode row) {
        tables.computeIfAbsent(table, name -> new LinkedHashMap<>())
                .put(row.path("id").asText(), row);
    }

    private void hosts(State state, Map<HostId, Held> used, Map<HostId, Integer> counts) {
        new TreeMap<>(state.hosts()).forEach((id, host) -> {
            var held = used.getOrDefault(id, Held.NOTHING);
            var row = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id.value())
                    .put("name", host.name())
                    .put("live", host.live())
                    .put("drained", host.drained())
                    .put("cpus", host.cpus())
                    .put("memoryMebibytes", host.memory())
                    .put("diskMebibytes", host.disk())
                    .put("cpusUsed", held.cpuMillis() / 1000.0)
                    .put("memoryMebibytesUsed", held.memoryKib() / 1024.0)
                    .put("instances", counts.getOrDefault(id, 0));
            var attributes = row.putObject("attributes");
            new TreeMap<>(host.attributes()).forEach(attributes::put);
            put("hosts", row);
        });
    }

    private static ObjectNode instance(Instance task) {
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("app", task.app().toString())
                .put("version", Timestamps.text(task.appVersion()))
                .put("condition", Words.camel(task.condition()))
                .put("health", health(task))
                .put("since", Timestamps.text(task.since()));
        task.placed().ifPresent(at -> {
            row.put("host", at.host().value());
            at.container().ifPresent(container -> row.put("container", container.value()));
            at.hostPorts().forEach(row.putArray("ports")::add);
            at.addresses().forEach(row.putArray("addresses")::add);
        });
        return row;
    }

    private static String health(Instance task) {
        var known = TaskJson.known(task);
        return known.isEmpty() ? "unknown" : known.stream().allMatch(HealthState::alive) ? "healthy" : "unhealthy";
    }

    /// Apps that need others, which is all a scheduler knows of who talks to whom.
    private void links(State state) {
        state.wish()
                .allApps()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(app -> app.dependencies()
                        .forEach(target -> put(
                                "links",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("id", app.id() + " > " + target)
                                        .put("evidence", "declared")
                                        .put("client", app.id().toString())
                                        .put("server", target.toString()))));
    }

    private static Held sum(Held one, Held other) {
        return new Held(
                one.cpuMillis() + other.cpuMillis(),
                one.memoryKib() + other.memoryKib(),
                one.diskKib() + other.diskKib(),
                one.gpus() + other.gpus());
    }

    static JsonNode line(ObjectNode change, long version) {
        return change.put("version", version);
    }
}
