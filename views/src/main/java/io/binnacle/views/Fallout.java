package io.binnacle.views;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What breaks if an app goes: those who call it, directly or through others, and those who would have no link left
/// with the rest. Links that are observed count; where none is, those that are declared.
public final class Fallout {
    private final Map<AppId, Set<AppId>> callers = new HashMap<>();
    private final Map<AppId, Set<AppId>> linked = new HashMap<>();
    private final AppId gone;

    public Fallout(Topology topology, AppId gone) {
        this.gone = gone;
        var observed = topology.links().values().stream().anyMatch(Link::observed);
        for (var link : topology.links().values()) {
            if (link.observed() == observed && link.goneAt().isEmpty()) {
                add(app(topology, link.client()), app(topology, link.server()));
            }
        }
    }

    private static Optional<AppId> app(Topology topology, Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? Optional.ofNullable(topology.containers().get(id)).map(Container::app)
                : Optional.empty();
    }

    private void add(Optional<AppId> client, Optional<AppId> server) {
        if (client.isPresent() && server.isPresent() && !client.equals(server)) {
            callers.computeIfAbsent(server.get(), _ -> new HashSet<>()).add(client.get());
            linked.computeIfAbsent(server.get(), _ -> new HashSet<>()).add(client.get());
            linked.computeIfAbsent(client.get(), _ -> new HashSet<>()).add(server.get());
        }
    }

    public Set<AppId> callers() {
        return callers.getOrDefault(gone, Set.of());
    }

    /// Those who call it or call somebody who does.
    public Set<AppId> dependents() {
        var reached = reached(gone, callers, Set.of());
        reached.remove(gone);
        return reached;
    }

    /// Those who would have no way left to the largest part of what is linked with it now.
    public Set<AppId> cutOff() {
        var parts = new ArrayList<Set<AppId>>();
        var seen = new HashSet<AppId>();
        for (var neighbour : new TreeSet<>(linked.getOrDefault(gone, Set.of()))) {
            if (!seen.contains(neighbour)) {
                var part = reached(neighbour, linked, Set.of(gone));
                seen.addAll(part);
                parts.add(part);
            }
        }
        parts.sort((one, other) -> Integer.compare(other.size(), one.size()));
        var cutOff = new TreeSet<AppId>();
        parts.stream().skip(1).forEach(cutOff::addAll);
        return cutOff;
    }

    private static Set<AppId> reached(AppId start, Map<AppId, Set<AppId>> ways, Set<AppId> closed) {
        var reached = new TreeSet<>(List.of(start));
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            for (var next : ways.getOrDefault(queue.remove(), Set.of())) {
                if (!closed.contains(next) && reached.add(next)) {
                    queue.add(next);
                }
            }
        }
        return reached;
    }
}
