package io.binnacle.model;

/// What a container may use at most. Zero means no limit.
public record Limits(double cpuCores, long memoryBytes) {
    public static final Limits NONE = new Limits(0, 0);

    public Limits {
        Require.notNegative(memoryBytes, "memory limit");
        if (!(cpuCores >= 0)) {
            throw new IllegalArgumentException("cpu limit is negative: " + cpuCores);
        }
    }
}
