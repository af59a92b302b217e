package io.binnacle.docker;

import io.binnacle.craft.Secrets;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Exit;
import io.binnacle.model.Host;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What we know of one host, put together from inspections, events and the probe. Safe from any thread.
///
/// Whoever changes it says so to `changed`, and somebody else then asks for the whole: so a burst of changes costs one
/// look at the apps and links, however many there were.
final class Picture {
    private final Map<ContainerId, Seen> seen = new HashMap<>();
    private final Map<ContainerId, Exit> exits = new HashMap<>();
    private final Set<ContainerId> outOfMemory = new HashSet<>();
    private Map<LinkId, Link> observed = Map.of();
    private final SwarmHistory history = new SwarmHistory(Secrets.ofThisProcess());
    private @Nullable SwarmDrawing swarm;
    private Optional<Refusal> swarmTrouble = Optional.empty();
    private @Nullable Host host;
    private Set<String> moreAddresses = Set.of();
    private boolean complete;
    private boolean stale = true;
    private Topology whole = Topology.EMPTY;
    private volatile Runnable changed = () -> {};
    private final Chronicle chronicle = new Chronicle(this::remembered);

    /// What the apps were at earlier times.
    Chronicle chronicle() {
        return chronicle;
    }

    private void remembered() {
        synchronized (this) {
            stale = true;
        }
        changed.run();
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    /// Back to knowing nothing.
    void clear() {
        synchronized (this) {
            seen.clear();
            exits.clear();
            outOfMemory.clear();
            observed = Map.of();
            swarm = null;
            swarmTrouble = Optional.empty();
            host = null;
            complete = false;
            stale = true;
        }
        changed.run();
    }

    /// The first full list has been worked through: from now on the containers are shown.
    void complete() {
        synchronized (this) {
            if (complete) {
                return;
            }
            complete = true;
            stale = true;
        }
        changed.run();
    }

    void host(Host told) {
        chronicle.at(told.id());
        synchronized (this) {
            host = told;
            stale = true;
        }
        changed.run();
    }

    void presence(Presence presence) {
        synchronized (this) {
            if (host != null) {
                host = host.with(presence);
                stale = true;
            }
        }
        changed.run();
    }

    /// What its manager tells of the swarm, as of then.
    void swarm(Swarm told, Instant at) {
        history.remember(told);
        var revisions = new HashMap<String, List<Revision>>();
        told.services().forEach(service -> revisions.put(service.id(), history.revisions(service)));
        synchronized (this) {
            if (swarm != null && swarmTrouble.isEmpty() && swarm.swarm().equals(told)) {
                return;
            }
            swarm = new SwarmDrawing(told, revisions, Secrets.ofThisProcess(), at);
            swarmTrouble = Optional.empty();
            stale = true;
        }
        changed.run();
    }

    /// The engine is no manager of a swarm, or not any more.
    void noSwarm() {
        synchronized (this) {
            if (swarm == null) {
                return;
            }
            swarm = null;
            swarmTrouble = Optional.empty();
            stale = true;
        }
        changed.run();
    }

    /// The swarm cannot be asked, though the engine answers: what was seen of the other nodes grows old.
    void swarmTrouble(Refusal why) {
        synchronized (this) {
            if (swarm == null || swarmTrouble.equals(Optional.of(why))) {
                return;
            }
            swarmTrouble = Optional.of(why);
            stale = true;
        }
        changed.run();
    }

    synchronized Optional<Swarm> swarm() {
        return Optional.ofNullable(swarm).map(SwarmDrawing::swarm);
    }

    /// The task of a container that is not on this engine.
    Optional<SwarmTask> elsewhere(ContainerId container) {
        return find(container).isPresent()
                ? Optional.empty()
                : swarm().flatMap(known -> known.tasks().stream()
                        .filter(task -> SwarmInstances.id(task).equals(container))
                        .findFirst());
    }

    SwarmHistory history() {
        return history;
    }

    /// Addresses of the host that only the probe can see.
    void addresses(Set<String> addresses) {
        synchronized (this) {
            if (moreAddresses.equals(addresses)) {
                return;
            }
            moreAddresses = Set.copyOf(addresses);
            stale = true;
        }
        changed.run();
    }

    synchronized Optional<Host> host() {
        return Optional.ofNullable(host);
    }

    void put(Seen told) {
        synchronized (this) {
            var id = told.container().id();
            var whole = told.with(withMemory(told.container()));
            if (whole.equals(seen.put(id, whole))) {
                return;
            }
            stale = true;
        }
        changed.run();
    }

    /// An engine forgets how the last run ended once the next has begun; the event has told us.
    private Container withMemory(Container container) {
        var remembered = exits.get(container.id());
        var told = container.exit();
        if (told.isEmpty()) {
            return remembered == null
                    ? container
                    : container.with(container.state(), container.health(), Optional.of(remembered));
        }
        var killed = remembered != null
                && remembered.outOfMemory()
                && remembered.code() == told.get().code();
        var exit = killed
                ? new Exit(told.get().code(), true, told.get().at(), told.get().error())
                : told.get();
        exits.put(container.id(), exit);
        return container.with(container.state(), container.health(), Optional.of(exit));
    }

    /// A run ended, as an event tells it.
    synchronized void died(ContainerId id, Exit exit) {
        var killed = outOfMemory.remove(id);
        exits.put(id, killed ? new Exit(exit.code(), true, exit.at(), exit.error()) : exit);
    }

    /// The kernel killed something in it for memory. It is told before the end it leads to, or a little after.
    synchronized void outOfMemory(ContainerId id, Instant at) {
        var exit = exits.get(id);
        if (exit != null && Duration.between(exit.at(), at).abs().compareTo(Duration.ofSeconds(2)) < 0) {
            exits.put(id, new Exit(exit.code(), true, exit.at(), exit.error()));
        } else {
            outOfMemory.add(id);
        }
    }

    void remove(ContainerId id) {
        synchronized (this) {
            exits.remove(id);
            outOfMemory.remove(id);
            if (seen.remove(id) == null) {
                return;
            }
            stale = true;
        }
        changed.run();
    }

    synchronized Optional<Seen> find(ContainerId id) {
        return Optional.ofNullable(seen.get(id));
    }

    synchronized List<Seen> all() {
        return List.copyOf(seen.values());
    }

    synchronized Set<ContainerId> ids() {
        return Set.copyOf(seen.keySet());
    }

    /// What the probe sees now; replaces what it saw before.
    void observed(Map<LinkId, Link> links) {
        synchronized (this) {
            if (observed.equals(links)) {
                return;
            }
            observed = Map.copyOf(links);
            stale = true;
        }
        changed.run();
    }

    synchronized Topology whole() {
        if (stale) {
            stale = false;
            var next = build();
            whole = whole.apply(TopologyChange.between(whole, next));
        }
        return whole;
    }

    private Topology build() {
        var builder = new TopologyChange.Builder();
        var own = host;
        if (own != null && (complete || !own.presence().live())) {
            builder.put(withAddresses(swarm == null ? own : swarm.own(own)));
        }
        if (complete) {
            var all = own == null || swarm == null ? seen.values() : swarm.among(seen.values(), own.id());
            all.forEach(one -> builder.put(one.container()));
            var grouped = Apps.grouped(all);
            if (swarm != null) {
                grouped.keySet().removeIf(swarm::keeps);
            }
            chronicle.count(live() ? grouped : Map.of());
            grouped.forEach((id, instances) -> {
                var app = Apps.app(instances, chronicle.past(id));
                builder.put(app);
                Apps.services(app, instances).forEach(builder::put);
            });
            if (own != null && swarm != null) {
                swarm.into(builder, own, swarmTrouble, all);
            }
            Declared.among(all).values().forEach(builder::put);
            observed.values().forEach(builder::put);
        }
        return Topology.EMPTY.apply(builder.build());
    }

    private boolean live() {
        return host != null && host.presence().live();
    }

    private Host withAddresses(Host told) {
        if (moreAddresses.isEmpty()) {
            return told;
        }
        var all = new HashSet<>(told.addresses());
        all.addAll(moreAddresses);
        return new Host(
                told.id(),
                told.cluster(),
                told.name(),
                told.address(),
                all,
                told.presence(),
                told.capacity(),
                told.engine(),
                told.labels(),
                told.availability(),
                told.firsthand());
    }
}
