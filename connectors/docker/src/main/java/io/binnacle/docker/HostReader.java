package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads what an engine says of the machine it runs on.
final class HostReader {
    private final ClusterId cluster;
    private final Place place;

    HostReader(ClusterId cluster, Place place) {
        this.cluster = cluster;
        this.place = place;
    }

    /// @param info the answer to `/info`
    Host read(JsonNode info, boolean podman) {
        var name = info.path("Name").asText("");
        return new Host(
                id(info, podman),
                cluster,
                name.isBlank() ? place.name() : name,
                address(info),
                addresses(info),
                new Presence.Live(),
                new Capacity(
                        Math.max(0, info.path("NCPU").asDouble(0)),
                        Math.max(0, info.path("MemTotal").asLong(0))),
                engine(
                        (podman ? "Podman " : "Docker ")
                                + info.path("ServerVersion").asText("?"),
                        manager(info)),
                labels(info));
    }

    /// Empty where it is in no swarm.
    private static Optional<Boolean> manager(JsonNode info) {
        var swarm = info.path("Swarm");
        return Optional.of(swarm.path("ControlAvailable").asBoolean(false))
                .filter(_ -> !swarm.path("NodeID").asText("").isBlank());
    }

    /// @param manager whether it manages its swarm or works for it
    static String engine(String engine, Optional<Boolean> manager) {
        return engine
                + manager.map(is -> is ? ", swarm manager" : ", swarm worker").orElse("");
    }

    /// The engine's own id, so that two endpoints that lead to one engine are one host; in a swarm the one it has
    /// there,
    /// by which the managers know it. Podman makes a new one up for each answer; its place is the best there is.
    private HostId id(JsonNode info, boolean podman) {
        var node = info.path("Swarm").path("NodeID").asText("");
        var id = podman ? "" : node.isBlank() ? info.path("ID").asText("") : node;
        return id.isBlank() ? unknown() : new HostId(id);
    }

    private HostId unknown() {
        return new HostId(cluster.value());
    }

    /// A host that never answered.
    Host unreachable(Instant since, Refusal why) {
        return new Host(
                unknown(),
                cluster,
                place.name(),
                host(),
                Set.of(),
                new Presence.Unreachable(since, why),
                Capacity.UNKNOWN,
                "",
                Map.of());
    }

    private String host() {
        return switch (place.address()) {
            case Address.Tcp tcp -> tcp.host();
            case Address.Ssh ssh -> ssh.host();
            case Address.Unix _, Address.Pipe _ -> "";
        };
    }

    private String address(JsonNode info) {
        var node = info.path("Swarm").path("NodeAddr").asText("");
        return host().isEmpty() ? node : host();
    }

    private Set<String> addresses(JsonNode info) {
        var addresses = new HashSet<String>();
        var node = info.path("Swarm").path("NodeAddr").asText("");
        if (!node.isEmpty()) {
            addresses.add(node);
        }
        if (!host().isEmpty()) {
            addresses.addAll(resolved(host()));
        }
        return addresses;
    }

    /// A loopback address means this computer to everybody, and so tells one host from no other.
    private static Set<String> resolved(String name) {
        var addresses = new HashSet<String>();
        try {
            for (var address : InetAddress.getAllByName(name)) {
                if (!address.isLoopbackAddress() && !address.isAnyLocalAddress()) {
                    addresses.add(Addresses.text(address));
                }
            }
        } catch (UnknownHostException unknown) {
            // ssh may know names that the resolver does not
        }
        return addresses;
    }

    /// The engine has them as `zone=z1`.
    private static Map<String, String> labels(JsonNode info) {
        var labels = new TreeMap<String, String>();
        for (var label : Json.texts(info.path("Labels"))) {
            var equals = label.indexOf('=');
            labels.put(equals < 0 ? label : label.substring(0, equals), equals < 0 ? "" : label.substring(equals + 1));
        }
        return labels;
    }
}
