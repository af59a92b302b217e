package io.binnacle.model;

import java.time.Instant;

/// One line a container wrote.
///
/// @param text without the line's end; bytes that are no text appear as U+FFFD
/// @param cut whether the line was longer than is kept
public record LogLine(ContainerId container, Stream stream, Instant at, String text, boolean cut) {
    /// Where it was written. A terminal has only `OUT`.
    public enum Stream {
        OUT,
        ERR
    }
}
