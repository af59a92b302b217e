package io.binnacle.session;

import static java.util.Objects.requireNonNull;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Delta;
import io.binnacle.model.Join;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Service;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Shows once what a scheduler and the engine below it both tell of.
///
/// A scheduler of ours names the container of a task after the task and gives it [#MARK]: so the engine's container of
/// that name, on the same host, is the task. The scheduler's word is shown, since it keeps the number and knows the app
/// and the revision; what the engine saw of the container, its links above all, is told of the task. An app that an
/// engine made of nothing but such containers is not shown.
///
/// Where no two tell of the same, a change goes through as it is.
final class Twins {
    /// The variable that every task finds, and hardly anything else does.
    static final String MARK = "MESOS_TASK_ID";

    private final Map<ContainerId, ContainerId> engineOfTask = new HashMap<>();
    private final Map<ContainerId, ContainerId> taskOfEngine = new HashMap<>();
    private Map<ContainerId, ContainerId> hidden = Map.of();
    private Topology shown = Topology.EMPTY;

    /// @param before the whole as it came from the connectors, before `change`
    /// @return the change with each pair as one
    TopologyChange pair(Topology before, TopologyChange change) {
        index(change.containers());
        if (engineOfTask.isEmpty() && hidden.isEmpty()) {
            return change;
        }
        var after = before.apply(change);
        var last = hidden.isEmpty() ? before : shown;
        var same = hidden.isEmpty();
        hidden = pairs(after);
        if (same && hidden.isEmpty()) {
            return change;
        }
        shown = after.apply(joined(after));
        return TopologyChange.between(last, shown);
    }

    private void index(Delta<ContainerId, Container> containers) {
        for (var id : containers.removed()) {
            var task = taskOfEngine.remove(id);
            if (task != null) {
                engineOfTask.remove(task, id);
            }
        }
        for (var container : containers.put().values()) {
            if (marked(container)) {
                var task = new ContainerId(container.name());
                taskOfEngine.put(container.id(), task);
                engineOfTask.put(task, container.id());
            }
        }
    }

    private static boolean marked(Container container) {
        return !container.id().value().equals(container.name())
                && container.environment().stream().anyMatch(one -> one.name().equals(MARK));
    }

    private Map<ContainerId, ContainerId> pairs(Topology topology) {
        var pairs = new HashMap<ContainerId, ContainerId>();
        engineOfTask.forEach((task, engine) -> {
            var one = topology.containers().get(task);
            var other = topology.containers().get(engine);
            if (one != null && other != null && one.host().equals(other.host())) {
                pairs.put(engine, task);
            }
        });
        return pairs;
    }

    private TopologyChange joined(Topology topology) {
        var change = new TopologyChange.Builder();
        hidden.keySet().forEach(change::remove);
        var shadows = shadows(topology);
        shadows.forEach(change::remove);
        topology.services().values().forEach(service -> {
            if (shadows.contains(service.app())) {
                change.remove(service.id());
            } else if (service.backends().stream().anyMatch(hidden::containsKey)) {
                change.put(told(service));
            }
        });
        links(topology, change);
        return change.build();
    }

    /// Apps of which nothing is left but what is hidden.
    private Set<AppId> shadows(Topology topology) {
        var apps = new HashSet<AppId>();
        hidden.keySet().forEach(id -> apps.add(appOf(topology, id)));
        topology.containers().values().stream()
                .filter(container -> !hidden.containsKey(container.id()))
                .forEach(container -> apps.remove(container.app()));
        apps.removeIf(app -> !topology.apps().containsKey(app)
                || topology.apps().get(app).wanted().isPresent());
        return apps;
    }

    private static AppId appOf(Topology topology, ContainerId id) {
        return requireNonNull(topology.containers().get(id)).app();
    }

    private Service told(Service service) {
        var backends = new HashSet<>(service.backends());
        backends.removeAll(hidden.keySet());
        return new Service(service.id(), service.name(), service.app(), service.names(), service.ports(), backends);
    }

    private void links(Topology topology, TopologyChange.Builder change) {
        var told = new HashMap<LinkId, Link>();
        for (var link : topology.links().values()) {
            var id = link.id();
            var now = new LinkId(told(id.client()), told(id.server()), id.port(), id.protocol(), id.evidence());
            if (!now.equals(id)) {
                change.remove(id);
                var other = topology.links().get(now);
                var mine = new Link(now, link.connections(), link.because(), link.firstSeen(), link.goneAt());
                told.merge(now, other == null ? mine : Join.links(mine, other), Join::links);
            }
        }
        told.values().forEach(change::put);
    }

    private Peer told(Peer peer) {
        return peer instanceof Peer.Instance(ContainerId container) && hidden.containsKey(container)
                ? new Peer.Instance(requireNonNull(hidden.get(container)))
                : peer;
    }
}
