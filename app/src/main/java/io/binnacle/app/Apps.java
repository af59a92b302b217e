package io.binnacle.app;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Service;
import io.binnacle.model.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The apps of a cluster as a person names them.
final class Apps {
    private static final int NAMED = 12;

    private final Pictures pictures;
    private final Duration patience;
    private Topology topology;

    /// @param patience how long to wait for what comes after the first picture
    Apps(Topology topology, Pictures pictures, Duration patience) {
        this.topology = topology;
        this.pictures = pictures;
        this.patience = patience;
    }

    /// By its id, with or without the leading slash, or by its short name where only one has it.
    AppId named(String name) {
        var exact = topology.apps().keySet().stream()
                .filter(id -> id.value().equals(name) || id.value().equals("/" + name))
                .findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        var all = Stream.concat(
                        topology.apps().values().stream()
                                .filter(app -> app.name().equals(name))
                                .map(App::id),
                        topology.services().values().stream()
                                .filter(service -> service.names().contains(name))
                                .map(Service::app))
                .distinct()
                .sorted()
                .toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw refused(
                "to find the app " + name,
                all.isEmpty() ? "there is none of that name" : "several have that name: " + some(all),
                all.isEmpty()
                        ? "take one of: "
                                + some(topology.apps().keySet().stream()
                                        .sorted()
                                        .toList())
                        : "give one of these ids");
    }

    /// By its name, its address or its id.
    HostId host(String name) {
        var all = topology.hosts().values().stream()
                .filter(host -> host.name().equals(name)
                        || host.address().equals(name)
                        || host.id().value().equals(name))
                .map(Host::id)
                .toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw refused(
                "to find the host " + name,
                all.isEmpty() ? "there is none of that name" : "several have that name",
                "take one of: "
                        + topology.hosts().values().stream()
                                .map(host -> all.isEmpty() ? host.name() : host.name() + " (" + host.id() + ")")
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    /// What is to be done to the app of that name, or to the container where no app has it.
    Operation appOrContainer(
            String name, Function<AppId, Operation> onApp, Function<ContainerId, Operation> onContainer) {
        var container = topology.containers().values().stream()
                .filter(one -> one.name().equals(name) || one.id().value().equals(name))
                .map(Container::id)
                .toList();
        return container.size() == 1 && !anApp(name)
                ? onContainer.apply(container.getFirst())
                : onApp.apply(named(name));
    }

    private boolean anApp(String name) {
        return topology.apps().values().stream()
                .anyMatch(app -> app.name().equals(name)
                        || app.id().value().equals(name)
                        || app.id().value().equals("/" + name));
    }

    private static String some(List<AppId> ids) {
        var named =
                String.join(", ", ids.stream().limit(NAMED).map(AppId::value).toList());
        return ids.isEmpty() ? "none" : ids.size() > NAMED ? named + ", …" : named;
    }

    /// The revision of that name or id; the one before the present one where none is named. An app's history may
    /// become known only after the first picture.
    RevisionId revision(AppId app, Optional<String> name) throws InterruptedException {
        Predicate<Revision> wanted = name.<Predicate<Revision>>map(text ->
                        one -> one.name().equals(text) || one.id().value().equals(text))
                .orElse(_ -> true);
        var deadline = System.nanoTime() + patience.toNanos();
        var found = find(app, wanted, name.isEmpty());
        while (found.isEmpty() && System.nanoTime() < deadline) {
            var next = pictures.next(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            next.ifPresent(picture -> topology = picture.topology());
            found = find(app, wanted, name.isEmpty());
        }
        return found.orElseThrow(() -> refused(
                "to find " + name.map(text -> "the revision " + text).orElse("an earlier revision") + " of " + app,
                "known are: " + known(app),
                "name one of these, or wait longer with --timeout"));
    }

    private List<Revision> revisions(AppId app) {
        return Optional.ofNullable(topology.apps().get(app)).map(App::revisions).orElse(List.of());
    }

    /// Where the one before is looked for: after a rollback, the newest is not the one before the present one.
    private Optional<RevisionId> find(AppId app, Predicate<Revision> wanted, boolean before) {
        var all = revisions(app);
        var others = before ? all.stream().skip(1).toList() : all;
        var older = others.stream()
                .filter(one -> one.madeAt().isBefore(all.getFirst().madeAt()))
                .toList();
        return (before && !older.isEmpty() ? older : others)
                .stream().filter(wanted).map(Revision::id).findFirst();
    }

    /// As many as were stopped in order, and are still there.
    int formerSize(AppId app) {
        var instances = topology.containers().values().stream()
                .filter(one -> one.app().equals(app) && !one.setAside())
                .toList();
        var stopped = Math.toIntExact(instances.stream()
                .filter(one -> one.state() == ContainerState.EXITED || one.state() == ContainerState.CREATED)
                .count());
        var size = topology.sizeOf(app);
        if (size > 0 || stopped == 0) {
            throw refused(
                    "to start " + app + " again",
                    size > 0
                            ? "it runs with " + size + (size == 1 ? " instance" : " instances")
                            : "no stopped instance of it is left to tell how many there were",
                    "say how many: binnacle scale ENDPOINT " + app + " N");
        }
        return stopped;
    }

    private String known(AppId app) {
        return String.join(
                ", ",
                revisions(app).stream()
                        .map(one -> one.name() + " (" + one.id() + ")")
                        .toList());
    }

    private static ConnectorException refused(String tried, String answered, String next) {
        return new ConnectorException(new Refusal(Refusal.Reason.REJECTED, tried, answered, next));
    }
}
