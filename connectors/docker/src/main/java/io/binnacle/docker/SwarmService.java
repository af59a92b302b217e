package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One service of a swarm, as its manager tells it.
///
/// @param version what the swarm counts up with each change; an update names the one it was made for
/// @param spec may hold secrets, and so stays out of [#toString]
/// @param previous the one before, where the swarm has kept it
/// @param ports those that are published
/// @param addresses the virtual ones, one a network
record SwarmService(
        String id,
        long version,
        JsonNode spec,
        Optional<JsonNode> previous,
        SwarmUpdate update,
        List<PortMapping> ports,
        Set<String> addresses,
        Instant createdAt,
        Instant updatedAt) {
    SwarmService {
        ports = List.copyOf(ports);
        addresses = Set.copyOf(addresses);
    }

    static SwarmService of(JsonNode told) throws Json.NotJson {
        var id = Json.text(told, "ID");
        var spec = told.path("Spec");
        if (id.isBlank() || Json.text(spec, "Name").isBlank()) {
            throw new Json.NotJson("a service without an id or a name", null);
        }
        var created = Json.instant(told, "CreatedAt").orElse(Instant.EPOCH);
        return new SwarmService(
                id,
                told.path("Version").path("Index").asLong(0),
                spec,
                Optional.of(told.path("PreviousSpec")).filter(JsonNode::isObject),
                SwarmUpdate.of(told),
                ports(told.path("Endpoint").path("Ports")),
                addresses(told.path("Endpoint").path("VirtualIPs")),
                created,
                Json.instant(told, "UpdatedAt").orElse(created));
    }

    private static List<PortMapping> ports(JsonNode written) {
        var ports = new TreeSet<PortMapping>();
        written.forEach(port -> port(port).ifPresent(ports::add));
        return List.copyOf(ports);
    }

    static Optional<PortMapping> port(JsonNode written) {
        var inside = written.path("TargetPort").asInt(0);
        var outside = written.path("PublishedPort").asInt(0);
        var protocol = switch (Json.text(written, "Protocol").toLowerCase(Locale.ROOT)) {
            case "udp" -> Protocol.UDP;
            case "sctp" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
        return inside <= 0
                ? Optional.empty()
                : Optional.of(new PortMapping(inside, protocol, outside > 0 ? "0.0.0.0" : "", Math.max(0, outside)));
    }

    private static Set<String> addresses(JsonNode written) {
        var addresses = new TreeSet<String>();
        written.forEach(address -> addresses.add(bare(Json.text(address, "Addr"))));
        addresses.remove("");
        return addresses;
    }

    /// `10.0.1.2/24` → `10.0.1.2`.
    static String bare(String address) {
        return address.replaceFirst("/.*", "");
    }

    String name() {
        return Json.text(spec, "Name");
    }

    JsonNode template() {
        return SwarmSpec.template(spec);
    }

    SwarmMode mode() {
        return SwarmMode.of(spec);
    }

    Naming naming() {
        return Naming.ofSwarm(name(), Json.text(spec.path("Labels"), Naming.STACK));
    }

    @Override
    public String toString() {
        return name() + " " + id + " version " + version + " " + update;
    }
}
