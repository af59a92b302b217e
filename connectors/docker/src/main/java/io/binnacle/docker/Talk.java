package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Protocol;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who talks to whom, told from the sockets of one host's network namespaces. Pure.
///
/// What is told, by who sees it:
///
/// - A container dials another on this host, by its own address or by a port the host publishes: `Instance → Instance`
///   with the port it dialled.
/// - A container dials anything else: `Instance → Outside(address)` with the port it dialled. Where the address is
/// another
///   host's, whoever knows both hosts can tell which container publishes that port there.
/// - A container is dialled from elsewhere: `Outside(address) → Instance`, with the published port where there is one,
///   since that is what was dialled, else its own. The address may be another host's, whose own view then tells more.
/// - A process of the host itself dials a container: `OfHost → Instance`; a container dials one: `Instance → OfHost`.
///
/// Connections of the host's own processes to elsewhere are not told, nor those of a namespace to itself. The engine's
/// own proxy for published ports is looked through. Who shares another's network speaks as the one whose network it is,
/// and a container in the host's network as the host, except that a port it exposes is its own.
final class Talk {
    private static final int EPHEMERAL = 32768;

    /// @param connections how many are open
    /// @param closing ends of connections that have just been closed, so that short ones are noticed too
    record Seen(int connections, Set<String> closing) {
        private static Seen more(Seen left, Seen right) {
            var all = new HashSet<>(left.closing);
            all.addAll(right.closing);
            return new Seen(left.connections + right.connections, all);
        }
    }

    private final HostId host;
    private final Map<Integer, ContainerId> byPid = new HashMap<>();
    private final Map<String, ContainerId> byAddress = new HashMap<>();
    private final Map<Integer, ContainerId> published = new HashMap<>();
    private final Map<ContainerId, Map<Integer, Integer>> publishedAs = new HashMap<>();
    private final Map<Integer, ContainerId> inHostNetwork = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Map<LinkId, Seen> asDialled = new HashMap<>();
    private final Map<LinkId, Seen> asAnswered = new HashMap<>();
    private int pid; // whose namespace is being looked at

    private Talk(HostId host, Collection<io.binnacle.docker.Seen> containers, Collection<String> ownAddresses) {
        this.host = host;
        own.addAll(ownAddresses);
        own.addAll(List.of("127.0.0.1", "::1"));
        containers.forEach(this::index);
    }

    /// The process whose namespace speaks for each container, in one order.
    static List<Integer> pids(Collection<io.binnacle.docker.Seen> containers) {
        return containers.stream()
                .filter(Talk::speaks)
                .map(io.binnacle.docker.Seen::pid)
                .sorted()
                .toList();
    }

    private static boolean speaks(io.binnacle.docker.Seen seen) {
        return seen.pid() > 1
                && seen.container().state().alive()
                && !seen.networkMode().startsWith("container:")
                && !seen.networkMode().equals("host");
    }

    private void index(io.binnacle.docker.Seen seen) {
        var container = seen.container();
        var id = container.id();
        seen.gateways().forEach(gateway -> own.add(Addresses.normal(gateway)));
        if (container.state() == ContainerState.EXITED || container.state() == ContainerState.CREATED) {
            return;
        }
        if (speaks(seen)) {
            byPid.put(seen.pid(), id);
        }
        container
                .networks()
                .forEach(network ->
                        network.addresses().forEach(address -> byAddress.put(Addresses.normal(address), id)));
        for (var port : container.ports()) {
            if (port.protocol() == Protocol.TCP && port.published()) {
                published.put(port.hostPort(), id);
                publishedAs
                        .computeIfAbsent(id, _ -> new TreeMap<>())
                        .putIfAbsent(port.containerPort(), port.hostPort());
            } else if (port.protocol() == Protocol.TCP && seen.networkMode().equals("host")) {
                inHostNetwork.put(port.containerPort(), id);
            }
        }
    }

    /// @param hostPid a process in the host's own network namespace
    /// @param listened ports each namespace has ever been seen to listen on, kept from scan to scan
    static Map<LinkId, Seen> seen(
            HostId host,
            Collection<io.binnacle.docker.Seen> containers,
            Collection<String> ownAddresses,
            Scan scan,
            int hostPid,
            Map<Integer, Set<Integer>> listened) {
        var talk = new Talk(host, containers, ownAddresses);
        scan.byPid().forEach((pid, sockets) -> {
            var ports = listened.computeIfAbsent(pid, _ -> new HashSet<>());
            sockets.stream()
                    .filter(socket -> socket.state() == Scan.State.LISTENING)
                    .forEach(socket -> ports.add(socket.localPort()));
            talk.pid = pid;
            if (pid == hostPid) {
                talk.ofHost(sockets, ports);
            } else {
                Optional.ofNullable(talk.byPid.get(pid)).ifPresent(id -> talk.ofContainer(id, sockets, ports));
            }
        });
        return talk.both();
    }

    private Map<LinkId, Seen> both() {
        var all = new HashMap<>(asAnswered);
        asDialled.forEach((id, seen) -> all.merge(
                id,
                seen,
                (answered, dialled) -> new Seen(
                        Math.max(answered.connections, dialled.connections), Seen.more(answered, dialled).closing)));
        return all;
    }

    private void ofContainer(ContainerId id, List<Scan.Socket> sockets, Set<Integer> listening) {
        var me = new Peer.Instance(id);
        for (var socket : sockets) {
            if (socket.state() == Scan.State.LISTENING || toItself(id, socket)) {
                continue;
            }
            if (answers(socket, listening)) {
                answeredBy(id, socket);
            } else {
                server(socket).ifPresent(server -> tell(asDialled, me, server, socket.remotePort(), socket));
            }
        }
    }

    private boolean toItself(ContainerId id, Scan.Socket socket) {
        return loopback(socket.remoteAddress())
                || socket.remoteAddress().equals(socket.localAddress())
                || id.equals(byAddress.get(socket.remoteAddress()));
    }

    private static boolean loopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }

    /// Whether this end is the one that was dialled. It listens on that port, or did; a listener that took one
    /// connection
    /// and went away is told by which port looks as if the system had chosen it.
    private static boolean answers(Scan.Socket socket, Set<Integer> listening) {
        if (listening.contains(socket.localPort())) {
            return true;
        }
        return socket.remotePort() >= EPHEMERAL && socket.localPort() < EPHEMERAL;
    }

    private void answeredBy(ContainerId id, Scan.Socket socket) {
        if (own.contains(socket.remoteAddress())) {
            return; // the host itself or its proxy: seen from its own side
        }
        var caller = byAddress.get(socket.remoteAddress());
        if (caller != null) {
            tell(asAnswered, new Peer.Instance(caller), new Peer.Instance(id), socket.localPort(), socket);
            return;
        }
        var dialled = publishedAs.getOrDefault(id, Map.of()).getOrDefault(socket.localPort(), socket.localPort());
        tell(asAnswered, new Peer.Outside(socket.remoteAddress()), new Peer.Instance(id), dialled, socket);
    }

    /// Who answers where a socket of this host's containers leads.
    private Optional<Peer> server(Scan.Socket socket) {
        var container = byAddress.get(socket.remoteAddress());
        if (container != null) {
            return Optional.of(new Peer.Instance(container));
        }
        if (!own.contains(socket.remoteAddress())) {
            return Optional.of(new Peer.Outside(socket.remoteAddress()));
        }
        return Optional.of(onHost(socket.remotePort()));
    }

    private Peer onHost(int port) {
        var container = published.getOrDefault(port, inHostNetwork.get(port));
        return container == null ? new Peer.OfHost(host) : new Peer.Instance(container);
    }

    private void ofHost(List<Scan.Socket> sockets, Set<Integer> listening) {
        var proxied = new HashSet<ContainerId>();
        for (var socket : sockets) {
            if (socket.state() != Scan.State.LISTENING && answersForContainer(socket, listening)) {
                var container = java.util.Objects.requireNonNull(published.get(socket.localPort()));
                proxied.add(container);
                if (!own.contains(socket.remoteAddress()) && !byAddress.containsKey(socket.remoteAddress())) {
                    var caller = new Peer.Outside(socket.remoteAddress());
                    tell(asAnswered, caller, new Peer.Instance(container), socket.localPort(), socket);
                }
            }
        }
        sockets.stream()
                .filter(socket -> socket.state() != Scan.State.LISTENING && !answers(socket, listening))
                .forEach(socket -> dialledByHost(socket, proxied));
    }

    private boolean answersForContainer(Scan.Socket socket, Set<Integer> listening) {
        return published.containsKey(socket.localPort()) && answers(socket, listening);
    }

    private void dialledByHost(Scan.Socket socket, Set<ContainerId> proxied) {
        var direct = byAddress.get(socket.remoteAddress());
        if (direct != null) {
            var proxy = proxied.contains(direct)
                    && publishedAs.getOrDefault(direct, Map.of()).containsKey(socket.remotePort());
            if (!proxy) {
                tell(asDialled, new Peer.OfHost(host), new Peer.Instance(direct), socket.remotePort(), socket);
            }
            return;
        }
        if (own.contains(socket.remoteAddress()) && onHost(socket.remotePort()) instanceof Peer.Instance server) {
            tell(asDialled, new Peer.OfHost(host), server, socket.remotePort(), socket);
        }
    }

    private void tell(Map<LinkId, Seen> into, Peer client, Peer server, int port, Scan.Socket socket) {
        var id = new LinkId(client, server, port, Protocol.TCP, Link.Evidence.OBSERVED);
        var open = socket.state() == Scan.State.OPEN;
        into.merge(id, new Seen(open ? 1 : 0, open ? Set.of() : Set.of(socket.key(pid))), Seen::more);
    }
}
