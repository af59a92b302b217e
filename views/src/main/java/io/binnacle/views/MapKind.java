package io.binnacle.views;

/// Which of the two maps is shown.
public enum MapKind {
    HOSTS,
    APPS
}
