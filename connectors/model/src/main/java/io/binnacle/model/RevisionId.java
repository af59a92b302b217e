package io.binnacle.model;

/// Names one immutable version of an app.
public record RevisionId(String value) implements Comparable<RevisionId> {
    public RevisionId {
        Require.text(value, "revision id");
    }

    @Override
    public int compareTo(RevisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
