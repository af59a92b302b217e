package io.binnacle.model;

import java.time.Instant;
import java.util.Optional;

/// An operation under way, or done.
///
/// @param message what is true now, in words
/// @param endedAt present once the state is final
public record Run(
        String id,
        Preview preview,
        State state,
        String message,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Refusal> refusal) {
    /// `UNKNOWN`: it was sent, and no answer came; the picture will tell.
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        UNKNOWN
    }

    public boolean ended() {
        return state != State.RUNNING;
    }
}
