package io.binnacle.model;

/// Whether a host takes instances from the scheduler that owns it.
public enum Availability {
    ACTIVE,
    /// It keeps what it has, and takes no more.
    PAUSED,
    /// What it had has moved elsewhere, or is about to.
    DRAINED;

    /// The word, as people read it.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
