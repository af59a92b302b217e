package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.EnvironmentVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A container's spec as it may be written down: its configuration without what is one instance's own, and with every
/// secret masked. A secret comes back from an instance that is still there, or not at all. Pure.
final class Written {
    private static final List<String> COMMANDS = List.of("Cmd", "Entrypoint");

    private Written() {}

    static ObjectNode of(JsonNode inspected, Secrets secrets) {
        var written = Json.object();
        written.set("Config", config(inspected, secrets));
        written.set("HostConfig", host(inspected.path("HostConfig"), secrets));
        written.set("Networks", networks(inspected));
        return written;
    }

    private static ObjectNode config(JsonNode inspected, Secrets secrets) {
        var config = object(inspected.path("Config"));
        var hostname = config.path("Hostname").asText("");
        if (!hostname.isEmpty() && inspected.path("Id").asText("").startsWith(hostname)) {
            config.remove("Hostname");
        }
        if (config.path("Env").isArray()) {
            var masked = Json.array();
            for (var line : Json.texts(config.path("Env"))) {
                var variable = secrets.variable(line);
                masked.add(line.contains("=") ? variable.name() + "=" + variable.shown() : line);
            }
            config.set("Env", masked);
        }
        for (var field : COMMANDS) {
            if (config.path(field).isArray()) {
                config.set(field, words(secrets.command(Json.texts(config.path(field)))));
            }
        }
        if (config.path("Healthcheck").path("Test").isArray()) {
            ((ObjectNode) config.path("Healthcheck"))
                    .set(
                            "Test",
                            words(secrets.command(
                                    Json.texts(config.path("Healthcheck").path("Test")))));
        }
        if (config.path("Labels").isObject()) {
            var labels = Json.object();
            secrets.labels(Json.map(config.path("Labels"))).forEach(labels::put);
            labels.remove(Successor.REPLACES);
            labels.remove("com.docker.compose.container-number");
            config.set("Labels", labels);
        }
        return config;
    }

    private static JsonNode words(List<String> words) {
        var array = Json.array();
        words.forEach(array::add);
        return array;
    }

    private static ObjectNode host(JsonNode told, Secrets secrets) {
        var host = object(told);
        host.remove("ContainerIDFile");
        if (host.path("LogConfig").path("Config") instanceof ObjectNode options) {
            var masked = Json.object();
            secrets.labels(Json.map(options)).forEach(masked::put);
            ((ObjectNode) host.path("LogConfig")).set("Config", masked);
        }
        return host;
    }

    private static ObjectNode networks(JsonNode inspected) {
        var networks = Json.object();
        var name = inspected.path("Name").asText("").replaceFirst("^/", "");
        var id = inspected.path("Id").asText("");
        for (var entry : inspected.path("NetworkSettings").path("Networks").properties()) {
            var network = networks.putObject(entry.getKey());
            var aliases = network.putArray("Aliases");
            Json.texts(entry.getValue().path("Aliases")).stream()
                    .filter(alias -> !alias.equals(name) && !id.startsWith(alias))
                    .forEach(aliases::add);
            network.set("NetworkID", entry.getValue().path("NetworkID"));
            network.set("IPAMConfig", entry.getValue().path("IPAMConfig"));
        }
        return networks;
    }

    private static ObjectNode object(JsonNode json) {
        return json.isObject() ? (ObjectNode) json.deepCopy() : Json.object();
    }

    /// As if an instance of it had been looked at: what was masked is taken from one that is there.
    ///
    /// @param present the inspection of that one
    /// @param lost the names of secrets that nobody has any more are added to it; they are left out
    static ObjectNode filled(JsonNode written, JsonNode present, Secrets secrets, List<String> lost) {
        var mask = of(present, secrets);
        var inspected = Json.object();
        inspected.set("Id", present.path("Id"));
        inspected.set("Name", present.path("Name"));
        var config = object(written.path("Config"));
        config.set("Env", environment(config, present.path("Config"), lost));
        for (var field : COMMANDS) {
            same(config, field, mask.path("Config"), present.path("Config"), lost);
        }
        if (config.path("Healthcheck") instanceof ObjectNode check) {
            same(
                    check,
                    "Test",
                    mask.path("Config").path("Healthcheck"),
                    present.path("Config").path("Healthcheck"),
                    lost);
        }
        named(config, "Labels", Json.map(present.path("Config").path("Labels")), lost);
        inspected.set("Config", config);
        var host = object(written.path("HostConfig"));
        if (host.path("LogConfig") instanceof ObjectNode log) {
            named(
                    log,
                    "Config",
                    Json.map(present.path("HostConfig").path("LogConfig").path("Config")),
                    lost);
        }
        inspected.set("HostConfig", host);
        inspected.putObject("NetworkSettings").set("Networks", object(written.path("Networks")));
        inspected.set("Mounts", present.path("Mounts"));
        return inspected;
    }

    private static JsonNode environment(JsonNode written, JsonNode present, List<String> lost) {
        var known = new HashMap<String, String>();
        Json.texts(present.path("Env")).forEach(line -> known.put(Own.name(line), line));
        var all = Json.array();
        for (var line : Json.texts(written.path("Env"))) {
            if (!masked(line)) {
                all.add(line);
            } else if (known.containsKey(Own.name(line))) {
                all.add(known.get(Own.name(line)));
            } else {
                lost.add(Own.name(line));
            }
        }
        return all;
    }

    /// A command is taken whole from one that has the same but for what is masked.
    private static void same(
            ObjectNode into, String field, JsonNode maskedPresent, JsonNode present, List<String> lost) {
        if (!masked(into.path(field).toString())) {
            return;
        }
        if (into.path(field).equals(maskedPresent.path(field))) {
            into.set(field, present.path(field).deepCopy());
        } else {
            lost.add("a word of " + field);
        }
    }

    private static void named(ObjectNode in, String field, Map<String, String> present, List<String> lost) {
        if (!(in.path(field) instanceof ObjectNode map)) {
            return;
        }
        for (var entry : new ArrayList<>(map.properties())) {
            if (masked(entry.getValue().asText(""))) {
                var value = present.get(entry.getKey());
                if (value == null) {
                    map.remove(entry.getKey());
                    lost.add(entry.getKey());
                } else {
                    map.put(entry.getKey(), value);
                }
            }
        }
    }

    private static boolean masked(String text) {
        return text.contains(EnvironmentVariable.MASK);
    }
}
