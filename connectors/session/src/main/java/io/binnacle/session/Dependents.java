package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which apps depend on which, by name; counted once for a topology, and only when somebody asks.
final class Dependents {
    private final Topology topology;
    private Optional<Map<AppId, Set<String>>> byApp = Optional.empty();

    Dependents(Topology topology) {
        this.topology = topology;
    }

    /// The names of the apps with a link to an instance of this one.
    Set<String> of(AppId app) {
        if (byApp.isEmpty()) {
            byApp = Optional.of(counted());
        }
        return byApp.get().getOrDefault(app, Set.of());
    }

    private Map<AppId, Set<String>> counted() {
        var found = new HashMap<AppId, Set<String>>();
        for (var link : topology.links().values()) {
            var server = appOf(link.server());
            var client = appOf(link.client());
            if (server.isPresent() && client.isPresent() && !client.equals(server)) {
                Optional.ofNullable(topology.apps().get(client.get()))
                        .ifPresent(app -> found.computeIfAbsent(server.get(), _ -> new TreeSet<>())
                                .add(app.name()));
            }
        }
        return found;
    }

    private Optional<AppId> appOf(Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? Optional.ofNullable(topology.containers().get(id)).map(Container::app)
                : Optional.empty();
    }
}
