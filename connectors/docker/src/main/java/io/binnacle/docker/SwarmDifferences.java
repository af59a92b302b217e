package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Outlook.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// What is different between two specs of a service, field by field; of a secret only that it is. Pure.
final class SwarmDifferences {
    private static final Map<String, String> MORE = Map.of(
            "Healthcheck", "health check",
            "Mounts", "mounts",
            "Secrets", "secrets",
            "Configs", "configs",
            "User", "user",
            "Hostname", "host name",
            "Labels", "container labels",
            "StopGracePeriod", "grace period");

    private final Secrets secrets;
    private final List<Difference> found = new ArrayList<>();

    private SwarmDifferences(Secrets secrets) {
        this.secrets = secrets;
    }

    static List<Difference> between(JsonNode before, JsonNode after, Secrets secrets) {
        var differences = new SwarmDifferences(secrets);
        differences.find(SwarmSpec.template(before), SwarmSpec.template(after));
        return differences.found;
    }

    private void find(JsonNode before, JsonNode after) {
        shown(
                "image",
                SwarmSpec.image(before).reference(),
                SwarmSpec.image(after).reference());
        var from = SwarmSpec.container(before);
        var to = SwarmSpec.container(after);
        shown("command", words(from, "Command"), words(to, "Command"));
        shown("arguments", words(from, "Args"), words(to, "Args"));
        environment(variables(before), variables(after));
        shown("memory limit", number(before, "Limits", "MemoryBytes"), number(after, "Limits", "MemoryBytes"));
        shown("CPU limit", number(before, "Limits", "NanoCPUs"), number(after, "Limits", "NanoCPUs"));
        shown(
                "memory reserved",
                number(before, "Reservations", "MemoryBytes"),
                number(after, "Reservations", "MemoryBytes"));
        shown("CPU reserved", number(before, "Reservations", "NanoCPUs"), number(after, "Reservations", "NanoCPUs"));
        new TreeSet<>(MORE.keySet()).forEach(field -> hidden(from.path(field), to.path(field), MORE.get(field)));
        hidden(before.path("Placement"), after.path("Placement"), "placement");
        hidden(before.path("Networks"), after.path("Networks"), "networks");
    }

    private void shown(String field, String before, String after) {
        if (!before.equals(after)) {
            found.add(Difference.of(field, before, after));
        }
    }

    private void hidden(JsonNode before, JsonNode after, @org.jspecify.annotations.Nullable String field) {
        if (!before.equals(after)) {
            found.add(Difference.masked(Objects.requireNonNull(field)));
        }
    }

    private String words(JsonNode container, String field) {
        return String.join(" ", secrets.command(Json.texts(container.path(field))));
    }

    private static String number(JsonNode template, String of, String field) {
        var value = template.path("Resources").path(of).path(field).asLong(0);
        if (value == 0) {
            return "";
        }
        return field.equals("NanoCPUs")
                ? Double.toString(value / 1e9)
                : value % (1 << 20) == 0 ? (value >> 20) + " MiB" : value + " bytes";
    }

    private Map<String, EnvironmentVariable> variables(JsonNode template) {
        var variables = new LinkedHashMap<String, EnvironmentVariable>();
        SwarmSpec.environment(template).stream()
                .map(secrets::variable)
                .forEach(variable -> variables.put(variable.name(), variable));
        return variables;
    }

    private void environment(Map<String, EnvironmentVariable> before, Map<String, EnvironmentVariable> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var from = before.get(name);
            var to = after.get(name);
            if (!Objects.equals(from, to)) {
                var masked = masked(from) || masked(to);
                found.add(
                        masked && from != null && to != null
                                ? Difference.masked("env " + name)
                                : new Difference(
                                        "env " + name,
                                        from == null ? "" : from.shown(),
                                        to == null ? "" : to.shown(),
                                        masked));
            }
        }
    }

    private static boolean masked(@org.jspecify.annotations.Nullable EnvironmentVariable variable) {
        return variable != null && variable.value() instanceof EnvironmentVariable.Value.Masked;
    }
}
