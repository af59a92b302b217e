package io.binnacle.model;

/// Where a container is in its life, in the engines' own words.
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /// Whether it has processes now.
    public boolean alive() {
        return this == RUNNING || this == PAUSED;
    }

    /// Whether it counts as an instance of its app: it has processes, or its engine is about to start it again.
    public boolean counts() {
        return alive() || this == RESTARTING;
    }
}
