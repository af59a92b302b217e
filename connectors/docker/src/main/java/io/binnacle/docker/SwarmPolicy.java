package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// How a service is updated, as its owner wrote it; what is not written is as the swarm does it then.
///
/// @param atOnce 0 for all
/// @param watched how long each new instance is watched for failure
record SwarmPolicy(int atOnce, Duration delay, boolean startFirst, String onFailure, Duration watched) {
    private static final Duration WATCHED = Duration.ofSeconds(5);

    static SwarmPolicy of(JsonNode config) {
        return new SwarmPolicy(
                Math.max(0, config.path("Parallelism").asInt(1)),
                Duration.ofNanos(Math.max(0, config.path("Delay").asLong(0))),
                config.path("Order").asText("").equals("start-first"),
                config.path("FailureAction").asText("pause"),
                Duration.ofNanos(Math.max(0, config.path("Monitor").asLong(WATCHED.toNanos()))));
    }

    /// How many of so many are replaced at once.
    int atOnceOf(int instances) {
        return atOnce == 0 ? instances : Math.min(atOnce, instances);
    }

    String onFailureInWords() {
        return switch (onFailure) {
            case "continue" -> "the update goes on all the same";
            case "rollback" -> "the swarm rolls all of it back by itself";
            default -> "the update pauses until somebody decides";
        };
    }
}
