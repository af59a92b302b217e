package io.binnacle.marathon;

import io.binnacle.craft.Hint;
import io.binnacle.marathon.AppDrawing.Drawn;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the links that apps declare: their dependencies, and variables that name another app or its place. Pure.
final class Declared {
    /// From each of one app to each of the other, up to so many; beyond, from each to one of them.
    private static final int MOST_EACH_TO_EACH = 256;

    private final Collection<Drawn> all;
    private final Function<HostId, String> hosts;
    private final Map<String, Drawn> byName = new HashMap<>();
    private final Map<String, Container> byPlace = new HashMap<>();
    private final Map<LinkId, Link> links = new HashMap<>();

    private Declared(Collection<Drawn> all, Function<HostId, String> hosts) {
        this.all = all;
        this.hosts = hosts;
        all.forEach(this::index);
    }

    /// @param hosts what variables call them
    static Collection<Link> among(Collection<Drawn> all, Function<HostId, String> hosts) {
        var declared = new Declared(all, hosts);
        all.forEach(declared::find);
        return declared.links.values();
    }

    private void index(Drawn drawn) {
        drawn.service().ifPresent(service -> service.names().forEach(name -> byName.put(name, drawn)));
        for (var container : drawn.containers()) {
            var name = hosts.apply(container.host());
            container.ports().stream()
                    .filter(PortMapping::published)
                    .forEach(port -> byPlace.put(name + ":" + port.hostPort(), container));
        }
    }

    private void find(Drawn client) {
        var named = new HashSet<AppId>();
        client.hints().forEach(hint -> byVariable(client, hint, named));
        client.dependencies()
                .forEach(path -> all.stream()
                        .filter(server -> within(server, path)
                                && !named.contains(server.app().id()))
                        .forEach(server -> link(client, server.containers(), 0, "depends on " + path)));
    }

    private void byVariable(Drawn client, Hint hint, Set<AppId> named) {
        var server = byName.get(hint.host());
        if (server != null) {
            named.add(server.app().id());
            link(client, server.containers(), hint.port(), hint.because());
        }
        var there = byPlace.get(hint.host() + ":" + hint.port());
        if (there != null) {
            link(client, List.of(there), hint.port(), hint.because());
        }
    }

    private static boolean within(Drawn server, String path) {
        var id = server.app().id().value();
        return id.equals(path) || id.startsWith(path.replaceFirst("/*$", "/"));
    }

    private void link(Drawn client, List<Container> servers, int port, String because) {
        var each = (long) client.containers().size() * servers.size() <= MOST_EACH_TO_EACH;
        for (var from = 0; from < client.containers().size(); from++) {
            for (var to = 0; to < servers.size(); to++) {
                if (each || to == from % servers.size()) {
                    link(client.containers().get(from), servers.get(to).id(), port, because);
                }
            }
        }
    }

    private void link(Container client, ContainerId server, int port, String because) {
        if (client.id().equals(server)) {
            return;
        }
        var id = new LinkId(
                new Peer.Instance(client.id()), new Peer.Instance(server), port, Protocol.TCP, Link.Evidence.DECLARED);
        links.merge(
                id,
                new Link(id, 0, because, client.createdAt(), Optional.empty()),
                (left, right) -> left.because().compareTo(right.because()) <= 0 ? left : right);
    }
}
