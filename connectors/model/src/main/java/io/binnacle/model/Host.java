package io.binnacle.model;

import java.util.Map;

/// A machine that runs containers.
///
/// @param address what other machines reach it by, for people; empty when unknown
/// @param addresses all addresses known to belong to it, so that a link to one of them can be told to be to this host
/// @param engine the software that answers for it, with its version ("Docker 28.3.0"); empty when others tell of it
public record Host(
        HostId id,
        ClusterId cluster,
        String name,
        String address,
        java.util.Set<String> addresses,
        Presence presence,
        Capacity capacity,
        String engine,
        Map<String, String> labels)
        implements Entity<HostId> {
    public Host {
        Require.text(name, "host name");
        addresses = java.util.Set.copyOf(addresses);
        labels = Map.copyOf(labels);
    }

    public Host with(Presence newPresence) {
        return new Host(id, cluster, name, address, addresses, newPresence, capacity, engine, labels);
    }
}
