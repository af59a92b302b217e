package io.binnacle.model;

/// What a container's own health check says.
///
/// @param failures how many checks in a row have failed
/// @param output the last check's own words, cut to one line
public record Health(Status status, int failures, String output) {
    public static final Health NONE = new Health(Status.NONE, 0, "");

    /// `NONE` where there is no check.
    public enum Status {
        NONE,
        STARTING,
        HEALTHY,
        UNHEALTHY
    }
}
