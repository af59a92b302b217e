package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import java.time.Instant;
import java.util.Optional;

/// One task of a swarm: one instance of a service, from the wish for it until it is forgotten.
///
/// @param slot which of the replicas it is; 0 where each node has one
/// @param node where it runs, once that is decided
/// @param desired what the swarm wants of it: `ready`, `running`, `complete`, `shutdown`, `remove`
/// @param state how far it is, in the swarm's word
/// @param error why it is no further, or how it ended; empty when there is nothing to say
/// @param container its container's id, once there is one
/// @param document the whole of it; may hold secrets, and so stays out of [#toString]
record SwarmTask(
        String id,
        String service,
        int slot,
        Optional<String> node,
        String desired,
        String state,
        String error,
        Optional<String> container,
        int exitCode,
        Instant at,
        Instant createdAt,
        JsonNode document) {
    static SwarmTask of(JsonNode told) {
        var status = told.path("Status");
        var ran = status.path("ContainerStatus");
        var created = Json.instant(told, "CreatedAt").orElse(Instant.EPOCH);
        return new SwarmTask(
                Json.text(told, "ID"),
                Json.text(told, "ServiceID"),
                Math.max(0, told.path("Slot").asInt(0)),
                Json.word(told, "NodeID"),
                Json.text(told, "DesiredState"),
                Json.text(status, "State"),
                Words.line(Json.text(status, "Err")),
                Json.word(ran, "ContainerID"),
                ran.path("ExitCode").asInt(0),
                Json.instant(status, "Timestamp").orElse(created),
                created,
                told);
    }

    JsonNode template() {
        return document.path("Spec");
    }

    boolean runs() {
        return state.equals("running");
    }

    /// Whether the swarm still wants something of it, rather than keeping it as a trace.
    boolean wanted() {
        return switch (desired) {
            case "shutdown", "remove" -> false;
            default -> true;
        };
    }

    /// Whether it may have processes, now or soon.
    boolean live() {
        return switch (state) {
            case "complete", "shutdown", "failed", "rejected", "remove", "orphaned" -> false;
            default -> true;
        };
    }

    boolean failed() {
        return state.equals("failed") || state.equals("rejected");
    }

    /// What it has in common with those that took its place.
    String place() {
        return service + "/" + (slot > 0 ? Integer.toString(slot) : node.orElse(""));
    }

    @Override
    public String toString() {
        return id + " of " + place() + " is " + state + ", wanted " + desired + " " + error;
    }
}
