package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;

/// How many instances a service of a swarm asks for.
///
/// @param instances of a replicated service; how often a job is to complete; 0 where each node has one
record SwarmMode(Kind kind, int instances) {
    enum Kind {
        REPLICATED,
        GLOBAL,
        JOB,
        GLOBAL_JOB
    }

    static SwarmMode of(JsonNode spec) {
        var mode = spec.path("Mode");
        if (mode.has("Replicated")) {
            return new SwarmMode(Kind.REPLICATED, number(mode.path("Replicated").path("Replicas"), 1));
        }
        if (mode.has("ReplicatedJob")) {
            return new SwarmMode(Kind.JOB, number(mode.path("ReplicatedJob").path("TotalCompletions"), 1));
        }
        return new SwarmMode(mode.has("GlobalJob") ? Kind.GLOBAL_JOB : Kind.GLOBAL, 0);
    }

    private static int number(JsonNode written, int otherwise) {
        return Math.max(0, written.asInt(otherwise));
    }

    /// Whether it ends by itself.
    boolean job() {
        return kind == Kind.JOB || kind == Kind.GLOBAL_JOB;
    }
}
