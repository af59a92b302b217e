package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Weaves the links between instances: each client talks to the nearest instances of what it needs, and every third
/// one to a farther one besides, so that some traffic crosses hosts.
final class Loom {
    static final Peer INTERNET = new Peer.Outside("Internet");
    private static final int CONNECTIONS_PER_ENTRANCE = 18;

    private final Map<HostId, Integer> hosts = new HashMap<>();
    private final Instant firstSeen;

    Loom(List<HostId> hosts, Instant firstSeen) {
        hosts.forEach(host -> this.hosts.put(host, this.hosts.size()));
        this.firstSeen = firstSeen;
    }

    /// The links of these clients to what they need.
    void weave(
            AppKind kind,
            AppKind.Need need,
            List<Container> clients,
            List<Container> servers,
            Link.Evidence evidence,
            Consumer<Link> links) {
        if (servers.isEmpty() || clients.isEmpty() || (evidence == Link.Evidence.OBSERVED && need.connections() == 0)) {
            return;
        }
        var pairs = pairs(clients, byHost(servers), evidence);
        var total = (int) Math.max(pairs.size(), (long) need.connections() * clients.size() / kind.share());
        for (var at = 0; at < pairs.size(); at++) {
            var connections = total / pairs.size() + (at < total % pairs.size() ? 1 : 0);
            links.accept(link(pairs.get(at), need, evidence, connections));
        }
    }

    private Link link(Pair pair, AppKind.Need need, Link.Evidence evidence, int connections) {
        var id = new LinkId(pair.client, pair.server, need.port(), Protocol.TCP, evidence);
        return evidence == Link.Evidence.OBSERVED
                ? new Link(id, connections, "", firstSeen, Optional.empty())
                : new Link(id, 0, need.because(), firstSeen, Optional.empty());
    }

    private record Pair(Peer client, Peer server) {}

    private List<Pair> pairs(
            List<Container> clients, NavigableMap<Integer, List<Peer>> servers, Link.Evidence evidence) {
        var pairs = new ArrayList<Pair>(clients.size() * 4 / 3);
        var turn = 0;
        for (var client : clients) {
            var peer = new Peer.Instance(client.id());
            var host = hosts.getOrDefault(client.host(), 0);
            pairs.add(new Pair(peer, nearest(servers, host, turn)));
            if (turn % 3 == 2 && evidence == Link.Evidence.OBSERVED) {
                var farther = nearest(servers, host + 1, turn);
                var last = pairs.getLast();
                if (!farther.equals(last.server)) {
                    pairs.add(new Pair(peer, farther));
                }
            }
            turn++;
        }
        return pairs;
    }

    private static Peer nearest(NavigableMap<Integer, List<Peer>> servers, int host, int turn) {
        var entry = servers.ceilingEntry(host);
        var there = (entry == null ? servers.firstEntry() : entry).getValue();
        return there.get(turn % there.size());
    }

    private NavigableMap<Integer, List<Peer>> byHost(List<Container> servers) {
        var byHost = new TreeMap<Integer, List<Peer>>();
        servers.forEach(server -> byHost.computeIfAbsent(hosts.getOrDefault(server.host(), 0), _ -> new ArrayList<>())
                .add(new Peer.Instance(server.id())));
        return byHost;
    }

    Link entrance(Container container, int port) {
        var id = new LinkId(INTERNET, new Peer.Instance(container.id()), port, Protocol.TCP, Link.Evidence.OBSERVED);
        var connections =
                CONNECTIONS_PER_ENTRANCE + Math.floorMod(container.name().hashCode(), 7);
        return new Link(id, connections, "", firstSeen, Optional.empty());
    }
}
