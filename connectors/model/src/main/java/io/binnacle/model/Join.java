package io.binnacle.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Joins two views of one entity. Each field is joined by an operation that is commutative, associative and
/// idempotent (union, greatest, least), so each whole is too.
public final class Join {
    private static final Comparator<ImageRef> IMAGES =
            Comparator.comparing(ImageRef::reference).thenComparing(ImageRef::digest);
    private static final Comparator<Revision> NEWEST_FIRST =
            Comparator.comparing(Revision::madeAt).reversed().thenComparing(revision -> revision.id());

    private static final RevisionId ANY = new RevisionId("any");
    private static final Comparator<Host> HOSTS = Comparator.comparing(
                    (Host host) -> host.presence().live())
            .thenComparing(Host::firsthand)
            .thenComparing(host -> !host.engine().isEmpty());
    private static final Comparator<Container> CONTAINERS = Comparator.comparing(
                    (Container container) -> !container.restartPolicy().isEmpty())
            .thenComparingInt(Container::restarts);

    private Join() {}

    /// A live answer is worth more than a stale one, and the host's own than what others say of it. What either knows
    /// besides is kept.
    public static Host hosts(Host left, Host right) {
        if (left.equals(right)) {
            return left;
        }
        var one = greatest(bare(left), bare(right), HOSTS);
        return new Host(
                one.id(),
                one.cluster(),
                one.name(),
                one.address(),
                union(left.addresses(), right.addresses()),
                one.presence(),
                one.capacity(),
                one.engine(),
                labels(left.labels(), right.labels()),
                left.availability().compareTo(right.availability()) >= 0 ? left.availability() : right.availability(),
                one.firsthand());
    }

    /// Without what is joined by itself.
    private static Host bare(Host host) {
        return new Host(
                host.id(),
                host.cluster(),
                host.name(),
                host.address(),
                Set.of(),
                host.presence(),
                host.capacity(),
                host.engine(),
                Map.of(),
                Availability.ACTIVE,
                host.firsthand());
    }

    private static Map<String, String> labels(Map<String, String> left, Map<String, String> right) {
        var all = new HashMap<>(left);
        right.forEach((name, value) -> all.merge(name, value, Join::text));
        return all;
    }

    /// Whoever runs it knows it best, but whoever keeps its app knows of which revision it is.
    public static Container containers(Container left, Container right) {
        if (left.equals(right)) {
            return left;
        }
        var revision = left.revision().compareTo(right.revision()) >= 0 ? left.revision() : right.revision();
        return greatest(left.with(ANY), right.with(ANY), CONTAINERS).with(revision);
    }

    /// Who keeps an app at its number also keeps its revisions; others see only what is left of them.
    public static App apps(App left, App right) {
        if (left.equals(right)) {
            return left;
        }
        if (left.wanted().isPresent() != right.wanted().isPresent()) {
            return left.wanted().isPresent() ? left : right;
        }
        return new App(
                left.id(),
                text(left.name(), right.name()),
                optional(left.group(), right.group()),
                text(left.origin(), right.origin()),
                IMAGES.compare(left.image(), right.image()) >= 0 ? left.image() : right.image(),
                wanted(left.wanted(), right.wanted()),
                revisions(left.revisions(), right.revisions()));
    }

    public static Service services(Service left, Service right) {
        if (left.equals(right)) {
            return left;
        }
        return new Service(
                left.id(),
                text(left.name(), right.name()),
                left.app().compareTo(right.app()) >= 0 ? left.app() : right.app(),
                union(left.names(), right.names()),
                List.copyOf(new TreeSet<>(union(left.ports(), right.ports()))),
                union(left.backends(), right.backends()));
    }

    public static Link links(Link left, Link right) {
        return new Link(
                left.id(),
                Math.max(left.connections(), right.connections()),
                text(left.because(), right.because()),
                left.firstSeen().isBefore(right.firstSeen()) ? left.firstSeen() : right.firstSeen(),
                gone(left.goneAt(), right.goneAt()));
    }

    public static Deployment deployments(Deployment left, Deployment right) {
        return greatest(left, right, Comparator.comparingInt(Deployment::done));
    }

    /// The greater by `order`; where that does not tell, by an arbitrary order that is the same for equal content.
    private static <E> E greatest(E left, E right, Comparator<E> order) {
        if (left.equals(right)) {
            return left;
        }
        return order.thenComparingInt(Objects::hashCode)
                                .thenComparing(Object::toString)
                                .compare(left, right)
                        >= 0
                ? left
                : right;
    }

    private static String text(String left, String right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static Optional<String> optional(Optional<String> left, Optional<String> right) {
        return left.isEmpty() ? right : right.isEmpty() ? left : Optional.of(text(left.get(), right.get()));
    }

    private static OptionalInt wanted(OptionalInt left, OptionalInt right) {
        return left.isEmpty()
                ? right
                : right.isEmpty() ? left : OptionalInt.of(Math.max(left.getAsInt(), right.getAsInt()));
    }

    private static Optional<Instant> gone(Optional<Instant> left, Optional<Instant> right) {
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : left.get().isAfter(right.get()) ? left : right;
    }

    private static List<Revision> revisions(List<Revision> left, List<Revision> right) {
        var byId = new HashMap<RevisionId, Revision>();
        Stream.concat(left.stream(), right.stream())
                .forEach(revision -> byId.merge(
                        revision.id(),
                        revision,
                        (mine, yours) -> greatest(mine, yours, Comparator.comparing(Revision::verdict))));
        return currentFirst(
                left, right, byId.values().stream().sorted(NEWEST_FIRST).toList());
    }

    /// What runs now need not be what was made last. Where two say differently, as in the midst of a change, it is
    /// decided by what no further view can change.
    private static List<Revision> currentFirst(List<Revision> left, List<Revision> right, List<Revision> all) {
        var current = Stream.of(left, right)
                .flatMap(one -> one.stream().limit(1))
                .map(Revision::id)
                .max(Comparator.naturalOrder());
        var ordered = new ArrayList<Revision>();
        all.stream().filter(one -> current.filter(one.id()::equals).isPresent()).forEach(ordered::add);
        all.stream().filter(one -> !ordered.contains(one)).forEach(ordered::add);
        return ordered;
    }

    private static <T> Set<T> union(Collection<T> left, Collection<T> right) {
        var all = new HashSet<>(left);
        all.addAll(right);
        return all;
    }
}
