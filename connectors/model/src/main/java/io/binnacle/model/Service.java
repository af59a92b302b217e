package io.binnacle.model;

import java.util.List;
import java.util.Set;

/// A name other things connect to.
///
/// @param names every name and alias it answers to on its networks
/// @param ports what it serves inside and where that is published
/// @param backends the containers behind it
public record Service(
        ServiceId id, String name, AppId app, Set<String> names, List<PortMapping> ports, Set<ContainerId> backends)
        implements Entity<ServiceId> {
    public Service {
        names = Set.copyOf(names);
        ports = List.copyOf(ports);
        backends = Set.copyOf(backends);
    }
}
