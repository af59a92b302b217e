package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import java.util.ArrayList;
import java.util.List;

/// Reads which port inside a task is which port of its host.
final class Ports {
    private static final String ANY = "0.0.0.0";

    private final JsonNode definition;

    Ports(JsonNode definition) {
        this.definition = definition;
    }

    /// `container`, `container/bridge` or `host`, by whichever generation of the API told it.
    String mode() {
        var network = definition.path("networks").path(0);
        if (network.isObject()) {
            return Json.word(network, "mode").orElse("container");
        }
        return switch (Json.text(definition.path("container").path("docker"), "network")) {
            case "BRIDGE" -> "container/bridge";
            case "USER" -> "container";
            default -> "host";
        };
    }

    String network() {
        return Json.word(definition.path("networks").path(0), "name").orElseGet(() -> mode().replaceFirst(".*/", ""));
    }

    private JsonNode mappings() {
        var container = definition.path("container");
        return container.path("portMappings").isArray()
                ? container.path("portMappings")
                : container.path("docker").path("portMappings");
    }

    List<PortMapping> of(Task task) {
        return mode().equals("host") ? ofHost(task) : ofContainer(task);
    }

    private List<PortMapping> ofHost(Task task) {
        var definitions = definition.path("portDefinitions");
        var ports = new ArrayList<PortMapping>();
        for (var index = 0; index < task.ports().size(); index++) {
            var port = task.ports().get(index);
            protocols(definitions.path(index)).forEach(protocol -> add(ports, port, protocol, port));
        }
        return ports;
    }

    private List<PortMapping> ofContainer(Task task) {
        var ports = new ArrayList<PortMapping>();
        var next = 0;
        for (var mapping : mappings()) {
            var hasHostPort = mapping.hasNonNull("hostPort") || mode().endsWith("bridge");
            var hostPort =
                    hasHostPort && next < task.ports().size() ? task.ports().get(next++) : 0;
            var written = mapping.path("containerPort").asInt(0);
            protocols(mapping).forEach(protocol -> add(ports, written > 0 ? written : hostPort, protocol, hostPort));
        }
        return ports;
    }

    private static void add(List<PortMapping> ports, int inside, Protocol protocol, int outside) {
        if (valid(inside)) {
            ports.add(new PortMapping(inside, protocol, valid(outside) ? ANY : "", valid(outside) ? outside : 0));
        }
    }

    private static boolean valid(int port) {
        return port > 0 && port < 65_536;
    }

    private static List<Protocol> protocols(JsonNode mapping) {
        var written = Json.word(mapping, "protocol").orElse("tcp");
        var protocols = new ArrayList<Protocol>();
        if (written.contains("tcp")) {
            protocols.add(Protocol.TCP);
        }
        if (written.contains("udp")) {
            protocols.add(Protocol.UDP);
        }
        return protocols;
    }
}
