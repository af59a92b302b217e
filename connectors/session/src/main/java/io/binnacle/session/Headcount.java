package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who is how many in a topology, and who depends on whom. Counting takes a pass over everything, so it is done once as
/// long as the topology stays the same.
final class Headcount {
    private final Topology topology;
    private final Dependents dependents;
    private final Map<HostId, Set<AppId>> appsOn = new HashMap<>();
    private final Map<HostId, Integer> countOn = new HashMap<>();
    private final Map<AppId, Integer> countOf = new HashMap<>();

    Headcount(Topology topology) {
        this.topology = topology;
        this.dependents = new Dependents(topology);
        topology.containers().values().forEach(this::count);
    }

    private void count(Container container) {
        countOf.merge(container.app(), container.setAside() ? 0 : 1, Integer::sum);
        countOn.merge(container.host(), 1, Integer::sum);
        appsOn.computeIfAbsent(container.host(), _ -> new HashSet<>()).add(container.app());
    }

    /// This one, if it is of the same topology; else a new one.
    @SuppressWarnings("ReferenceEquality") // a topology that is the same object has not changed; more need not be known
    Headcount of(Topology now) {
        return now == topology ? this : new Headcount(now);
    }

    int instances(AppId app) {
        return countOf.getOrDefault(app, 0);
    }

    int containersOn(HostId host) {
        return countOn.getOrDefault(host, 0);
    }

    int appsOn(HostId host) {
        return appsOn.getOrDefault(host, Set.of()).size();
    }

    /// The names of the apps with a link to an instance of this one.
    Set<String> dependents(AppId app) {
        return dependents.of(app);
    }
}
