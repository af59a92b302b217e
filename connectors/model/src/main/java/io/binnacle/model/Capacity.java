package io.binnacle.model;

/// What a host has. Zero means unknown.
public record Capacity(double cpuCores, long memoryBytes) {
    public static final Capacity UNKNOWN = new Capacity(0, 0);

    public Capacity {
        Require.notNegative(memoryBytes, "memory");
        if (!(cpuCores >= 0)) {
            throw new IllegalArgumentException("cpu is negative: " + cpuCores);
        }
    }
}
