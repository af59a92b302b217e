package io.binnacle.model;

import java.util.Map;

/// A machine that runs containers.
///
/// @param address what other machines reach it by, for people; empty when unknown
/// @param addresses all addresses known to belong to it, so that a link to one of them can be told to be to this host
/// @param engine the software that answers for it, with its version ("Docker 28.3.0"); empty when others tell of it
/// @param availability whether it takes new instances; ACTIVE too where no scheduler says anything else
/// @param firsthand whether it told so itself, rather than another machine of its cluster
public record Host(
        HostId id,
        ClusterId cluster,
        String name,
        String address,
        java.util.Set<String> addresses,
        Presence presence,
        Capacity capacity,
        String engine,
        Map<String, String> labels,
        Availability availability,
        boolean firsthand)
        implements Entity<HostId> {
    public Host {
        Require.text(name, "host name");
        addresses = java.util.Set.copyOf(addresses);
        labels = Map.copyOf(labels);
    }

    /// One of which no scheduler says whether it takes instances.
    public Host(
            HostId id,
            ClusterId cluster,
            String name,
            String address,
            java.util.Set<String> addresses,
            Presence presence,
            Capacity capacity,
            String engine,
            Map<String, String> labels) {
        this(id, cluster, name, address, addresses, presence, capacity, engine, labels, Availability.ACTIVE, true);
    }

    public Host with(Presence newPresence) {
        return new Host(
                id, cluster, name, address, addresses, newPresence, capacity, engine, labels, availability, firsthand);
    }
}
