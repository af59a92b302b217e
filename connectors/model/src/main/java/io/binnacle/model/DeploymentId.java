package io.binnacle.model;

/// Names a change of an app under way.
public record DeploymentId(String value) implements Comparable<DeploymentId> {
    public DeploymentId {
        Require.text(value, "deployment id");
    }

    @Override
    public int compareTo(DeploymentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
