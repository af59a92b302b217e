package io.binnacle.model;

/// Names a machine that runs containers, across all clusters.
public record HostId(String value) implements Subject, Comparable<HostId> {
    public HostId {
        Require.text(value, "host id");
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
