package io.binnacle.model;

import java.time.Instant;

/// Whether what we say of a host is what the host says now.
public sealed interface Presence {
    /// The host answers and its event stream stands.
    record Live() implements Presence {}

    /// Being asked for the first time.
    record Connecting(Instant since) implements Presence {}

    /// No longer answering: the state shown is the last one seen, at `lastSeen`, for the reason in words.
    record Stale(Instant lastSeen, Refusal why) implements Presence {}

    /// Never answered since it was added.
    record Unreachable(Instant since, Refusal why) implements Presence {}

    default boolean live() {
        return this instanceof Live;
    }
}
