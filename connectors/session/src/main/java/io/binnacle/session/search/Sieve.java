package io.binnacle.session.search;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Gauges;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes out of topologies what a filter hides, and counts it. A topology that was not changed and hides the same
/// gives the same object again, so that who looks at it sees that nothing is new. Belongs to one thread.
public final class Sieve {
    private static final Duration FIGURES_KEEP = Duration.ofSeconds(1);

    private final Index index;
    private Optional<Done> last = Optional.empty();

    /// What is to be sifted by.
    ///
    /// @param system which containers are the system's
    /// @param sought what else must fit; all does
    public record Mesh(Filter filter, Query system, Query sought) {
        public static final Mesh OPEN = new Mesh(Filter.NONE, new Query.All(), new Query.All());

        public boolean isOpen() {
            return filter.isNone() && sought instanceof Query.All;
        }
    }

    /// What is left.
    public record Sifted(Topology topology, Hidden hidden) {}

    private record Done(Mesh mesh, Topology from, Set<ContainerId> out, Instant at, Sifted sifted) {}

    public Sieve(Gauges gauges) {
        this.index = new Index(gauges);
    }

    @SuppressWarnings("ReferenceEquality") // a topology that is the same object has not changed; more need not be known
    public Sifted sift(Mesh mesh, Topology topology, Instant now) {
        if (mesh.isOpen()) {
            last = Optional.empty();
            return new Sifted(topology, Hidden.NOTHING);
        }
        var same = last.filter(done -> done.from() == topology && done.mesh().equals(mesh));
        if (same.filter(done -> Duration.between(done.at(), now).compareTo(FIGURES_KEEP) < 0)
                .isPresent()) {
            return same.get().sifted();
        }
        var why = new Judge(mesh, topology, now).all();
        var sifted = same.filter(done -> done.out().equals(why.keySet()))
                .map(Done::sifted)
                .orElseGet(() -> new Taking(mesh.filter(), topology, why.keySet()).out(why, now));
        last = Optional.of(new Done(mesh, topology, Set.copyOf(why.keySet()), now, sifted));
        return sifted;
    }

    /// Says of each container whether it is hidden, and why.
    private final class Judge {
        private final Filter filter;
        private final Topology topology;
        private final Set<ContainerId> system;
        private final Set<ContainerId> sought;
        private final boolean seeking;
        private final Set<ContainerId> connected = new HashSet<>();

        Judge(Mesh mesh, Topology topology, Instant now) {
            this.filter = mesh.filter();
            this.topology = topology;
            this.seeking = !(mesh.sought() instanceof Query.All);
            this.system = filter.whose() == Filter.Whose.ALL
                    ? Set.of()
                    : index.find(mesh.system(), topology, now).containers();
            this.sought = seeking ? index.find(mesh.sought(), topology, now).containers() : Set.of();
            if (filter.connected()) {
                topology.links().keySet().forEach(link -> {
                    connect(link.client());
                    connect(link.server());
                });
            }
        }

        private void connect(Peer peer) {
            if (peer instanceof Peer.Instance(var container)) {
                connected.add(container);
            }
        }

        Map<ContainerId, Hidden.Why> all() {
            var all = new HashMap<ContainerId, Hidden.Why>();
            topology.containers().values().forEach(each -> why(each).ifPresent(why -> all.put(each.id(), why)));
            return all;
        }

        private Optional<Hidden.Why> why(Container container) {
            if (filter.host().filter(host -> !host.equals(container.host())).isPresent()) {
                return Optional.of(Hidden.Why.OTHER_HOST);
            }
            if (filter.app().filter(app -> !app.equals(container.app())).isPresent()) {
                return Optional.of(Hidden.Why.OTHER_APP);
            }
            if (!filter.groups().isEmpty()
                    && !filter.groups().contains(Groups.of(container, topology, filter.groupBy()))) {
                return Optional.of(Hidden.Why.OTHER_GROUP);
            }
            return life(container).or(() -> whose(container)).or(() -> rest(container));
        }

        private Optional<Hidden.Why> life(Container container) {
            return switch (filter.life()) {
                case ALL -> Optional.empty();
                case RUNNING -> container.state().alive() ? Optional.empty() : Optional.of(Hidden.Why.STOPPED);
                case STOPPED -> container.state().alive() ? Optional.of(Hidden.Why.RUNNING) : Optional.empty();
            };
        }

        private Optional<Hidden.Why> whose(Container container) {
            var ofSystem = system.contains(container.id());
            return switch (filter.whose()) {
                case ALL -> Optional.empty();
                case OWN -> ofSystem ? Optional.of(Hidden.Why.SYSTEM) : Optional.empty();
                case SYSTEM -> ofSystem ? Optional.empty() : Optional.of(Hidden.Why.OWN);
            };
        }

        private Optional<Hidden.Why> rest(Container container) {
            if (filter.connected() && !connected.contains(container.id())) {
                return Optional.of(Hidden.Why.UNCONNECTED);
            }
            return seeking && !sought.contains(container.id()) ? Optional.of(Hidden.Why.NOT_SOUGHT) : Optional.empty();
        }
    }

    /// Takes what is hidden out of a topology, with all that hangs on it.
    private record Taking(Filter filter, Topology topology, Set<ContainerId> out) {
        Sifted out(Map<ContainerId, Hidden.Why> why, Instant now) {
            var change = new TopologyChange.Builder();
            out.forEach(change::remove);
            emptied().forEach(change::remove);
            topology.links().values().stream().filter(this::cut).map(Link::id).forEach(change::remove);
            var hosts = hosts();
            hosts.forEach(change::remove);
            return new Sifted(topology.apply(change.build()), counted(why, hosts, now));
        }

        /// Apps of which nothing is left to be seen.
        private Set<AppId> emptied() {
            var left = new HashSet<AppId>();
            var had = new HashSet<AppId>();
            topology.containers().values().forEach(each -> {
                had.add(each.app());
                if (!out.contains(each.id())) {
                    left.add(each.app());
                }
            });
            var gone = new HashSet<AppId>();
            topology.apps().values().stream()
                    .filter(app -> had.contains(app.id()) ? !left.contains(app.id()) : elsewhere(app))
                    .map(App::id)
                    .forEach(gone::add);
            return gone;
        }

        /// Whether an app without instances belongs to what is not shown.
        private boolean elsewhere(App app) {
            return filter.app().filter(only -> !only.equals(app.id())).isPresent()
                    || filter.host().isPresent()
                    || (!filter.groups().isEmpty()
                            && !(filter.groupBy().isEmpty()
                                    && filter.groups().contains(app.group().orElse(""))));
        }

        private boolean cut(Link link) {
            return out(link.client()) || out(link.server());
        }

        private boolean out(Peer peer) {
            return switch (peer) {
                case Peer.Instance(var container) -> out.contains(container);
                case Peer.OfHost(var host) ->
                    filter.host().filter(only -> !only.equals(host)).isPresent();
                case Peer.Outside _ -> false;
            };
        }

        private Set<HostId> hosts() {
            var gone = new HashSet<HostId>();
            filter.host().ifPresent(only -> {
                gone.addAll(topology.hosts().keySet());
                gone.remove(only);
            });
            return gone;
        }

        private Hidden counted(Map<ContainerId, Hidden.Why> why, Set<HostId> hosts, Instant now) {
            var counts = new EnumMap<Hidden.Why, Integer>(Hidden.Why.class);
            why.values().forEach(each -> counts.merge(each, 1, Integer::sum));
            var wrong = out.stream().filter(id -> wrong(id, now)).count()
                    + hosts.stream().filter(id -> !seen(id)).count();
            return new Hidden(counts, hosts.size(), Math.toIntExact(wrong));
        }

        private boolean seen(HostId host) {
            return Optional.ofNullable(topology.hosts().get(host))
                    .map(Host::presence)
                    .filter(presence -> !presence.live())
                    .isEmpty();
        }

        private boolean wrong(ContainerId id, Instant now) {
            var container = topology.containers().get(id);
            return container != null
                    && (!seen(container.host()) || Condition.of(container, now).wrong());
        }
    }
}
