package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Availability;
import io.binnacle.model.HostId;
import java.util.Map;
import java.util.TreeMap;

/// One node of a swarm, as a manager tells it.
///
/// @param state `ready`, `down`, `disconnected` or `unknown`
/// @param message what the swarm says of that state
/// @param document the whole of it
record SwarmNode(
        String id,
        long version,
        String name,
        String address,
        boolean manager,
        Availability availability,
        String state,
        String message,
        JsonNode document) {
    static SwarmNode of(JsonNode told) {
        var id = Json.text(told, "ID");
        var name = Json.text(told.path("Description"), "Hostname");
        return new SwarmNode(
                id,
                told.path("Version").path("Index").asLong(0),
                name.isBlank() ? id : name,
                Json.text(told.path("Status"), "Addr"),
                Json.text(told.path("Spec"), "Role").equals("manager"),
                availability(Json.text(told.path("Spec"), "Availability")),
                Json.text(told.path("Status"), "State"),
                Words.line(Json.text(told.path("Status"), "Message")),
                told);
    }

    private static Availability availability(String word) {
        return switch (word) {
            case "drain" -> Availability.DRAINED;
            case "pause" -> Availability.PAUSED;
            default -> Availability.ACTIVE;
        };
    }

    HostId host() {
        return new HostId(id);
    }

    boolean ready() {
        return state.equals("ready");
    }

    JsonNode spec() {
        return document.path("Spec");
    }

    /// Whether it takes new tasks.
    boolean takes() {
        return ready() && availability == Availability.ACTIVE;
    }

    /// What its engine and its swarm call it by.
    Map<String, String> labels() {
        var labels = new TreeMap<>(
                Json.map(document.path("Description").path("Engine").path("Labels")));
        labels.putAll(Json.map(spec().path("Labels")));
        return labels;
    }

    @Override
    public String toString() {
        return name + " " + id + " is " + state + ", " + availability.word();
    }
}
