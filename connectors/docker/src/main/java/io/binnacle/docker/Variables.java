package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gives a container's own configuration other variables. Pure.
final class Variables {
    /// What tells Compose that a container is as its file says: by then it is not.
    private static final String COMPOSE_HASH = "com.docker.compose.config-hash";

    private Variables() {}

    /// @param changes each with its value, or without one where it is to go
    /// @param image the configuration of its image: what that one sets is taken away by its bare name
    static void change(ObjectNode own, Map<String, Optional<String>> changes, JsonNode image) throws NoCopy {
        if (changes.isEmpty()) {
            return;
        }
        for (var name : changes.keySet()) {
            if (name.isBlank() || name.contains("=")) {
                throw new NoCopy("a variable has no name, or one with = in it", "correct its name");
            }
        }
        var lines = Json.array();
        Json.texts(own.path("Env")).stream()
                .filter(line -> !changes.containsKey(Own.name(line)))
                .forEach(lines::add);
        new TreeMap<>(changes)
                .forEach((name, value) -> value.map(text -> name + "=" + text)
                        .or(() -> set(image, name) ? Optional.of(name) : Optional.empty())
                        .ifPresent(lines::add));
        own.set("Env", lines);
        if (own.path("Labels") instanceof ObjectNode labels) {
            labels.remove(COMPOSE_HASH);
        }
    }

    private static boolean set(JsonNode image, String name) {
        return Json.texts(image.path("Env")).stream().map(Own::name).anyMatch(name::equals);
    }
}
