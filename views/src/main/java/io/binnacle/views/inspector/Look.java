package io.binnacle.views.inspector;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.metrics.History;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a card is written from: the picture, the gauges, and the time, all of one moment.
///
/// @param refusals why an operation cannot be done, apart from the seal; empty when it can
record Look(Picture picture, Gauges gauges, Function<Operation, Optional<Refusal>> refusals, Instant now, ZoneId zone) {
    Topology topology() {
        return picture.topology();
    }

    Optional<Container> container(ContainerId id) {
        return Optional.ofNullable(topology().containers().get(id));
    }

    Optional<App> app(AppId id) {
        return Optional.ofNullable(topology().apps().get(id));
    }

    Optional<Host> host(HostId id) {
        return Optional.ofNullable(topology().hosts().get(id));
    }

    String appName(AppId id) {
        return app(id).map(App::name).orElseGet(id::value);
    }

    String hostName(HostId id) {
        return host(id).map(Host::name).orElseGet(id::value);
    }

    List<Container> containersOf(AppId app) {
        return topology().containers().values().stream()
                .filter(container -> container.app().equals(app))
                .toList();
    }

    List<Container> containersOn(HostId host) {
        return topology().containers().values().stream()
                .filter(container -> container.host().equals(host))
                .toList();
    }

    /// How a container is, where its host's silence counts too.
    Condition condition(Container container) {
        var live = host(container.host()).filter(host -> host.presence().live()).isPresent();
        return live ? Condition.of(container, now) : Condition.NOT_SEEN;
    }

    double latest(Subject subject, Metric metric) {
        return gauges.latest(subject, metric);
    }

    /// The sum of what is known of several subjects; NaN when nothing is.
    double sum(List<? extends Subject> subjects, Metric metric) {
        var known = subjects.stream()
                .mapToDouble(subject -> latest(subject, metric))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return known.length == 0 ? Double.NaN : java.util.Arrays.stream(known).sum();
    }

    History history(Subject subject, Metric metric) {
        return History.of(gauges.history(subject, metric));
    }

    History sumOfHistories(List<? extends Subject> subjects, Metric metric) {
        return History.sum(
                subjects.stream().map(subject -> history(subject, metric)).toList());
    }

    /// Memory in use as a share of the limit, or of the host where there is no limit; NaN when not known.
    double memoryRatio(Container container) {
        var limit = container.limits().memoryBytes();
        var room = limit > 0
                ? limit
                : host(container.host())
                        .map(host -> host.capacity().memoryBytes())
                        .orElse(0L);
        return room > 0 ? latest(container.id(), Metric.MEMORY) / room : Double.NaN;
    }

    /// How full an app is on average over its instances; NaN when not known.
    double memoryRatio(AppId app) {
        return averageRatio(containersOf(app));
    }

    double averageRatio(List<Container> containers) {
        return containers.stream()
                .mapToDouble(this::memoryRatio)
                .filter(ratio -> !Double.isNaN(ratio))
                .average()
                .orElse(Double.NaN);
    }

    /// The gravest first, then by name as people count: `web-9` before `web-10`.
    Comparator<Container> worstFirst() {
        return Comparator.comparing(this::condition)
                .reversed()
                .thenComparing(Comparator.comparing(Container::name, NaturalOrder.NAMES));
    }
}
