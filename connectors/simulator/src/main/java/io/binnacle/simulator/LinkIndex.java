package io.binnacle.simulator;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Delta;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which links end at which container; made when it is first asked for, since most clusters never ask.
final class LinkIndex {
    private final Map<ContainerId, Set<LinkId>> byContainer = new HashMap<>();
    private boolean made;

    /// In their own order, so that the same seed meets them in the same order.
    List<LinkId> of(ContainerId id, Topology topology) {
        if (!made) {
            made = true;
            topology.links().keySet().forEach(this::add);
        }
        return byContainer.getOrDefault(id, Set.of()).stream().sorted().toList();
    }

    void apply(Delta<LinkId, Link> delta) {
        if (made) {
            delta.removed().forEach(this::remove);
            delta.put().keySet().forEach(this::add);
        }
    }

    private void add(LinkId id) {
        add(id.client(), id);
        add(id.server(), id);
    }

    private void add(Peer peer, LinkId id) {
        if (peer instanceof Peer.Instance(ContainerId container)) {
            byContainer.computeIfAbsent(container, _ -> new HashSet<>(4)).add(id);
        }
    }

    private void remove(LinkId id) {
        remove(id.client(), id);
        remove(id.server(), id);
    }

    private void remove(Peer peer, LinkId id) {
        if (peer instanceof Peer.Instance(ContainerId container)) {
            byContainer.computeIfPresent(container, (_, links) -> without(links, id));
        }
    }

    /// A container without links is forgotten.
    @Nullable
    private static Set<LinkId> without(Set<LinkId> links, LinkId id) {
        links.remove(id);
        return links.isEmpty() ? null : links;
    }
}
