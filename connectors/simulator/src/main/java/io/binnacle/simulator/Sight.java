package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Delta;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Presence;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be seen of the cluster from outside: everything, less what happens on hosts that do not answer. When a host
/// answers again, the difference is told, as a full list would tell it.
final class Sight {
    private final Set<HostId> dark = new HashSet<>();
    private Topology truth = Topology.EMPTY;
    private Topology seen = Topology.EMPTY;

    /// Everything is seen from the start.
    void begin(Topology first) {
        truth = first;
        seen = first;
    }

    /// What is true has become this, by that change.
    ///
    /// @return the part of the change that is seen
    TopologyChange pass(Topology newTruth, TopologyChange change) {
        truth = newTruth;
        return pass(change);
    }

    Topology seen() {
        return seen;
    }

    boolean dark(HostId host) {
        return dark.contains(host);
    }

    boolean allDark() {
        return !dark.isEmpty() && dark.containsAll(seen.hosts().keySet());
    }

    private TopologyChange pass(TopologyChange change) {
        var visible = dark.isEmpty() ? change : filtered(change);
        seen = seen.apply(visible);
        return visible;
    }

    /// From now on nothing of these hosts is seen but their presence.
    TopologyChange hide(Map<HostId, Presence> hosts) {
        dark.addAll(hosts.keySet());
        var change = new TopologyChange.Builder();
        hosts.forEach((id, presence) -> Optional.ofNullable(seen.hosts().get(id))
                .map(host -> host.with(presence))
                .ifPresent(change::put));
        var visible = change.build();
        seen = seen.apply(visible);
        return visible;
    }

    /// From now on nothing of this host is seen, and its presence stays as it is: it is only slow.
    void mute(HostId id) {
        dark.add(id);
    }

    TopologyChange show(Collection<HostId> hosts) {
        return dark.removeAll(hosts) ? resync() : TopologyChange.NOTHING;
    }

    /// None of the hosts has answered yet.
    void nothingYet(Presence presence) {
        dark.addAll(truth.hosts().keySet());
        var hosts = new TopologyChange.Builder();
        truth.hosts().values().forEach(host -> hosts.put(host.with(presence)));
        seen = Topology.EMPTY.apply(hosts.build());
    }

    /// What a full list of those that answer tells in addition to what was seen.
    private TopologyChange resync() {
        return pass(TopologyChange.between(seen, truth));
    }

    private TopologyChange filtered(TopologyChange change) {
        if (allDark()) {
            return TopologyChange.NOTHING;
        }
        return new TopologyChange(
                hosts(change.hosts()),
                containers(change.containers()),
                change.apps(),
                change.services(),
                links(change.links()),
                change.deployments());
    }

    private Delta<HostId, Host> hosts(Delta<HostId, Host> delta) {
        var put = new HashMap<>(delta.put());
        put.keySet().removeIf(dark::contains);
        return new Delta<>(put, delta.removed());
    }

    private Delta<ContainerId, Container> containers(Delta<ContainerId, Container> delta) {
        var put = new HashMap<>(delta.put());
        put.values().removeIf(container -> dark.contains(container.host()));
        var removed = new HashSet<>(delta.removed());
        removed.removeIf(this::standsInTheDark);
        return new Delta<>(put, removed);
    }

    private Delta<LinkId, Link> links(Delta<LinkId, Link> delta) {
        Map<LinkId, Link> put = new HashMap<>(delta.put());
        put.keySet().removeIf(this::standsInTheDark);
        var removed = new HashSet<>(delta.removed());
        removed.removeIf(this::standsInTheDark);
        return new Delta<>(put, removed);
    }

    /// A link is seen only while the hosts of both its ends answer.
    private boolean standsInTheDark(LinkId id) {
        return standsInTheDark(id.server()) || standsInTheDark(id.client());
    }

    private boolean standsInTheDark(Peer peer) {
        return switch (peer) {
            case Peer.Instance(ContainerId container) -> standsInTheDark(container);
            case Peer.OfHost(HostId host) -> dark.contains(host);
            case Peer.Outside _ -> false;
        };
    }

    private boolean standsInTheDark(ContainerId id) {
        var container = seen.containers().getOrDefault(id, truth.containers().get(id));
        return container != null && dark.contains(container.host());
    }
}
