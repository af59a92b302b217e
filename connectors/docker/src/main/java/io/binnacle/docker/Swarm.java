package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A swarm at one moment, as one of its managers tells it.
record Swarm(List<SwarmNode> nodes, List<SwarmService> services, List<SwarmTask> tasks) {
    /// Newest last.
    private static final Comparator<SwarmTask> BY_AGE =
            Comparator.comparing(SwarmTask::createdAt).thenComparing(SwarmTask::id);

    Swarm {
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
    }

    /// @param nodes the answer to `/nodes`, and so on
    static Swarm read(JsonNode nodes, JsonNode services, JsonNode tasks) throws Json.NotJson {
        if (!nodes.isArray() || !services.isArray() || !tasks.isArray()) {
            throw new Json.NotJson("a list was expected", null);
        }
        var read = new ArrayList<SwarmService>();
        for (var service : services) {
            read.add(SwarmService.of(service));
        }
        return new Swarm(
                Json.stream(nodes)
                        .map(SwarmNode::of)
                        .filter(node -> !node.id().isBlank())
                        .toList(),
                read,
                tasks(tasks));
    }

    static List<SwarmTask> tasks(JsonNode told) {
        return Json.stream(told)
                .map(SwarmTask::of)
                .filter(task -> !task.id().isBlank())
                .sorted(BY_AGE)
                .toList();
    }

    Optional<SwarmService> service(AppId app) {
        return services.stream()
                .filter(service -> service.naming().id().equals(app))
                .findFirst();
    }

    Optional<SwarmNode> node(HostId host) {
        return nodes.stream().filter(node -> node.host().equals(host)).findFirst();
    }

    /// By the id of their service, the oldest first.
    Map<String, List<SwarmTask>> tasksByService() {
        var all = new HashMap<String, List<SwarmTask>>();
        tasks.forEach(task ->
                all.computeIfAbsent(task.service(), _ -> new ArrayList<>()).add(task));
        return all;
    }

    /// Of each place the task that stands for it: the newest that is wanted; and where that does not run, the last that
    /// failed there besides, for what it can tell.
    static List<SwarmTask> shown(Collection<SwarmTask> tasks) {
        var shown = new ArrayList<SwarmTask>();
        var failed = new HashMap<String, SwarmTask>();
        var places = new HashMap<String, Boolean>();
        for (var task : tasks) {
            if (task.wanted() || task.live()) {
                shown.add(task);
                places.merge(task.place(), task.runs() || task.state().equals("complete"), Boolean::logicalOr);
            } else if (task.failed()) {
                failed.put(task.place(), task);
            }
        }
        failed.forEach((place, task) -> {
            if (Boolean.FALSE.equals(places.get(place))) {
                shown.add(task);
            }
        });
        return shown;
    }
}
