package io.binnacle.model;

/// Names one instance, across all clusters.
public record ContainerId(String value) implements Subject, Comparable<ContainerId> {
    public ContainerId {
        Require.text(value, "container id");
    }

    @Override
    public int compareTo(ContainerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
