package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What makes one JSON of another, as RFC 6902 writes it.
public final class JsonPatch {
    private final ArrayNode operations = AppJson.JSON.arrayNode();

    private JsonPatch() {}

    /// What was asked for differently, without the versions, which always differ. A secret that changed is told as
    /// changed, not as what it was or is.
    public static ArrayNode between(AppDefinition from, AppDefinition to) {
        return between(wish(from), wish(to), wish(Masked.of(to)));
    }

    private static ObjectNode wish(AppDefinition app) {
        return AppJson.write(app, AppJson.Form.STANDARD).without(List.of("version", "versionInfo"));
    }

    /// @param shown has the shape of `to`, and the values that are told of it
    static ArrayNode between(JsonNode from, JsonNode to, JsonNode shown) {
        var patch = new JsonPatch();
        patch.compare("", from, to, shown);
        return patch.operations;
    }

    private void compare(String path, JsonNode from, JsonNode to, JsonNode shown) {
        if (from.isObject() && to.isObject()) {
            members(path, from, to, shown);
        } else if (from.isArray() && to.isArray()) {
            elements(path, from, to, shown);
        } else if (!from.equals(to)) {
            tell("replace", path).set("value", shown);
        }
    }

    private void members(String path, JsonNode from, JsonNode to, JsonNode shown) {
        from.properties().stream()
                .filter(member -> !to.has(member.getKey()))
                .forEach(member -> tell("remove", below(path, member.getKey())));
        to.properties().forEach(member -> {
            var name = member.getKey();
            if (from.has(name)) {
                compare(below(path, name), from.path(name), member.getValue(), shown.path(name));
            } else {
                tell("add", below(path, name)).set("value", shown.path(name));
            }
        });
    }

    /// What is equal at both ends stays, so that one element more in front is one addition. Between, elements are
    /// compared one by one, and those left over are removed from behind or added.
    private void elements(String path, JsonNode from, JsonNode to, JsonNode shown) {
        var shorter = Math.min(from.size(), to.size());
        var head = 0;
        while (head < shorter && from.get(head).equals(to.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < shorter - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        for (var i = head; i < shorter - tail; i++) {
            compare(path + "/" + i, from.get(i), to.get(i), shown.get(i));
        }
        for (var i = from.size() - tail - 1; i >= to.size() - tail; i--) {
            tell("remove", path + "/" + i);
        }
        for (var i = from.size() - tail; i < to.size() - tail; i++) {
            tell("add", path + "/" + i).set("value", shown.get(i));
        }
    }

    private ObjectNode tell(String operation, String path) {
        return operations.addObject().put("op", operation).put("path", path);
    }

    private static String below(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
