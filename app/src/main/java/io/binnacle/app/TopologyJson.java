package io.binnacle.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.Delta;
import io.binnacle.model.Entity;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.spi.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// The picture as one JSON document, and what changed in it as one JSON line. The format is described, and its name
/// fixed, in `docs/topology-json.md`.
final class TopologyJson {
    static final String FORMAT = "binnacle.topology/1";

    private TopologyJson() {}

    static ObjectNode document(Picture picture) {
        var node = EntityJson.object().put("format", FORMAT).put("version", picture.number());
        node.put("at", picture.at().toString()).put("complete", picture.complete());
        node.set("clusters", clusters(picture));
        var topology = picture.topology();
        node.set("hosts", table(topology.hosts().values(), EntityJson::of));
        node.set("apps", table(topology.apps().values(), EntityJson::of));
        node.set("containers", table(topology.containers().values(), EntityJson::of));
        node.set("services", table(topology.services().values(), EntityJson::of));
        node.set("links", table(topology.links().values(), EntityJson::of));
        node.set("deployments", table(topology.deployments().values(), EntityJson::of));
        node.set("problems", problems(picture));
        return node;
    }

    /// What is different in `now`, whose change tells all that is new in it since `before`; nothing when what this
    /// format tells is the same.
    static Optional<ObjectNode> line(Picture before, Picture now) {
        var put = EntityJson.object();
        var removed = EntityJson.object();
        delta(now.change(), put, removed);
        var node = EntityJson.object().put("version", now.number());
        node.put("at", now.at().toString()).put("complete", now.complete());
        node.set("put", put);
        node.set("removed", removed);
        var otherClusters = !clusters(before).equals(clusters(now));
        if (otherClusters) {
            node.set("clusters", clusters(now));
        }
        var otherProblems = !before.problems().equals(now.problems());
        if (otherProblems) {
            node.set("problems", problems(now));
        }
        var same = put.isEmpty() && removed.isEmpty() && !otherClusters && !otherProblems;
        return same && before.complete() == now.complete() ? Optional.empty() : Optional.of(node);
    }

    private static void delta(TopologyChange change, ObjectNode put, ObjectNode removed) {
        part("hosts", change.hosts(), EntityJson::of, id -> id.value(), put, removed);
        part("apps", change.apps(), EntityJson::of, id -> id.value(), put, removed);
        part("containers", change.containers(), EntityJson::of, id -> id.value(), put, removed);
        part("services", change.services(), EntityJson::of, id -> id.value(), put, removed);
        part("links", change.links(), EntityJson::of, EntityJson::id, put, removed);
        part("deployments", change.deployments(), EntityJson::of, id -> id.value(), put, removed);
    }

    private static <I, E extends Entity<I>> void part(
            String name,
            Delta<I, E> delta,
            Function<E, ObjectNode> json,
            Function<I, String> id,
            ObjectNode put,
            ObjectNode removed) {
        if (!delta.put().isEmpty()) {
            put.set(name, table(delta.put().values(), json));
        }
        if (!delta.removed().isEmpty()) {
            var ids = removed.putArray(name);
            delta.removed().stream().map(id).sorted().forEach(ids::add);
        }
    }

    private static <E> ArrayNode table(Collection<E> entities, Function<E, ObjectNode> json) {
        var array = EntityJson.object().arrayNode(entities.size());
        entities.stream()
                .map(json)
                .sorted(Comparator.comparing(node -> node.path("id").asText()))
                .forEach(array::add);
        return array;
    }

    private static ArrayNode clusters(Picture picture) {
        return EntityJson.list(picture.clusters(), TopologyJson::cluster);
    }

    private static JsonNode cluster(ClusterStatus cluster) {
        var node = EntityJson.object()
                .put("id", cluster.id().value())
                .put("endpoint", cluster.endpoint().display())
                .put("name", cluster.name());
        switch (cluster.status()) {
            case Connection.Status.Connecting _ -> node.put("state", "connecting");
            case Connection.Status.Live _ -> node.put("state", "live");
            case Connection.Status.Troubled _ -> node.put("state", "troubled");
            case Connection.Status.Closed _ -> node.put("state", "closed");
        }
        if (cluster.status() instanceof Connection.Status.Troubled troubled) {
            node.put("since", troubled.since().toString()).set("refusal", EntityJson.of(troubled.why()));
        } else {
            node.putNull("since").putNull("refusal");
        }
        return node.put("droppedEvents", cluster.droppedEvents());
    }

    private static ArrayNode problems(Picture picture) {
        return EntityJson.list(picture.problems(), TopologyJson::problem);
    }

    private static JsonNode problem(Problem problem) {
        var node = EntityJson.object()
                .put("kind", EntityJson.word(problem.kind()))
                .put("condition", EntityJson.word(problem.condition()));
        node.set("subjects", EntityJson.list(problem.subjects(), EntityJson::subject));
        node.put("app", problem.app().map(app -> app.value()).orElse(null));
        node.put("title", problem.title()).put("what", problem.what()).put("detail", problem.detail());
        return node.put("since", problem.since().toString()).put("affectedApps", problem.affected());
    }
}
