package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Gathers the links of containers into wires: one for each pair of groups, and one for each pair of apps.
final class Wiring {
    static final String INTERNET = "Internet";
    static final String OUTSIDE = "Outside";
    static final String HOST_PROCESSES = "Host processes";

    private final Topology topology;
    private final Map<List<End>, Wire> byGroup = new LinkedHashMap<>();
    private final Map<List<End>, Wire> byApp = new LinkedHashMap<>();
    private final TreeSet<String> pills = new TreeSet<>();
    /// Whether links were wished observed, and none are.
    final boolean onlyDeclared;

    /// One end of a wire: an app, perhaps on one host, or somebody outside.
    record End(Optional<AppId> app, Optional<HostId> host, String pill) {
        String name() {
            return app.map(AppId::value).orElse(pill);
        }

        End anywhere() {
            return new End(app, Optional.empty(), pill);
        }
    }

    /// Many links as one.
    ///
    /// @param link one of them, to name it by: the same as long as it is there
    record Wire(End client, End server, int connections, boolean declared, boolean gone, LinkId link) {
        Wire and(Wire other) {
            return new Wire(
                    client,
                    server,
                    connections + other.connections,
                    declared,
                    gone && other.gone,
                    link.hashCode() <= other.link.hashCode() ? link : other.link);
        }
    }

    Wiring(Topology topology, Link.Evidence wished) {
        this.topology = topology;
        var observed = topology.links().values().stream().anyMatch(Link::observed);
        this.onlyDeclared = wished == Link.Evidence.OBSERVED && !observed;
        var shown = onlyDeclared ? Link.Evidence.DECLARED : wished;
        topology.links().values().stream()
                .filter(link -> link.id().evidence() == shown)
                .forEach(this::add);
    }

    private void add(Link link) {
        var client = end(link.client(), INTERNET);
        var server = end(link.server(), OUTSIDE);
        if (client.isEmpty() || server.isEmpty() || client.equals(server)) {
            return;
        }
        add(byGroup, client.get(), server.get(), link);
        var from = client.get().anywhere();
        var to = server.get().anywhere();
        if (!from.equals(to)) {
            add(byApp, from, to, link);
        }
    }

    private static void add(Map<List<End>, Wire> wires, End client, End server, Link link) {
        var wire = new Wire(
                client,
                server,
                link.connections(),
                !link.observed(),
                link.goneAt().isPresent(),
                link.id());
        wires.merge(List.of(client, server), wire, Wire::and);
    }

    private Optional<End> end(Peer peer, String outside) {
        return switch (peer) {
            case Peer.Instance instance ->
                Optional.ofNullable(topology.containers().get(instance.container()))
                        .map(container -> new End(Optional.of(container.app()), Optional.of(container.host()), ""));
            case Peer.OfHost _ -> Optional.of(pill(HOST_PROCESSES));
            case Peer.Outside _ -> Optional.of(pill(outside));
        };
    }

    private End pill(String name) {
        pills.add(name);
        return new End(Optional.empty(), Optional.empty(), name);
    }

    List<String> outside() {
        return new ArrayList<>(pills);
    }

    Collection<Wire> byGroup() {
        return byGroup.values();
    }

    /// In an order that does not hang on the order links are kept in.
    Collection<Wire> byApp() {
        return byApp.values().stream()
                .sorted(Comparator.comparing((Wire wire) -> wire.client().name())
                        .thenComparing(wire -> wire.server().name()))
                .toList();
    }
}
