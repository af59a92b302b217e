package io.binnacle.views.shell;

import io.binnacle.model.App;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Health;
import io.binnacle.model.Host;
import io.binnacle.model.Metric;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One container as a row of the table, with figures to sort by.
///
/// @param cpuCores NaN when not known
/// @param memoryBytes NaN when not known
/// @param networkBytes a second, in and out; NaN when not known
record ContainerRow(
        ContainerId id,
        String name,
        String app,
        String host,
        Condition condition,
        String state,
        String image,
        double cpuCores,
        double memoryBytes,
        double networkBytes,
        int restarts,
        String health,
        String ports,
        Instant since) {
    static ContainerRow of(Container container, Topology topology, Gauges gauges, Instant now) {
        var host = Optional.ofNullable(topology.hosts().get(container.host()));
        var live = host.filter(known -> known.presence().live()).isPresent();
        return new ContainerRow(
                container.id(),
                container.name(),
                Optional.ofNullable(topology.apps().get(container.app()))
                        .map(App::name)
                        .orElse(""),
                host.map(Host::name).orElse(""),
                live ? Condition.of(container, now) : Condition.NOT_SEEN,
                live ? words(container) : "not seen",
                container.image().reference(),
                gauges.latest(container.id(), Metric.CPU),
                gauges.latest(container.id(), Metric.MEMORY),
                gauges.latest(container.id(), Metric.NETWORK_IN) + gauges.latest(container.id(), Metric.NETWORK_OUT),
                container.restarts(),
                health(container),
                container.ports().stream()
                        .sorted()
                        .map(ContainerRow::words)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                container.startedAt().orElse(container.createdAt()));
    }

    private static String health(Container container) {
        return container.health().status() == Health.Status.NONE
                ? ""
                : container.health().status().name().toLowerCase(Locale.ROOT);
    }

    private static String words(PortMapping port) {
        return port.published() ? port.hostPort() + " → " + port.containerPort() : String.valueOf(port.containerPort());
    }

    private static String words(Container container) {
        var state = container.state().name().toLowerCase(Locale.ROOT);
        if (container.state().alive()) {
            return container.health().status() == Health.Status.UNHEALTHY ? state + ", unhealthy" : state;
        }
        return container.exit().map(exit -> state + ", exit " + exit.code()).orElse(state);
    }
}
