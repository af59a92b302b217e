package io.binnacle.model;

import java.time.Instant;

/// Something that happened, as the engine told it.
///
/// @param action the engine's word: `start`, `die`, `oom`, `health_status: unhealthy`, …
/// @param detail one line for people; empty when the action says it all
public record ClusterEvent(Instant at, Subject subject, String name, String action, String detail, Gravity gravity) {
    public enum Gravity {
        NOTE,
        WARNING,
        FAILURE
    }
}
