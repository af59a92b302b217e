package io.binnacle.model;

/// What can be measured of a host or a container, each with its unit.
public enum Metric {
    /// Cores in use: 1.0 is one core fully busy.
    CPU("cores"),
    /// Resident bytes without the page cache.
    MEMORY("bytes"),
    NETWORK_IN("bytes per second"),
    NETWORK_OUT("bytes per second"),
    DISK_READ("bytes per second"),
    DISK_WRITE("bytes per second"),
    /// Share of a host's disk in use, 0 to 1.
    DISK_USED("ratio");

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }
}
