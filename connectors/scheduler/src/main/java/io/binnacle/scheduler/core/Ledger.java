package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An index of one state: instances by app and by host, what hosts are used, what is due when. It follows the state
/// from change to change, and can always be made of it anew.
final class Ledger {
    record Ending(Instant since, String instance) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            int order = since.compareTo(other.since);
            return order != 0 ? order : instance.compareTo(other.instance);
        }
    }

    private final Map<PathId, TreeMap<String, Instance>> byApp = new HashMap<>();
    private final Map<HostId, TreeSet<String>> byHost = new HashMap<>();
    private final Map<HostId, Load> loads = new HashMap<>();
    private final Map<PathId, Integer> waiting = new HashMap<>();
    private final TreeSet<Ending> toEnd = new TreeSet<>();
    private final Map<PathId, String> rollouts = new HashMap<>();
    private final Map<String, Progress> progress = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private int ending;
    private List<Spot> spots = List.of();
    private boolean drained;
    private @Nullable State of;

    static Ledger of(State state, Instant now) {
        Ledger ledger = new Ledger();
        state.rollouts().values().forEach(ledger::began);
        Deadlines deadlines = new Deadlines(state, now);
        state.instances().values().forEach(i -> {
            ledger.add(i);
            ledger.agenda.set(new Agenda.Item(Agenda.Kind.INSTANCE, i.id()), deadlines.of(i));
        });
        state.backoffs().forEach((app, b) -> ledger.agenda.set(Deadlines.item(app), deadlines.of(app, b)));
        state.rollouts().values().forEach(r -> ledger.agenda.set(Deadlines.item(r), deadlines.of(r)));
        ledger.hosts(state.hosts().values());
        return ledger;
    }

    @SuppressWarnings(
            "ReferenceEquality") // whether it is that very state: comparing a hundred thousand instances is no index
    boolean isOf(State state) {
        return of == state;
    }

    void kept(State state) {
        of = state;
    }

    void add(Instance instance) {
        byApp.computeIfAbsent(instance.app(), a -> new TreeMap<>()).put(instance.id(), instance);
        instance.placed().ifPresent(placed -> {
            byHost.computeIfAbsent(placed.host(), h -> new TreeSet<>()).add(instance.id());
            load(placed.host()).add(placed);
        });
        count(instance, 1);
        ending(instance).ifPresent(toEnd::add);
    }

    void remove(Instance instance) {
        byApp.computeIfPresent(instance.app(), (app, of) -> {
            of.remove(instance.id());
            return of.isEmpty() ? null : of;
        });
        instance.placed().ifPresent(placed -> {
            byHost.computeIfPresent(placed.host(), (host, ids) -> {
                ids.remove(instance.id());
                return ids.isEmpty() ? null : ids;
            });
            load(placed.host()).remove(placed);
        });
        count(instance, -1);
        ending(instance).ifPresent(toEnd::remove);
    }

    private void count(Instance instance, int by) {
        if (instance.doomed().flatMap(Instance.Doom::sentAt).isPresent()) {
            ending += by;
        }
        if (instance.condition() == Instance.Condition.SCHEDULED) {
            waiting.merge(instance.app(), by, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /// One that is to be ended, and can be, since its container is known.
    private static Optional<Ending> ending(Instance instance) {
        return instance.doomed()
                .filter(d -> d.sentAt().isEmpty())
                .filter(d ->
                        instance.placed().flatMap(Instance.Placed::container).isPresent())
                .map(d -> new Ending(d.since(), instance.id()));
    }

    void began(Rollout rollout) {
        rollout.apps().forEach(app -> rollouts.put(app, rollout.id()));
    }

    void ended(Rollout rollout) {
        rollout.apps().forEach(app -> rollouts.remove(app, rollout.id()));
        progress.remove(rollout.id());
    }

    /// Of the step a deployment is at.
    Progress progress(Rollout rollout) {
        Progress known = progress.get(rollout.id());
        if (known != null && known.isOf(rollout)) {
            return known;
        }
        Progress fresh = new Progress(rollout);
        progress.put(rollout.id(), fresh);
        return fresh;
    }

    /// The deployment that holds an app.
    Optional<String> rollout(PathId app) {
        return Optional.ofNullable(rollouts.get(app));
    }

    /// Whether any host is.
    boolean drained() {
        return drained;
    }

    void hosts(Collection<State.HostState> hosts) {
        drained = hosts.stream().anyMatch(State.HostState::drained);
        spots = hosts.stream()
                .sorted(java.util.Comparator.comparing(State.HostState::name).thenComparing(State.HostState::id))
                .map(h -> new Spot(h, load(h.id())))
                .toList();
    }

    private Load load(HostId host) {
        return loads.computeIfAbsent(host, h -> new Load());
    }

    /// All hosts, by name.
    List<Spot> spots() {
        return spots;
    }

    /// An app's instances by their ids, as they are now.
    List<Instance> of(PathId app) {
        TreeMap<String, Instance> of = byApp.get(app);
        return of == null ? List.of() : new ArrayList<>(of.values());
    }

    SortedSet<PathId> appsWithInstances() {
        return new TreeSet<>(byApp.keySet());
    }

    List<String> on(HostId host) {
        TreeSet<String> ids = byHost.get(host);
        return ids == null ? List.of() : new ArrayList<>(ids);
    }

    /// The apps that have instances without a place.
    List<PathId> waiting() {
        return waiting.keySet().stream().sorted().toList();
    }

    int waiting(PathId app) {
        return waiting.getOrDefault(app, 0);
    }

    /// How many ends were sent and not confirmed.
    int inFlight() {
        return ending;
    }

    Optional<String> nextToEnd() {
        return toEnd.isEmpty() ? Optional.empty() : Optional.of(toEnd.first().instance);
    }

    Agenda agenda() {
        return agenda;
    }
}
