package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One event of the engine, read.
///
/// @param action without what some engines write behind it: `health_status`, not `health_status: healthy`
record Happening(Instant at, Kind kind, String id, String action, String rest, Map<String, String> attributes) {
    enum Kind {
        CONTAINER,
        IMAGE,
        NETWORK,
        SERVICE,
        NODE,
        OTHER
    }

    static Happening of(JsonNode event) {
        var written = event.path("Action").asText(event.path("status").asText(""));
        var colon = written.indexOf(':');
        var action = colon < 0 ? written : written.substring(0, colon);
        var attributes = Json.map(event.path("Actor").path("Attributes"));
        var rest = colon < 0
                ? attributes.getOrDefault("health_status", "")
                : written.substring(colon + 1).strip();
        return new Happening(
                at(event), kind(event.path("Type").asText("container")), actor(event), plain(action), rest, attributes);
    }

    private static Instant at(JsonNode event) {
        var nanos = event.path("timeNano").asLong(0);
        return nanos > 0
                ? Instant.ofEpochSecond(0, nanos)
                : Instant.ofEpochSecond(event.path("time").asLong(0));
    }

    private static String actor(JsonNode event) {
        return event.path("Actor").path("ID").asText(event.path("id").asText(""));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "container" -> Kind.CONTAINER;
            case "image" -> Kind.IMAGE;
            case "network" -> Kind.NETWORK;
            case "service" -> Kind.SERVICE;
            case "node" -> Kind.NODE;
            default -> Kind.OTHER;
        };
    }

    /// Podman's words for what Docker calls otherwise.
    private static String plain(String action) {
        return switch (action) {
            case "died" -> "die";
            case "remove" -> "destroy";
            default -> action;
        };
    }

    boolean ofProbe() {
        return attributes.containsKey(Probe.LABEL);
    }

    /// The container it is about, if it is about one.
    Optional<ContainerId> container() {
        var container = switch (kind) {
            case CONTAINER -> id;
            case NETWORK -> attributes.getOrDefault("container", "");
            case IMAGE, SERVICE, NODE, OTHER -> "";
        };
        return container.isBlank() ? Optional.empty() : Optional.of(new ContainerId(container));
    }

    /// Whether only a manager of a swarm tells of such things.
    boolean ofManager() {
        return kind == Kind.SERVICE || kind == Kind.NODE;
    }

    /// Whether it tells that something in a swarm is no longer as it was.
    boolean ofSwarm() {
        return switch (kind) {
            case SERVICE, NODE -> true;
            case CONTAINER -> attributes.containsKey(Naming.SWARM_SERVICE);
            case NETWORK, IMAGE, OTHER -> false;
        };
    }

    int exitCode() {
        var code = attributes.getOrDefault("exitCode", attributes.getOrDefault("containerExitCode", "0"));
        return code.matches("-?[0-9]{1,6}") ? Integer.parseInt(code) : 0;
    }

    /// In words for people, or nothing when it tells them nothing.
    ///
    /// @param asked whether somebody asked for this end by a signal just before
    /// @param name the container's name, as far as it is known
    Optional<ClusterEvent> told(HostId host, Optional<String> name, boolean asked) {
        return switch (kind) {
            case CONTAINER -> ofContainer(name, asked);
            case NETWORK -> ofNetwork(name);
            case IMAGE -> action.equals("pull") ? Optional.of(image(host)) : Optional.empty();
            case SERVICE -> ofService(host);
            case NODE -> ofNode();
            case OTHER -> Optional.empty();
        };
    }

    /// An update without a state is one of the swarm's own notes on the way.
    private Optional<ClusterEvent> ofService(HostId manager) {
        var state = attributes.getOrDefault("updatestate.new", "");
        var detail = switch (action) {
            case "create" -> "service created";
            case "remove" -> "service removed";
            default -> state.isEmpty() ? "" : "update " + state.replace('_', ' ');
        };
        var name = attributes.getOrDefault("name", "");
        return detail.isEmpty() || name.isBlank()
                ? Optional.empty()
                : Optional.of(new ClusterEvent(
                        at, manager, name, action, detail, state.endsWith("paused") ? Gravity.WARNING : Gravity.NOTE));
    }

    private Optional<ClusterEvent> ofNode() {
        var name = attributes.getOrDefault("name", "");
        var state = attributes.getOrDefault("state.new", "");
        var availability = attributes.getOrDefault("availability.new", "");
        var detail = availability.isEmpty() ? "node " + state : "node set to " + availability;
        return id.isBlank() || name.isBlank() || (state.isEmpty() && availability.isEmpty())
                ? Optional.empty()
                : Optional.of(new ClusterEvent(
                        at,
                        new HostId(id),
                        name,
                        action,
                        detail,
                        state.equals("down") ? Gravity.FAILURE : Gravity.NOTE));
    }

    private ClusterEvent image(HostId host) {
        return new ClusterEvent(at, host, attributes.getOrDefault("name", id), action, "image pulled", Gravity.NOTE);
    }

    private Optional<ClusterEvent> ofNetwork(Optional<String> name) {
        var network = attributes.getOrDefault("name", "");
        var detail = switch (action) {
            case "connect" -> "joined network " + network;
            case "disconnect" -> "left network " + network;
            default -> "";
        };
        return detail.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : container().map(id -> new ClusterEvent(at, id, name.get(), action, detail, Gravity.NOTE));
    }

    private Optional<ClusterEvent> ofContainer(Optional<String> known, boolean asked) {
        var name = attributes.getOrDefault("name", known.orElse(""));
        if (id.isBlank() || name.isBlank()) {
            return Optional.empty();
        }
        var detail = detail(asked);
        return detail.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClusterEvent(
                        at,
                        new ContainerId(id),
                        name,
                        action + (rest.isEmpty() ? "" : ": " + rest),
                        detail,
                        gravity(asked)));
    }

    private String detail(boolean asked) {
        return switch (action) {
            case "create" -> "created from " + attributes.getOrDefault("image", "an image");
            case "start" -> "started";
            case "restart" -> "restarted";
            case "stop" -> "stopped";
            case "die" -> "exited with code " + exitCode() + why(asked);
            case "oom" -> "ran out of memory";
            case "kill" -> "was sent " + Signals.name(attributes.getOrDefault("signal", ""));
            case "pause" -> "paused";
            case "unpause" -> "resumed";
            case "rename" ->
                "renamed from "
                        + attributes.getOrDefault("oldName", "another name").replaceFirst("^/", "");
            case "destroy" -> "removed";
            case "update" -> "limits changed";
            case "health_status" -> rest.isEmpty() ? "" : "health check says " + rest;
            default -> "";
        };
    }

    private String why(boolean asked) {
        return asked
                ? ", as asked"
                : exitCode() > 128 && exitCode() < 160 ? " (" + Signals.name(exitCode() - 128) + ")" : "";
    }

    private Gravity gravity(boolean asked) {
        return switch (action) {
            case "oom" -> Gravity.FAILURE;
            case "die" -> exitCode() == 0 || asked ? Gravity.NOTE : Gravity.FAILURE;
            case "health_status" -> rest.equals("unhealthy") ? Gravity.WARNING : Gravity.NOTE;
            default -> Gravity.NOTE;
        };
    }
}
