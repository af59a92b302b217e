package io.binnacle.model;

import java.time.Instant;

/// One immutable version of an app's spec.
///
/// @param name short, for a chip: `r41`
/// @param verdict whether it was ever healthy
public record Revision(RevisionId id, String name, Instant madeAt, ImageRef image, Verdict verdict) {
    /// What is known of a revision's life.
    public enum Verdict {
        UNKNOWN,
        HEALTHY,
        NEVER_HEALTHY
    }
}
