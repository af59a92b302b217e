package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.EnvironmentVariable.Value;
import io.binnacle.model.Outlook.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is different between two definitions of an app, field by field, as an operator calls the fields. What only
/// tells how the app fares now, and what the scheduler derives from other fields, is left out; a secret only differs.
final class Differences {
    private static final Set<String> NOT_WISHED = Set.of(
            "id",
            "version",
            "versionInfo",
            "deployments",
            "lastTaskFailure",
            "readinessCheckResults",
            "taskStats",
            "tasks",
            "tasksStaged",
            "tasksRunning",
            "tasksHealthy",
            "tasksUnhealthy",
            "ports",
            "uris",
            "ipAddress");
    private static final int LONGEST = 120;

    private final Secrets secrets = Secrets.ofThisProcess();
    private final TreeMap<String, String> before = new TreeMap<>();
    private final TreeMap<String, String> after = new TreeMap<>();

    private Differences(JsonNode before, JsonNode after) {
        flatten("", before, this.before);
        flatten("", after, this.after);
    }

    static List<Difference> between(JsonNode before, JsonNode after) {
        return new Differences(before, after).all();
    }

    private static void flatten(String path, JsonNode json, Map<String, String> into) {
        if (json.isObject()) {
            json.properties().forEach(field -> {
                if (!path.isEmpty() || !NOT_WISHED.contains(field.getKey())) {
                    flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into);
                }
            });
        } else if (!json.isNull() && !json.isMissingNode() && !(json.isArray() && json.isEmpty())) {
            into.put(path, json.isValueNode() ? json.asText() : Json.write(json));
        }
    }

    private List<Difference> all() {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var found = new ArrayList<Difference>();
        for (var path : paths) {
            var from = before.getOrDefault(path, "");
            var to = after.getOrDefault(path, "");
            if (!from.equals(to)) {
                found.add(difference(path, from, to));
            }
        }
        found.sort((one, other) -> Integer.compare(rank(one.field()), rank(other.field())));
        return found;
    }

    private Difference difference(String path, String from, String to) {
        var name = name(path);
        return named(path) && (hidden(path, from) || hidden(path, to))
                ? Difference.masked(name)
                : new Difference(name, shown(path, from), shown(path, to), false);
    }

    /// Only what has a name of its own can be told to be a secret by it.
    private static boolean named(String path) {
        return path.startsWith("env.") || path.startsWith("labels.");
    }

    private boolean hidden(String path, String value) {
        var variable = secrets.variable(path.substring(path.indexOf('.') + 1) + "=" + value);
        return variable.value() instanceof Value.Masked;
    }

    private String shown(String path, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (path) {
            case "mem", "disk" -> value.replaceFirst("\\.0+$", "") + " MiB";
            default -> clipped(named(path) ? value : secrets.text(value));
        };
    }

    private static String clipped(String text) {
        var line = text.replace(EnvironmentVariable.MASK + EnvironmentVariable.MASK, EnvironmentVariable.MASK);
        return line.length() > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST) - 1)) + "…"
                : line;
    }

    private static String name(String path) {
        return switch (path) {
            case "mem" -> "memory";
            case "container.docker.image" -> "image";
            case "container.portMappings", "container.docker.portMappings", "portDefinitions" -> "ports";
            case "healthChecks" -> "health checks";
            case "container.volumes" -> "volumes";
            case "cmd" -> "command";
            default ->
                path.startsWith("env.")
                        ? "env " + path.substring(4)
                        : path.startsWith("labels.")
                                ? "label " + path.substring(7)
                                : path.replaceFirst("^container\\.(docker\\.)?", "");
        };
    }

    /// What people look at first comes first.
    private static int rank(String field) {
        return switch (field) {
            case "image" -> 0;
            case "instances" -> 1;
            case "command", "args" -> 2;
            case "cpus", "memory" -> 4;
            default -> field.startsWith("env ") ? 3 : 5;
        };
    }
}
