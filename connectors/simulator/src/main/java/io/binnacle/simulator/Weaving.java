package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// All links of a cluster, from what its apps need.
final class Weaving {
    private final List<AppKind> kinds;
    private final Map<AppId, List<Container>> instances;
    private final Loom loom;

    Weaving(List<AppKind> kinds, Map<AppId, List<Container>> instances, List<HostId> hosts, Instant firstSeen) {
        this.kinds = kinds;
        this.instances = instances;
        this.loom = new Loom(hosts, firstSeen);
    }

    /// Who really talks to whom, the visitors from outside too.
    void observed(Consumer<Link> links) {
        weave(Link.Evidence.OBSERVED, links);
        kinds.stream()
                .filter(Weaving::isEntrance)
                .forEach(kind -> of(kind).forEach(one -> links.accept(loom.entrance(one, kind.port()))));
    }

    /// What the apps' settings name.
    void declared(Consumer<Link> links) {
        weave(Link.Evidence.DECLARED, links);
    }

    private void weave(Link.Evidence evidence, Consumer<Link> links) {
        for (var kind : kinds) {
            for (var need : kind.needs()) {
                loom.weave(kind, need, of(kind), servers(need), evidence, links);
            }
        }
    }

    private List<Container> servers(AppKind.Need need) {
        return kinds.stream()
                .filter(other -> other.name().equals(need.app()))
                .findFirst()
                .map(this::of)
                .orElse(List.of());
    }

    private List<Container> of(AppKind kind) {
        return instances.getOrDefault(kind.id(), List.of());
    }

    static boolean isEntrance(AppKind kind) {
        return Set.of("web", "gateway").contains(kind.name());
    }
}
