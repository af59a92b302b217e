package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Topology;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which containers are instances of which app, so that one app's change does not look through a hundred thousand.
final class Instances {
    private final Map<AppId, Set<ContainerId>> byApp = new HashMap<>();

    void add(Container container) {
        byApp.computeIfAbsent(container.app(), _ -> new LinkedHashSet<>()).add(container.id());
    }

    void remove(Container container) {
        byApp.getOrDefault(container.app(), Set.of()).remove(container.id());
    }

    List<Container> of(AppId app, Topology topology) {
        return byApp.getOrDefault(app, Set.of()).stream()
                .map(topology.containers()::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
