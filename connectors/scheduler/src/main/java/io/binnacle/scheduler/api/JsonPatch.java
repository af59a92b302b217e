package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Tells how to make one JSON of another (RFC 6902). Lists are replaced whole.
final class JsonPatch {
    private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();

    private JsonPatch() {}

    static ArrayNode between(ObjectNode from, ObjectNode to) {
        var patch = new JsonPatch();
        patch.compare("", from, to);
        return patch.operations;
    }

    private void compare(String path, ObjectNode from, ObjectNode to) {
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                operations.addObject().put("op", "remove").put("path", pointer(path, name));
            }
        });
        to.properties()
                .forEach(
                        member -> member(pointer(path, member.getKey()), from.get(member.getKey()), member.getValue()));
    }

    private void member(String path, @org.jspecify.annotations.Nullable JsonNode from, JsonNode to) {
        if (from == null) {
            operations.addObject().put("op", "add").put("path", path).set("value", to);
        } else if (from instanceof ObjectNode one && to instanceof ObjectNode other) {
            compare(path, one, other);
        } else if (!from.equals(to)) {
            operations.addObject().put("op", "replace").put("path", path).set("value", to);
        }
    }

    private static String pointer(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
