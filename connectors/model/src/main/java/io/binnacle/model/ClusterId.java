package io.binnacle.model;

/// Names one connected endpoint.
public record ClusterId(String value) implements Comparable<ClusterId> {
    public ClusterId {
        Require.text(value, "cluster id");
    }

    @Override
    public int compareTo(ClusterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
