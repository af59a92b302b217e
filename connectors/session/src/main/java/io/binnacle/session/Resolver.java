package io.binnacle.session;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Delta;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Join;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins what two hosts saw of one connection.
///
/// A host that sees its container dial `10.20.0.12:8080` cannot know who answers there; the whole picture can, since
/// it knows which container publishes port 8080 on the host with that address. And the host that answers sees only an
/// address dial its container: where that address is a host of ours whose own view names the caller, the second view
/// is dropped.
///
/// Only links with an end outside their own host are looked at again, whenever hosts, published ports or such links
/// change.
final class Resolver {
    private final Map<LinkId, Link> open = new HashMap<>();
    private final Map<String, Set<HostId>> hostsByAddress = new HashMap<>();
    private final Map<Published, ContainerId> publishedBy = new HashMap<>();
    private final Map<ContainerId, HostId> hostOfContainer = new HashMap<>();
    private Map<LinkId, Link> told = new HashMap<>();

    private record Published(HostId host, int port, Protocol protocol) {}

    /// @param before the whole as it came from the connectors, before `change`
    /// @return the change with every link that can be told from end to end told so
    TopologyChange resolve(Topology before, TopologyChange change) {
        var hostsMoved = indexHosts(before, change.hosts());
        var portsMoved = indexPorts(before, change.containers());
        var direct = new Parts();
        var touchedOpen = split(change.links(), direct);
        if (touchedOpen || ((hostsMoved || portsMoved) && !open.isEmpty())) {
            retell(direct);
        }
        return new TopologyChange(
                change.hosts(),
                change.containers(),
                change.apps(),
                change.services(),
                direct.delta(),
                change.deployments());
    }

    private static final class Parts {
        private final Map<LinkId, Link> put = new HashMap<>();
        private final Set<LinkId> removed = new HashSet<>();

        Delta<LinkId, Link> delta() {
            return put.isEmpty() && removed.isEmpty() ? Delta.nothing() : new Delta<>(put, removed);
        }
    }

    private boolean split(Delta<LinkId, Link> links, Parts direct) {
        var touched = false;
        for (var link : links.put().values()) {
            if (isOpen(link.id())) {
                open.put(link.id(), link);
                touched = true;
            } else {
                direct.put.put(link.id(), link);
            }
        }
        for (var id : links.removed()) {
            if (open.remove(id) == null) {
                direct.removed.add(id);
            } else {
                touched = true;
            }
        }
        return touched;
    }

    private static boolean isOpen(LinkId id) {
        return id.client() instanceof Peer.Outside || id.server() instanceof Peer.Outside;
    }

    private void retell(Parts direct) {
        var now = new HashMap<LinkId, Link>();
        open.values().stream()
                .filter(link -> link.server() instanceof Peer.Outside)
                .forEach(link -> tell(now, link));
        var callers = callers(now);
        open.values().stream()
                .filter(link -> !(link.server() instanceof Peer.Outside))
                .forEach(link -> tellAnswering(now, callers, link));
        now.forEach((id, link) -> {
            if (!link.equals(told.get(id))) {
                direct.put.put(id, link);
            }
        });
        told.keySet().stream().filter(id -> !now.containsKey(id)).forEach(direct.removed::add);
        told = now;
    }

    private void tell(Map<LinkId, Link> now, Link link) {
        put(now, link, link.client(), resolvedServer((Peer.Outside) link.server(), link));
    }

    /// The view of the host that answers: dropped when the caller's own host told of it.
    private void tellAnswering(Map<LinkId, Link> now, Set<Call> callers, Link link) {
        var address = ((Peer.Outside) link.client()).address();
        var host = hostAt(address, hostOf(link.server()));
        if (host.isEmpty()) {
            put(now, link, link.client(), link.server());
        } else if (!callers.contains(new Call(host.get(), link.server()))) {
            put(now, link, new Peer.OfHost(host.get()), link.server());
        }
    }

    private record Call(HostId from, Peer server) {}

    private Set<Call> callers(Map<LinkId, Link> now) {
        var calls = new HashSet<Call>();
        for (var link : now.values()) {
            hostOf(link.client()).ifPresent(host -> calls.add(new Call(host, link.server())));
        }
        return calls;
    }

    private Optional<HostId> hostOf(Peer peer) {
        return switch (peer) {
            case Peer.Instance instance -> Optional.ofNullable(hostOfContainer.get(instance.container()));
            case Peer.OfHost ofHost -> Optional.of(ofHost.host());
            case Peer.Outside _ -> Optional.empty();
        };
    }

    private static void put(Map<LinkId, Link> now, Link link, Peer client, Peer server) {
        var id = new LinkId(
                client,
                server,
                link.id().port(),
                link.id().protocol(),
                link.id().evidence());
        now.merge(id, new Link(id, link.connections(), link.because(), link.firstSeen(), link.goneAt()), Join::links);
    }

    private Peer resolvedServer(Peer.Outside outside, Link link) {
        var host = hostAt(outside.address(), hostOf(link.client()));
        if (host.isEmpty()) {
            return outside;
        }
        var port = new Published(host.get(), link.id().port(), link.id().protocol());
        var container = publishedBy.get(port);
        return container == null ? new Peer.OfHost(host.get()) : new Peer.Instance(container);
    }

    /// Every Docker host has the same bridge addresses, so an address that is one's own is meant as one's own, and one
    /// that several others have tells nothing.
    private Optional<HostId> hostAt(String address, Optional<HostId> seenFrom) {
        var hosts = hostsByAddress.getOrDefault(address, Set.of());
        var own = seenFrom.filter(hosts::contains);
        return own.isPresent() || hosts.size() != 1 ? own : hosts.stream().findFirst();
    }

    /// @return whether an address is another host's now
    private boolean indexHosts(Topology before, Delta<HostId, Host> hosts) {
        var moved = false;
        for (var id : hosts.removed()) {
            moved |= addresses(id, before, Set.of());
        }
        for (var host : hosts.put().values()) {
            moved |= addresses(host.id(), before, host.addresses());
        }
        return moved;
    }

    private boolean addresses(HostId id, Topology before, Set<String> next) {
        var old = before.hosts().get(id);
        var known = old == null ? Set.<String>of() : old.addresses();
        if (known.equals(next)) {
            return false;
        }
        known.forEach(address -> hostsByAddress.computeIfPresent(address, (_, hosts) -> without(hosts, id)));
        next.forEach(address ->
                hostsByAddress.computeIfAbsent(address, _ -> new HashSet<>()).add(id));
        return true;
    }

    private static @Nullable Set<HostId> without(Set<HostId> hosts, HostId id) {
        hosts.remove(id);
        return hosts.isEmpty() ? null : hosts;
    }

    /// @return whether a port is another container's now, or a container came, went or moved
    private boolean indexPorts(Topology before, Delta<ContainerId, Container> containers) {
        var moved = false;
        for (var id : containers.removed()) {
            moved |= unpublish(before.containers().get(id));
        }
        for (var container : containers.put().values()) {
            var old = before.containers().get(container.id());
            if (old == null || !samePlace(old, container)) {
                unpublish(old);
                publish(container);
                moved = true;
            }
        }
        return moved;
    }

    private static boolean samePlace(Container old, Container now) {
        return old.host().equals(now.host())
                && old.ports().equals(now.ports())
                && old.state().alive() == now.state().alive();
    }

    /// A container that has ended holds no port: another may have it by now.
    private void publish(Container container) {
        hostOfContainer.put(container.id(), container.host());
        if (container.state().alive()) {
            published(container).forEach(port -> publishedBy.put(port, container.id()));
        }
    }

    private boolean unpublish(@Nullable Container container) {
        if (container == null) {
            return false;
        }
        hostOfContainer.remove(container.id());
        published(container).forEach(port -> publishedBy.remove(port, container.id()));
        return true;
    }

    private static List<Published> published(Container container) {
        return container.ports().stream()
                .filter(PortMapping::published)
                .map(port -> new Published(container.host(), port.hostPort(), port.protocol()))
                .toList();
    }
}
