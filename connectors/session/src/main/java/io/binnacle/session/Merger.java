package io.binnacle.session;

import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Delta;
import io.binnacle.model.Entity;
import io.binnacle.model.Join;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Keeps the topology of each cluster, and turns a change of one into the change of all of them together, at the
/// price of what changed.
final class Merger {
    private final Map<ClusterId, Topology> parts = new ConcurrentHashMap<>();

    /// Takes in a change of one cluster.
    ///
    /// @return what it changes in the whole
    TopologyChange change(ClusterId cluster, TopologyChange change) {
        parts.put(cluster, parts.getOrDefault(cluster, Topology.EMPTY).apply(change));
        return new TopologyChange(
                whole(change.hosts(), Topology::hosts, Join::hosts),
                whole(change.containers(), Topology::containers, Join::containers),
                whole(change.apps(), Topology::apps, Join::apps),
                whole(change.services(), Topology::services, Join::services),
                whole(change.links(), Topology::links, Join::links),
                whole(change.deployments(), Topology::deployments, Join::deployments));
    }

    /// Who tells of a container itself, and not only of its host. Safe from any thread.
    Optional<ClusterId> clusterOf(ContainerId container) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().containers().containsKey(container))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Lets go of a cluster.
    TopologyChange forget(ClusterId cluster) {
        var last = parts.getOrDefault(cluster, Topology.EMPTY);
        var change = change(cluster, TopologyChange.between(last, Topology.EMPTY));
        parts.remove(cluster);
        return change;
    }

    private <I, E extends Entity<I>> Delta<I, E> whole(
            Delta<I, E> part, Function<Topology, Map<I, E>> table, BinaryOperator<E> join) {
        if (part.isEmpty() || parts.size() == 1) {
            return part;
        }
        var put = new HashMap<I, E>();
        var removed = new HashSet<I>();
        for (var id : touched(part)) {
            parts.values().stream()
                    .map(table)
                    .filter(entities -> entities.containsKey(id))
                    .map(entities -> entities.get(id))
                    .reduce(join)
                    .ifPresentOrElse(entity -> put.put(id, entity), () -> removed.add(id));
        }
        return new Delta<>(put, removed);
    }

    private static <I, E extends Entity<I>> Set<I> touched(Delta<I, E> delta) {
        var ids = new HashSet<>(delta.put().keySet());
        ids.addAll(delta.removed());
        return ids;
    }
}
