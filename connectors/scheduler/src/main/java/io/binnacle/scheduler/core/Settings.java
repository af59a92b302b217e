package io.binnacle.scheduler.core;

/// What whoever runs a scheduler may choose.
///
/// @param servicePortFrom and `servicePortTo`: the range service ports are assigned from, both ends included
/// @param maxDeployments that run at once
public record Settings(int servicePortFrom, int servicePortTo, Preference preference, int maxDeployments) {
    public static final Settings STANDARD = new Settings(10_000, 20_000, Preference.SPREAD, 100);

    /// Which of several hosts that would do takes an instance.
    public enum Preference {
        /// The one with the fewest instances of the app, then the least used.
        SPREAD,
        /// The most used that still has room.
        PACK
    }
}
