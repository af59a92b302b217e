package io.binnacle.views.topology;

import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.views.Fill;
import java.time.Instant;

/// What fills the vessels of a scene, and how much would be full.
record Figures(Topology topology, HostTable hosts, NodeTable nodes, Instant now, Gauges gauges, Fill fill) {
    double limit(int node, double most) {
        var container = topology.containers().get(nodes.id[node]);
        var host = topology.hosts().get(hosts.id[nodes.host[node]]);
        if (container == null || host == null) {
            return 0;
        }
        return switch (fill) {
            case CPU ->
                container.limits().cpuCores() > 0
                        ? container.limits().cpuCores()
                        : host.capacity().cpuCores();
            case MEMORY ->
                container.limits().memoryBytes() > 0
                        ? container.limits().memoryBytes()
                        : host.capacity().memoryBytes();
            case NETWORK, RESTARTS -> most;
            case AGE -> 1;
        };
    }

    double value(int node) {
        var container = topology.containers().get(nodes.id[node]);
        return switch (fill) {
            case CPU, MEMORY, NETWORK ->
                fill.metric()
                        .map(metric -> gauges.latest(nodes.id[node], metric))
                        .orElse(Double.NaN);
            case RESTARTS -> container == null ? Double.NaN : container.restarts();
            case AGE -> container == null ? Double.NaN : Age.share(container, now);
        };
    }

    /// Nothing limits the network nor restarts, so the busiest container is full.
    double most() {
        var most = 1.0;
        if (fill == Fill.NETWORK || fill == Fill.RESTARTS) {
            for (var node = 0; node < nodes.count; node++) {
                var value = value(node);
                most = value > most ? value : most;
            }
        }
        return most;
    }
}
