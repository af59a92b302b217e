package io.binnacle.docker;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Health;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.spi.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes apps and services out of the containers of one host. Pure.
final class Apps {
    private static final Comparator<Revision> NEWEST_FIRST =
            Comparator.comparing(Revision::madeAt).reversed().thenComparing(Revision::id);

    private static final int REVISIONS_TOLD = 20;

    private Apps() {}

    static Map<AppId, List<Seen>> grouped(Collection<Seen> all) {
        return all.stream()
                .sorted(Comparator.comparing(seen -> seen.container().id()))
                .collect(Collectors.groupingBy(seen -> seen.container().app(), TreeMap::new, Collectors.toList()));
    }

    /// @param past what the ledger knows of it
    static App app(List<Seen> instances, List<Ledger.Past> past) {
        var naming = instances.getFirst().naming();
        var revisions = revisions(instances, past);
        return new App(
                naming.id(),
                naming.name(),
                naming.group(),
                naming.origin(),
                revisions.getFirst().image(),
                OptionalInt.empty(),
                revisions);
    }

    private static List<Revision> revisions(List<Seen> instances, List<Ledger.Past> past) {
        var byId = new LinkedHashMap<RevisionId, List<Container>>();
        instances.forEach(seen -> byId.computeIfAbsent(seen.container().revision(), _ -> new ArrayList<>())
                .add(seen.container()));
        var known = new LinkedHashMap<RevisionId, Revision>();
        past.stream()
                .limit(REVISIONS_TOLD)
                .forEach(one -> known.put(one.revision().id(), one.revision()));
        byId.forEach((id, containers) -> known.merge(id, revision(id, containers), Apps::both));
        var revisions = new ArrayList<>(known.values());
        revisions.sort(NEWEST_FIRST);
        current(instances).map(known::get).ifPresent(current -> {
            revisions.remove(current);
            revisions.addFirst(current);
        });
        return named(revisions);
    }

    /// What was written down, and what is there now.
    private static Revision both(Revision written, Revision seen) {
        return new Revision(
                seen.id(),
                seen.name(),
                written.madeAt().isBefore(seen.madeAt()) ? written.madeAt() : seen.madeAt(),
                seen.image(),
                seen.verdict() == Revision.Verdict.UNKNOWN ? written.verdict() : seen.verdict(),
                written.life());
    }

    /// What runs; while one takes the place of another, what was started last. Where nothing runs, what was made last.
    private static Optional<RevisionId> current(List<Seen> instances) {
        var all = instances.stream()
                .map(Seen::container)
                .filter(one -> !one.setAside())
                .toList();
        return all.stream()
                .filter(one -> one.state().counts())
                .max(Comparator.<Container, Instant>comparing(
                                one -> one.startedAt().orElse(Instant.EPOCH))
                        .thenComparing(Container::createdAt))
                .or(() -> all.stream().max(Comparator.comparing(Container::createdAt)))
                .map(Container::revision);
    }

    private static Revision revision(RevisionId id, List<Container> containers) {
        var madeAt = containers.stream()
                .map(Container::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        var image = containers.getFirst().image();
        var healthy = containers.stream().anyMatch(one -> one.health().status() == Health.Status.HEALTHY);
        return new Revision(
                id, image.tag(), madeAt, image, healthy ? Revision.Verdict.HEALTHY : Revision.Verdict.UNKNOWN);
    }

    /// The tag is the name, and where two share it, part of the id tells them apart.
    static List<Revision> named(List<Revision> revisions) {
        var counts = revisions.stream().collect(Collectors.groupingBy(Revision::name, Collectors.counting()));
        return revisions.stream()
                .map(one -> counts.getOrDefault(one.name(), 1L) == 1L ? one : renamed(one))
                .toList();
    }

    private static Revision renamed(Revision one) {
        var name =
                one.name() + "·" + one.id().value().replaceFirst("^[a-z]+-", "").substring(0, 4);
        return new Revision(one.id(), name, one.madeAt(), one.image(), one.verdict(), one.life());
    }

    /// Empty for an app that serves nothing.
    static List<Service> services(App app, List<Seen> instances) {
        var ports = new TreeSet<PortMapping>();
        var names = new TreeSet<String>();
        Set<ContainerId> backends = new HashSet<>();
        for (var seen : instances) {
            var container = seen.container();
            ports.addAll(container.ports());
            names.addAll(names(container));
            if (container.state().alive()) {
                backends.add(container.id());
            }
        }
        if (ports.isEmpty()) {
            return List.of();
        }
        names.add(app.name());
        return List.of(new Service(
                new ServiceId(app.id().value()), app.name(), app.id(), names, List.copyOf(ports), backends));
    }

    /// What others find it by; the short id, which the engine adds to the aliases, is no name.
    static Set<String> names(Container container) {
        var names = new HashSet<String>();
        names.add(container.name());
        container.networks().forEach(network -> names.addAll(network.aliases()));
        names.removeIf(name -> container.id().value().startsWith(name));
        return names;
    }
}
