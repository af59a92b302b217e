package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Container;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.EnvironmentVariable.Value;
import io.binnacle.model.Outlook.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is different between two specs as they are written down, as an operator calls the fields. Pure.
final class SpecDifferences {
    private static final Set<String> NOTHING = Set.of("", "0", "false", "[]", "{}");
    private static final int LONGEST = 120;

    private SpecDifferences() {}

    static List<Difference> between(JsonNode before, JsonNode after) {
        var from = new TreeMap<String, String>();
        var to = new TreeMap<String, String>();
        flatten("", before, from);
        flatten("", after, to);
        var fields = new TreeSet<>(from.keySet());
        fields.addAll(to.keySet());
        return fields.stream()
                .filter(field -> !from.getOrDefault(field, "").equals(to.getOrDefault(field, "")))
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .map(field -> difference(field, from, to))
                .toList();
    }

    private static Difference difference(String field, Map<String, String> from, Map<String, String> to) {
        var before = from.getOrDefault(field, "");
        var after = to.getOrDefault(field, "");
        var secret = before.contains(EnvironmentVariable.MASK) || after.contains(EnvironmentVariable.MASK);
        return new Difference(field, clipped(before), clipped(after), secret);
    }

    private static String clipped(String text) {
        return text.length() > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1)) + "…"
                : text;
    }

    /// Values that are hidden may differ: while both are there, that can be told.
    static List<Difference> secrets(Container before, Optional<Container> after) {
        var known = hidden(before);
        var found = new ArrayList<Difference>();
        after.map(SpecDifferences::hidden).orElse(Map.of()).forEach((name, value) -> {
            if (known.containsKey(name) && !value.equals(known.get(name))) {
                found.add(Difference.masked("env " + name));
            }
        });
        return found;
    }

    private static Map<String, Value> hidden(Container container) {
        return container.environment().stream()
                .filter(variable -> variable.value() instanceof Value.Masked)
                .collect(Collectors.toMap(
                        EnvironmentVariable::name, EnvironmentVariable::value, (first, _) -> first, TreeMap::new));
    }

    private static void flatten(String path, JsonNode json, Map<String, String> into) {
        if (json.isObject() && !path.equals("HostConfig.PortBindings")) {
            json.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        } else if (path.equals("Config.Env")) {
            Json.texts(json)
                    .forEach(line -> into.put(
                            "env " + Own.name(line),
                            line.substring(
                                    Math.min(line.length(), Own.name(line).length() + 1))));
        } else {
            var text = text(path, json);
            if (!NOTHING.contains(text)) {
                name(path).ifPresent(name -> into.put(name, text));
            }
        }
    }

    private static String text(String path, JsonNode json) {
        if (path.equals("HostConfig.NanoCpus")) {
            return Double.toString(json.asLong() / 1e9).replaceFirst("\\.0$", "");
        }
        if (path.equals("HostConfig.Memory") && json.asLong() >= 1 << 20) {
            return json.asLong() / (1 << 20) + " MiB";
        }
        if (json.isNull() || json.isMissingNode()) {
            return "";
        }
        var words = json.isArray() && Json.stream(json).allMatch(JsonNode::isTextual);
        return json.isValueNode() ? json.asText() : words ? String.join(" ", Json.texts(json)) : Json.write(json);
    }

    /// Empty for what an operator never wrote.
    private static Optional<String> name(String path) {
        if (path.startsWith("Config.Labels.")) {
            var label = path.substring("Config.Labels.".length());
            return label.startsWith("com.docker.compose.") || label.startsWith("io.binnacle.")
                    ? Optional.empty()
                    : Optional.of("label " + label);
        }
        return switch (path) {
            case "Config.Image" -> Optional.of("image");
            case "Config.Cmd" -> Optional.of("command");
            case "Config.Entrypoint" -> Optional.of("entry point");
            case "Config.User" -> Optional.of("user");
            case "Config.WorkingDir" -> Optional.of("directory");
            case "Config.StopSignal" -> Optional.of("stop signal");
            case "HostConfig.Memory" -> Optional.of("memory");
            case "HostConfig.NanoCpus" -> Optional.of("cpus");
            case "HostConfig.PortBindings" -> Optional.of("ports");
            case "HostConfig.Binds" -> Optional.of("volumes");
            case "HostConfig.RestartPolicy.Name" -> Optional.of("restart policy");
            default -> other(path);
        };
    }

    private static Optional<String> other(String path) {
        if (path.startsWith("Config.Healthcheck.")) {
            return Optional.of("health check " + path.substring("Config.Healthcheck.".length()));
        }
        if (path.startsWith("Networks.")) {
            return path.endsWith(".NetworkID") ? Optional.empty() : Optional.of("network " + path.substring(9));
        }
        return path.startsWith("Config.") ? Optional.empty() : Optional.of(path.replaceFirst("^HostConfig\\.", ""));
    }

    /// What people look at first comes first.
    private static int rank(String field) {
        return switch (field) {
            case "image" -> 0;
            case "command", "entry point" -> 1;
            case "memory", "cpus" -> 3;
            default -> field.startsWith("env ") ? 2 : 4;
        };
    }
}
