package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.ImageRef;
import io.binnacle.model.RevisionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A service's spec, and others made of it. Pure: nothing given is changed.
final class SwarmSpec {
    /// Sorts behind the revisions that are read from containers, so that where both are known this one stands.
    private static final String PREFIX = "spec-";

    private SwarmSpec() {}

    static JsonNode container(JsonNode taskTemplate) {
        return taskTemplate.path("ContainerSpec");
    }

    static JsonNode template(JsonNode spec) {
        return spec.path("TaskTemplate");
    }

    /// What was asked for and, where the swarm has pinned it, its content.
    static ImageRef image(JsonNode taskTemplate) {
        var written = Json.text(container(taskTemplate), "Image");
        var at = written.indexOf('@');
        return at < 0 ? new ImageRef(written, "") : new ImageRef(written.substring(0, at), written.substring(at + 1));
    }

    static List<String> environment(JsonNode taskTemplate) {
        return Json.texts(container(taskTemplate).path("Env"));
    }

    /// The same for a service and its tasks, and for the same settings made again. Of secrets it tells nothing, and
    /// nothing of how often a restart was forced.
    static RevisionId revision(JsonNode taskTemplate, Secrets secrets) {
        var all = new TreeMap<String, String>();
        Json.fields(container(taskTemplate))
                .forEach(field -> all.put(field.getKey(), field.getValue().toString()));
        for (var field : List.of("Command", "Args")) {
            all.put(
                    field,
                    secrets.command(Json.texts(container(taskTemplate).path(field)))
                            .toString());
        }
        all.put("Env", "");
        for (var line : environment(taskTemplate)) {
            var variable = secrets.variable(line);
            var plain = variable.value() instanceof EnvironmentVariable.Value.Plain(var text) ? text : "";
            all.put("Env " + variable.name(), plain);
        }
        for (var field : List.of("Resources", "Placement", "Networks", "RestartPolicy")) {
            all.put(" " + field, taskTemplate.path(field).toString());
        }
        return new RevisionId(PREFIX + RevisionOf.hash(all.toString()));
    }

    static JsonNode scaled(JsonNode spec, int instances) {
        var next = copy(spec);
        next.putObject("Mode").putObject("Replicated").put("Replicas", instances);
        return next;
    }

    /// Instances of the same settings, all new.
    static JsonNode again(JsonNode spec) {
        var next = copy(spec);
        object(next, "TaskTemplate")
                .put("ForceUpdate", template(spec).path("ForceUpdate").asLong(0) + 1);
        return next;
    }

    /// @param environment variables to set, or to take away where there is no value
    static JsonNode with(JsonNode spec, Optional<String> image, Map<String, Optional<String>> environment) {
        var next = copy(spec);
        var container = object(object(next, "TaskTemplate"), "ContainerSpec");
        image.ifPresent(name -> container.put("Image", name));
        if (!environment.isEmpty()) {
            var lines = new LinkedHashMap<String, String>();
            environment(template(spec)).forEach(line -> lines.put(line.replaceFirst("=.*", ""), line));
            new TreeMap<>(environment).forEach((name, value) -> {
                if (value.isPresent()) {
                    lines.put(name, name + "=" + value.get());
                } else {
                    lines.remove(name);
                }
            });
            var written = container.putArray("Env");
            lines.values().forEach(written::add);
        }
        return next;
    }

    /// The settings of another spec, in the number that is asked for now.
    static JsonNode back(JsonNode spec, JsonNode to) {
        var next = copy(spec);
        var template = (ObjectNode) template(to).deepCopy();
        template.put("ForceUpdate", template(spec).path("ForceUpdate").asLong(0));
        next.set("TaskTemplate", template);
        return next;
    }

    /// Whether both mean the same: engines leave out what is zero or empty, and write in an order of their own.
    static boolean same(JsonNode left, JsonNode right) {
        return meaning(left).equals(meaning(right));
    }

    private static String meaning(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, String>();
            Json.fields(node).forEach(field -> fields.put(field.getKey(), meaning(field.getValue())));
            fields.values().removeIf(String::isEmpty);
            return fields.isEmpty() ? "" : fields.toString();
        }
        if (node.isArray()) {
            return node.isEmpty()
                    ? ""
                    : Json.stream(node).map(SwarmSpec::meaning).toList().toString();
        }
        var text = node.asText("");
        return node.isNull() || text.equals("0") || text.equals("false") ? "" : text;
    }

    private static ObjectNode copy(JsonNode spec) {
        return spec.deepCopy() instanceof ObjectNode object ? object : Json.object();
    }

    private static ObjectNode object(ObjectNode in, String field) {
        return in.get(field) instanceof ObjectNode object ? object : in.putObject(field);
    }
}
