package io.binnacle.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The difference between two topologies. `a.apply(TopologyChange.between(a, b))` equals `b`.
public record TopologyChange(
        Delta<HostId, Host> hosts,
        Delta<ContainerId, Container> containers,
        Delta<AppId, App> apps,
        Delta<ServiceId, Service> services,
        Delta<LinkId, Link> links,
        Delta<DeploymentId, Deployment> deployments) {
    public static final TopologyChange NOTHING = new Builder().build();

    public static TopologyChange between(Topology from, Topology to) {
        return new TopologyChange(
                Delta.between(from.hosts(), to.hosts()),
                Delta.between(from.containers(), to.containers()),
                Delta.between(from.apps(), to.apps()),
                Delta.between(from.services(), to.services()),
                Delta.between(from.links(), to.links()),
                Delta.between(from.deployments(), to.deployments()));
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /// How many entities it touches.
    public int size() {
        return deltas().stream().mapToInt(Delta::size).sum();
    }

    /// This change followed by `next`, as one.
    public TopologyChange then(TopologyChange next) {
        return new TopologyChange(
                hosts.then(next.hosts),
                containers.then(next.containers),
                apps.then(next.apps),
                services.then(next.services),
                links.then(next.links),
                deployments.then(next.deployments));
    }

    private List<Delta<?, ?>> deltas() {
        return List.of(hosts, containers, apps, services, links, deployments);
    }

    /// Collects a change entity by entity. The last word on an id counts.
    public static final class Builder {
        private final Part<HostId, Host> hosts = new Part<>();
        private final Part<ContainerId, Container> containers = new Part<>();
        private final Part<AppId, App> apps = new Part<>();
        private final Part<ServiceId, Service> services = new Part<>();
        private final Part<LinkId, Link> links = new Part<>();
        private final Part<DeploymentId, Deployment> deployments = new Part<>();

        public Builder put(Host host) {
            hosts.put(host);
            return this;
        }

        public Builder put(Container container) {
            containers.put(container);
            return this;
        }

        public Builder put(App app) {
            apps.put(app);
            return this;
        }

        public Builder put(Service service) {
            services.put(service);
            return this;
        }

        public Builder put(Link link) {
            links.put(link);
            return this;
        }

        public Builder put(Deployment deployment) {
            deployments.put(deployment);
            return this;
        }

        public Builder remove(HostId id) {
            hosts.remove(id);
            return this;
        }

        public Builder remove(ContainerId id) {
            containers.remove(id);
            return this;
        }

        public Builder remove(AppId id) {
            apps.remove(id);
            return this;
        }

        public Builder remove(ServiceId id) {
            services.remove(id);
            return this;
        }

        public Builder remove(LinkId id) {
            links.remove(id);
            return this;
        }

        public Builder remove(DeploymentId id) {
            deployments.remove(id);
            return this;
        }

        public TopologyChange build() {
            return new TopologyChange(
                    hosts.delta(),
                    containers.delta(),
                    apps.delta(),
                    services.delta(),
                    links.delta(),
                    deployments.delta());
        }
    }

    private static final class Part<I, E extends Entity<I>> {
        private final Map<I, E> put = new HashMap<>();
        private final Set<I> removed = new HashSet<>();

        void put(E entity) {
            removed.remove(entity.id());
            put.put(entity.id(), entity);
        }

        void remove(I id) {
            put.remove(id);
            removed.add(id);
        }

        Delta<I, E> delta() {
            return put.isEmpty() && removed.isEmpty() ? Delta.nothing() : new Delta<>(put, removed);
        }
    }

    /// Every id this change touches that can be a node on screen, for those who only need to look again.
    public List<Subject> subjects() {
        var all = new ArrayList<Subject>(hosts.size() + containers.size());
        all.addAll(hosts.put().keySet());
        all.addAll(hosts.removed());
        all.addAll(containers.put().keySet());
        all.addAll(containers.removed());
        return all;
    }
}
