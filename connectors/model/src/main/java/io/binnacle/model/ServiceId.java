package io.binnacle.model;

/// Names a name other things connect to.
public record ServiceId(String value) implements Comparable<ServiceId> {
    public ServiceId {
        Require.text(value, "service id");
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
