package io.binnacle.docker;

import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps a container that speaks before it is known from being taken for somebody outside. Who has an address of this
/// host's container networks and is none of its containers is told only when a second scan finds nobody of that
/// address either. An address is near when its first two numbers are those of a container or of its gateway.
final class Newcomers {
    private Set<String> before = Set.of();

    /// What may be told of what was seen now. To be asked once a scan, in order.
    Map<LinkId, Talk.Seen> withoutStrangers(Map<LinkId, Talk.Seen> seen, Collection<Seen> containers) {
        var networks = networks(containers);
        var strangers = new HashSet<String>();
        var told = new HashMap<>(seen);
        for (var link : seen.keySet()) {
            for (var peer : new Peer[] {link.client(), link.server()}) {
                if (peer instanceof Peer.Outside(String address) && networks.contains(network(address))) {
                    strangers.add(address);
                    if (!before.contains(address)) {
                        told.remove(link);
                    }
                }
            }
        }
        before = strangers;
        return told;
    }

    private static Set<String> networks(Collection<Seen> containers) {
        return containers.stream()
                .flatMap(one -> Stream.concat(
                        one.gateways().stream(),
                        one.container().networks().stream().flatMap(network -> network.addresses().stream())))
                .map(address -> network(Addresses.normal(address)))
                .filter(network -> !network.isEmpty())
                .collect(Collectors.toSet());
    }

    /// `172.17` of `172.17.0.2`; empty for what is no IPv4 address.
    private static String network(String address) {
        var first = address.indexOf('.');
        var second = first < 0 ? -1 : address.indexOf('.', first + 1);
        return second < 0 ? "" : address.substring(0, second);
    }
}
