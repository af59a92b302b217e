package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import java.time.Instant;
import java.util.Optional;

/// How the last update of a service stands, in the swarm's own words.
record SwarmUpdate(State state, Optional<Instant> startedAt, String message) {
    static final SwarmUpdate NONE = new SwarmUpdate(State.NONE, Optional.empty(), "");

    enum State {
        NONE,
        UPDATING,
        PAUSED,
        COMPLETED,
        ROLLING_BACK,
        ROLLBACK_PAUSED,
        ROLLED_BACK;

        /// Whether it has neither come to its end nor been given up.
        boolean open() {
            return switch (this) {
                case UPDATING, PAUSED, ROLLING_BACK, ROLLBACK_PAUSED -> true;
                case NONE, COMPLETED, ROLLED_BACK -> false;
            };
        }

        /// Whether somebody must decide how it goes on.
        boolean stuck() {
            return this == PAUSED || this == ROLLBACK_PAUSED;
        }
    }

    static SwarmUpdate of(JsonNode service) {
        var status = service.path("UpdateStatus");
        return new SwarmUpdate(
                state(Json.text(status, "State")),
                Json.instant(status, "StartedAt"),
                Words.line(Json.text(status, "Message")));
    }

    private static State state(String word) {
        return switch (word) {
            case "updating" -> State.UPDATING;
            case "paused" -> State.PAUSED;
            case "completed" -> State.COMPLETED;
            case "rollback_started" -> State.ROLLING_BACK;
            case "rollback_paused" -> State.ROLLBACK_PAUSED;
            case "rollback_completed" -> State.ROLLED_BACK;
            default -> State.NONE;
        };
    }
}
