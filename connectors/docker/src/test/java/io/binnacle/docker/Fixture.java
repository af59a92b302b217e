package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.HostId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Answers of a real engine (Docker 20.10.24), and ways to change them.
final class Fixture {
    static final HostId HOST = new HostId("host");
    static final Secrets SECRETS = Secrets.salted(new byte[] {1});

    private final ObjectNode inspected;

    private Fixture(ObjectNode inspected) {
        this.inspected = inspected;
    }

    /// A running, healthy web server that publishes port 80 as 8080 and has an anonymous volume.
    static Fixture container(String name) {
        var fixture = new Fixture((ObjectNode) json("inspect.json"));
        fixture.inspected.put("Name", "/" + name).put("Id", id(name));
        return fixture;
    }

    static String id(String name) {
        return "%064x".formatted(Math.abs((long) name.hashCode()) + 1);
    }

    static JsonNode json(String file) {
        try (var stream = Fixture.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new AssertionError("no fixture " + file);
            }
            return Json.read(stream);
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private Fixture in(String object, String field, JsonNode value) {
        ((ObjectNode) inspected.path(object)).set(field, value);
        return this;
    }

    private static JsonNode parse(String text) {
        try {
            return Json.read(text);
        } catch (Json.NotJson wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// Sets a field of `State`, `Config`, `HostConfig` or `NetworkSettings` to some JSON.
    Fixture set(String object, String field, String json) {
        return in(object, field, parse(json));
    }

    Fixture set(String field, String json) {
        inspected.set(field, parse(json));
        return this;
    }

    Fixture environment(String... lines) {
        return set("Config", "Env", Json.write(Arrays.asList(lines)));
    }

    /// Labels by turns of name and value.
    Fixture labels(String... words) {
        var all = new java.util.TreeMap<String, String>();
        for (var i = 0; i < words.length; i += 2) {
            all.put(words[i], words[i + 1]);
        }
        return set("Config", "Labels", Json.write(all));
    }

    Fixture network(String network, String address, String... aliases) {
        return set(
                "NetworkSettings",
                "Networks",
                "{\"%s\":{\"IPAddress\":\"%s\",\"Gateway\":\"172.20.0.1\",\"Aliases\":%s}}"
                        .formatted(network, address, Json.write(Arrays.asList(aliases))));
    }

    Fixture pid(int pid) {
        return set("State", "Pid", Integer.toString(pid));
    }

    Fixture publishes(int containerPort, int hostPort) {
        return set(
                "NetworkSettings",
                "Ports",
                hostPort == 0
                        ? "{\"%d/tcp\":null}".formatted(containerPort)
                        : "{\"%d/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"%d\"}]}"
                                .formatted(containerPort, hostPort));
    }

    JsonNode inspected() {
        return inspected;
    }

    Seen seen() {
        try {
            return new ContainerReader(HOST, SECRETS).read(inspected);
        } catch (Json.NotJson wrong) {
            throw new AssertionError(wrong);
        }
    }

    static List<Seen> all(Fixture... fixtures) {
        return Arrays.stream(fixtures).map(fixture -> fixture.seen()).toList();
    }
}
