package io.binnacle.model;

/// Names an app, the same on every host that runs a part of it.
public record AppId(String value) implements Comparable<AppId> {
    public AppId {
        Require.text(value, "app id");
    }

    @Override
    public int compareTo(AppId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
