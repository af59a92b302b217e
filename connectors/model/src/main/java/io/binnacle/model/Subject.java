package io.binnacle.model;

/// What a measurement or an event is about.
public sealed interface Subject permits HostId, ContainerId {
    String value();
}
