package io.binnacle.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One immutable version of an app's spec.
///
/// @param name short, for a chip: `r41`
/// @param verdict whether it was ever healthy
/// @param life where somebody has kept a record of it
public record Revision(
        RevisionId id, String name, Instant madeAt, ImageRef image, Verdict verdict, Optional<Life> life) {
    /// One nobody has kept a record of.
    public Revision(RevisionId id, String name, Instant madeAt, ImageRef image, Verdict verdict) {
        this(id, name, madeAt, image, verdict, Optional.empty());
    }

    /// What is known of a revision's life.
    public enum Verdict {
        UNKNOWN,
        HEALTHY,
        NEVER_HEALTHY
    }

    /// How a revision has done, as of when it was last asked.
    ///
    /// @param until when another was wished for in its place
    /// @param most healthy instances at once
    /// @param healthyFor how long there was at least one
    /// @param instanceTime the healthy time of all instances together
    public record Life(
            Instant from,
            Optional<Instant> until,
            Ending ending,
            int most,
            Duration healthyFor,
            Duration instanceTime) {}

    /// How a revision's time as the one that is wished for ended.
    public enum Ending {
        CURRENT,
        REPLACED,
        ROLLED_BACK,
        FAILED
    }
}
