package io.binnacle.model;

/// An expected "no", in the three parts every message of ours has.
///
/// @param tried what was asked of whom
/// @param answered what came back, in the other side's words
/// @param next what a person can do now
public record Refusal(Reason reason, String tried, String answered, String next) {
    /// Why, for programs. Exit codes and icons hang on it.
    public enum Reason {
        UNREACHABLE,
        DENIED,
        CONFLICT,
        REJECTED,
        BROKEN,
        UNSUPPORTED,
        SEALED,
        STALE,
        /// What would be lost could not be written down before.
        NO_EVIDENCE
    }

    /// One sentence for a status line.
    public String sentence() {
        return "Tried " + tried + ". It answered: " + answered + ". Next: " + next + ".";
    }
}
