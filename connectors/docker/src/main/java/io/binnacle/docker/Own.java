package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import java.util.LinkedHashMap;
import java.util.List;

/// Tells what of a container's configuration is its own from what its image gave it, so that the rest can come from
/// another image. An engine keeps only both together. Pure.
final class Own {
    private static final List<String> FIELDS =
            List.of("User", "WorkingDir", "Healthcheck", "StopSignal", "Shell", "OnBuild", "ArgsEscaped");
    private static final List<String> MAPS = List.of("ExposedPorts", "Volumes", "Labels");

    private Own() {}

    /// @param config of a container
    /// @param image the configuration of the image it was made of
    static ObjectNode of(JsonNode config, JsonNode image) {
        var own = config.isObject() ? (ObjectNode) config.deepCopy() : Json.object();
        for (var field : FIELDS) {
            if (own.path(field).equals(image.path(field))) {
                own.remove(field);
            }
        }
        if (own.path("Entrypoint").equals(image.path("Entrypoint"))) {
            own.remove("Entrypoint");
            if (own.path("Cmd").equals(image.path("Cmd"))) {
                own.remove("Cmd");
            }
        }
        for (var field : MAPS) {
            if (own.path(field) instanceof ObjectNode map) {
                image.path(field).properties().forEach(entry -> {
                    if (entry.getValue().equals(map.path(entry.getKey()))) {
                        map.remove(entry.getKey());
                    }
                });
            }
        }
        own.set("Env", environment(own, Json.texts(image.path("Env"))));
        return own;
    }

    private static JsonNode environment(JsonNode config, List<String> ofImage) {
        var own = Json.array();
        Json.texts(config.path("Env")).stream()
                .filter(line -> !ofImage.contains(line))
                .forEach(own::add);
        return own;
    }

    /// What an engine makes of both.
    static ObjectNode with(JsonNode own, JsonNode image) {
        var both = own.isObject() ? (ObjectNode) own.deepCopy() : Json.object();
        for (var field : FIELDS) {
            if (!both.has(field) && image.has(field)) {
                both.set(field, image.path(field).deepCopy());
            }
        }
        if (!both.has("Entrypoint")) {
            both.set("Entrypoint", image.path("Entrypoint").deepCopy());
            if (!both.has("Cmd")) {
                both.set("Cmd", image.path("Cmd").deepCopy());
            }
        }
        for (var field : MAPS) {
            var map = Json.object();
            image.path(field)
                    .properties()
                    .forEach(entry -> map.set(entry.getKey(), entry.getValue().deepCopy()));
            both.path(field).properties().forEach(entry -> map.set(entry.getKey(), entry.getValue()));
            both.set(field, map);
        }
        both.set("Env", environment(image, both));
        return both;
    }

    private static JsonNode environment(JsonNode image, JsonNode own) {
        var lines = new LinkedHashMap<String, String>();
        Json.texts(image.path("Env")).forEach(line -> lines.put(name(line), line));
        Json.texts(own.path("Env")).forEach(line -> lines.put(name(line), line));
        var all = Json.array();
        lines.values().forEach(all::add);
        return all;
    }

    static String name(String line) {
        var equals = line.indexOf('=');
        return equals < 0 ? line : line.substring(0, equals);
    }
}
