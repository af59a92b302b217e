package io.binnacle.model;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Everything known of one or many clusters at one moment: immutable, cheap to change, comparable by content.
///
/// A change shares all it does not touch with the topology it came from, so that a picture of ten thousand
/// containers costs what changed in it, and a reader on another thread keeps the one it holds.
public final class Topology {
    public static final Topology EMPTY = new Topology(
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty());

    private final PMap<HostId, Host> hosts;
    private final PMap<ContainerId, Container> containers;
    private final PMap<AppId, App> apps;
    private final PMap<ServiceId, Service> services;
    private final PMap<LinkId, Link> links;
    private final PMap<DeploymentId, Deployment> deployments;

    private Topology(
            PMap<HostId, Host> hosts,
            PMap<ContainerId, Container> containers,
            PMap<AppId, App> apps,
            PMap<ServiceId, Service> services,
            PMap<LinkId, Link> links,
            PMap<DeploymentId, Deployment> deployments) {
        this.hosts = hosts;
        this.containers = containers;
        this.apps = apps;
        this.services = services;
        this.links = links;
        this.deployments = deployments;
    }

    public Map<HostId, Host> hosts() {
        return hosts;
    }

    public Map<ContainerId, Container> containers() {
        return containers;
    }

    public Map<AppId, App> apps() {
        return apps;
    }

    public Map<ServiceId, Service> services() {
        return services;
    }

    public Map<LinkId, Link> links() {
        return links;
    }

    public Map<DeploymentId, Deployment> deployments() {
        return deployments;
    }

    /// How many instances an app has: as many as are asked for, and where nobody says how many, as many as run or are
    /// about
    /// to.
    public int sizeOf(AppId app) {
        var known = apps.get(app);
        return known != null && known.wanted().isPresent()
                ? known.wanted().getAsInt()
                : Math.toIntExact(containers.values().stream()
                        .filter(one -> one.app().equals(app) && one.state().counts())
                        .count());
    }

    public Topology apply(TopologyChange change) {
        if (change.isEmpty()) {
            return this;
        }
        return new Topology(
                change.hosts().applyTo(hosts),
                change.containers().applyTo(containers),
                change.apps().applyTo(apps),
                change.services().applyTo(services),
                change.links().applyTo(links),
                change.deployments().applyTo(deployments));
    }

    /// Both pictures as one. Commutative, associative and idempotent, so that it does not matter in which order
    /// clusters answer, or that two endpoints lead to the same engine. What both know of is joined by [Join].
    public Topology merge(Topology other) {
        return new Topology(
                merged(hosts, other.hosts, Join::hosts),
                merged(containers, other.containers, Join::containers),
                merged(apps, other.apps, Join::apps),
                merged(services, other.services, Join::services),
                merged(links, other.links, Join::links),
                merged(deployments, other.deployments, Join::deployments));
    }

    private static <I, E> PMap<I, E> merged(PMap<I, E> left, PMap<I, E> right, BinaryOperator<E> join) {
        if (left.size() < right.size()) {
            return merged(right, left, join);
        }
        var result = left;
        for (var entry : right.entrySet()) {
            var mine = left.get(entry.getKey());
            var both = mine == null ? entry.getValue() : join.apply(mine, entry.getValue());
            result = both.equals(mine) ? result : result.plus(entry.getKey(), both);
        }
        return result;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Topology other
                && hosts.equals(other.hosts)
                && containers.equals(other.containers)
                && apps.equals(other.apps)
                && services.equals(other.services)
                && links.equals(other.links)
                && deployments.equals(other.deployments);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(hosts, containers, apps, services, links, deployments);
    }

    @Override
    public String toString() {
        return hosts.size() + " hosts, " + containers.size() + " containers, " + apps.size() + " apps, "
                + services.size() + " services, " + links.size() + " links, " + deployments.size() + " deployments";
    }
}
