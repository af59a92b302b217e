package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Who connects to containers, and how we know: they notice when those go. Pure.
final class Clients {
    private Clients() {}

    static List<String> of(Set<ContainerId> servers, Topology around) {
        var noticed = new TreeSet<String>();
        for (var link : around.links().values()) {
            if (link.goneAt().isEmpty() && among(servers, link.server()) && !among(servers, link.client())) {
                noticed.add(name(link, around) + " (" + link.because() + ")");
            }
        }
        return List.copyOf(noticed);
    }

    private static boolean among(Set<ContainerId> containers, Peer peer) {
        return peer instanceof Peer.Instance(ContainerId container) && containers.contains(container);
    }

    private static String name(Link link, Topology around) {
        return switch (link.client()) {
            case Peer.Instance instance -> {
                var its = around.containers().get(instance.container());
                yield its == null ? "a container" : its.name();
            }
            case Peer.OfHost _ -> "a process of the host";
            case Peer.Outside outside -> outside.address();
        };
    }
}
