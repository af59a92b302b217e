package io.binnacle.docker;

import io.binnacle.craft.Hint;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the links that containers declare: Compose's `depends_on`, the old `--link`, and variables that name another
/// container on a shared network. Pure.
final class Declared {
    private static final String DEPENDS_ON = "com.docker.compose.depends_on";

    private final Collection<Seen> all;
    private final Map<String, List<Seen>> byNameOnNetwork = new HashMap<>();
    private final Map<String, List<Seen>> byAddress = new HashMap<>();
    private final Map<String, List<Seen>> byComposeService = new HashMap<>();
    private final Map<String, Seen> byName = new HashMap<>();
    private final Map<LinkId, Link> links = new HashMap<>();

    private Declared(Collection<Seen> all) {
        this.all = all;
        all.forEach(this::index);
    }

    static Map<LinkId, Link> among(Collection<Seen> all) {
        var declared = new Declared(all);
        declared.find();
        return declared.links;
    }

    private void index(Seen seen) {
        var container = seen.container();
        byName.put(container.name(), seen);
        service(container).ifPresent(key -> add(byComposeService, key, seen));
        for (var network : container.networks()) {
            network.addresses().forEach(address -> add(byAddress, address, seen));
            if (!network.network().equals("bridge")) {
                names(container, network).forEach(name -> add(byNameOnNetwork, name + "@" + network.network(), seen));
            }
        }
    }

    /// The default bridge resolves no names.
    private static Set<String> names(Container container, Attachment network) {
        var names = new HashSet<String>();
        names.add(container.name().toLowerCase(Locale.ROOT));
        network.aliases().forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
        Optional.ofNullable(container.labels().get(Naming.SWARM_SERVICE))
                .ifPresent(service -> names.add(service.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Optional<String> service(Container container) {
        var project = container.labels().get(Naming.PROJECT);
        var service = container.labels().get(Naming.SERVICE);
        return project == null || service == null ? Optional.empty() : Optional.of(project + "/" + service);
    }

    private static void add(Map<String, List<Seen>> index, String key, Seen seen) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(seen);
    }

    private void find() {
        for (var client : all) {
            client.hints().forEach(hint -> byVariable(client, hint));
            client.links().forEach(name -> byLink(client, name));
            dependencies(client.container()).forEach(service -> byDependency(client, service));
        }
    }

    private void byVariable(Seen client, Hint hint) {
        var servers = new HashSet<>(byAddress.getOrDefault(hint.host(), List.of()));
        client.container()
                .networks()
                .forEach(network ->
                        servers.addAll(byNameOnNetwork.getOrDefault(hint.host() + "@" + network.network(), List.of())));
        servers.forEach(server -> link(client, server, hint.port(), hint.because()));
    }

    private void byLink(Seen client, String name) {
        var server = byName.get(name);
        if (server != null) {
            link(client, server, 0, "linked to " + name);
        }
    }

    private void byDependency(Seen client, String service) {
        byComposeService.getOrDefault(service, List.of()).forEach(server -> {
            if (!alreadyLinked(client, server)) {
                link(client, server, 0, "depends_on");
            }
        });
    }

    /// A variable says the same, and the port too.
    private boolean alreadyLinked(Seen client, Seen server) {
        return client.hints().stream().anyMatch(hint -> links.containsKey(id(client, server, hint.port())));
    }

    /// `db:service_healthy:false,cache:service_started:true` → `project/db`, `project/cache`.
    private static List<String> dependencies(Container container) {
        var project = container.labels().get(Naming.PROJECT);
        var written = container.labels().getOrDefault(DEPENDS_ON, "");
        if (project == null || written.isBlank()) {
            return List.of();
        }
        var services = new ArrayList<String>();
        for (var part : written.split(",")) {
            services.add(project + "/" + part.strip().replaceFirst(":.*", ""));
        }
        return services;
    }

    private void link(Seen client, Seen server, int port, String because) {
        if (client.container().id().equals(server.container().id())) {
            return;
        }
        var id = id(client, server, port);
        var firstSeen = client.container().createdAt();
        links.merge(id, new Link(id, 0, because, firstSeen, Optional.empty()), Declared::first);
    }

    private static LinkId id(Seen client, Seen server, int port) {
        return new LinkId(
                new Peer.Instance(client.container().id()),
                new Peer.Instance(server.container().id()),
                port,
                Protocol.TCP,
                Link.Evidence.DECLARED);
    }

    /// Two variables may say the same; the first in the alphabet stands, so that it is always the same one.
    private static Link first(Link left, Link right) {
        return left.because().compareTo(right.because()) <= 0 ? left : right;
    }
}
