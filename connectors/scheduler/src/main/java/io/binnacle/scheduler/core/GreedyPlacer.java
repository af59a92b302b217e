package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.State.HostState;
import io.binnacle.scheduler.core.State.Reason;
import io.binnacle.scheduler.core.State.Reason.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes for each instance the host that is best at that moment.
///
/// Every ask reads all hosts once: those that will do go into a heap, the best first. Each instance then takes the head
/// and puts it back with its new rank, so that an instance costs the logarithm of the number of hosts. A host that is
/// full, or closed by a constraint for good, drops out; one that a constraint may open again is set aside until another
/// instance was placed.
record GreedyPlacer(Settings.Preference preference) implements Placer {
    private static final int EXPLAINED = 100;
    private static final int INDEX_BITS = 20;
    private static final int USED_BITS = 23;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    private static final long USED = (1L << USED_BITS) - 1;
    private static final long OWN = (1L << 18) - 1;
    private static final long AVOIDED = 1L << 42;
    private static final Set<String> ANY = Set.of("*");

    @Override
    public List<Answer> place(List<Candidate> hosts, List<Ask> asks) {
        Map<HostId, HostState> byId = new HashMap<>();
        Map<HostId, Integer> indexes = new HashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            HostState host = hosts.get(i).host();
            byId.put(host.id(), host);
            indexes.put(host.id(), i);
        }
        return asks.stream().map(ask -> place(hosts, byId, indexes, ask)).toList();
    }

    private Answer place(List<Candidate> hosts, Map<HostId, HostState> byId, Map<HostId, Integer> indexes, Ask ask) {
        Constraints constraints = Constraints.of(ask.app(), byId, ask.running());
        int[] own = new int[hosts.size()];
        ask.running().stream().filter(indexes::containsKey).forEach(h -> own[indexes.getOrDefault(h, 0)]++);
        int avoid = ask.avoid().map(h -> indexes.getOrDefault(h, -1)).orElse(-1);
        Heap heap = heap(hosts, ask, constraints, own, avoid);
        List<Long> aside = new ArrayList<>();
        List<Spotted> placed = new ArrayList<>();
        while (placed.size() < ask.count() && !heap.isEmpty()) {
            long key = heap.remove();
            int index = (int) (key & INDEX);
            Candidate candidate = hosts.get(index);
            if (!constraints.takes(candidate.host())) {
                if (constraints.mayChange(candidate.host())) {
                    aside.add(key);
                }
                continue;
            }
            Optional<List<Integer>> ports = candidate.ports(ask.ports(), seed(ask, placed.size()));
            if (ports.isEmpty()) {
                continue;
            }
            candidate.take(ask.need(), ports.get());
            constraints.placed(candidate.host());
            placed.add(new Spotted(candidate.host(), ports.get()));
            own[index]++;
            if (candidate.fits(ask.need())) {
                heap.add(key(index, own[index], candidate.used(), index == avoid));
            }
            reopen(hosts, aside, heap, constraints);
        }
        return placed.size() == ask.count()
                ? new Answer(placed, placed.size(), Map.of(), Map.of())
                : refused(hosts, ask, constraints, placed);
    }

    private static void reopen(List<Candidate> hosts, List<Long> aside, Heap heap, Constraints constraints) {
        if (aside.isEmpty()
                || (!heap.isEmpty()
                        && constraints.takes(
                                hosts.get((int) (heap.first() & INDEX)).host()))) {
            return;
        }
        aside.removeIf(key -> {
            boolean open = constraints.takes(hosts.get((int) (key & INDEX)).host());
            if (open) {
                heap.add(key);
            }
            return open;
        });
    }

    private Heap heap(List<Candidate> hosts, Ask ask, Constraints constraints, int[] own, int avoid) {
        long[] keys = new long[hosts.size()];
        int size = 0;
        for (int i = 0; i < hosts.size(); i++) {
            Candidate candidate = hosts.get(i);
            HostState host = candidate.host();
            if (open(host)
                    && candidate.fits(ask.need())
                    && role(ask, host)
                    && (constraints.none() || constraints.takes(host) || constraints.mayChange(host))) {
                keys[size++] = key(i, own[i], candidate.used(), i == avoid);
            }
        }
        return new Heap(keys, size);
    }

    /// The rank of a host, the best the least, and which host it is: whether to avoid it, how many of the app it has,
    /// how much is used, its place among the names.
    private long key(int index, int own, long used, boolean avoided) {
        long rank = switch (preference) {
            case SPREAD -> (Math.min(own, OWN) << USED_BITS) | Math.clamp(used, 0, USED);
            case PACK -> USED - Math.clamp(used, 0, USED);
        };
        return ((avoided ? AVOIDED : 0) | rank) << INDEX_BITS | index;
    }

    /// Ports that were just given back are not taken again at once by another app.
    private static int seed(Ask ask, int number) {
        return ask.app().id().toString().hashCode() + 31 * (ask.running().size() + number);
    }

    private static boolean open(HostState host) {
        return host.live() && !host.drained();
    }

    private static boolean role(Ask ask, HostState host) {
        Set<String> accepted = ask.app().acceptedResourceRoles();
        Set<String> roles = host.roles().isEmpty() ? ANY : host.roles();
        return accepted.isEmpty() || accepted.stream().anyMatch(roles::contains);
    }

    private static Answer refused(List<Candidate> hosts, Ask ask, Constraints constraints, List<Spotted> placed) {
        Map<Kind, Integer> refusals = new EnumMap<>(Kind.class);
        Map<HostId, List<Reason>> why = new HashMap<>();
        for (Candidate candidate : hosts) {
            if (why.size() < EXPLAINED) {
                List<Reason> reasons = reasons(candidate, ask, constraints);
                reasons.stream().map(Reason::kind).findFirst().ifPresent(k -> refusals.merge(k, 1, Integer::sum));
                why.put(candidate.host().id(), reasons);
            } else {
                first(candidate, ask, constraints).ifPresent(k -> refusals.merge(k, 1, Integer::sum));
            }
        }
        return new Answer(placed, hosts.size(), refusals, why);
    }

    private static List<Reason> reasons(Candidate candidate, Ask ask, Constraints constraints) {
        HostState host = candidate.host();
        List<Reason> reasons = new ArrayList<>();
        if (!role(ask, host)) {
            reasons.add(new Reason(
                    Kind.UNFULFILLED_ROLE,
                    "the app accepts " + String.join(", ", sorted(ask.app().acceptedResourceRoles())) + "; the host is "
                            + String.join(", ", sorted(host.roles().isEmpty() ? ANY : host.roles()))));
        }
        constraints.refuses(host).ifPresent(w -> reasons.add(new Reason(Kind.UNFULFILLED_CONSTRAINT, w)));
        if (!host.live()) {
            reasons.add(new Reason(Kind.AGENT_MAINTENANCE, "has not answered since " + host.lastSeen()));
        }
        if (host.drained()) {
            reasons.add(new Reason(Kind.AGENT_MAINTENANCE, "is drained: it takes nothing new"));
        }
        reasons.addAll(candidate.lacks(ask.need()));
        candidate.portless(ask.ports(), seed(ask, 0)).ifPresent(reasons::add);
        return reasons;
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    private static Optional<Kind> first(Candidate candidate, Ask ask, Constraints constraints) {
        HostState host = candidate.host();
        if (!role(ask, host)) {
            return Optional.of(Kind.UNFULFILLED_ROLE);
        }
        if (!constraints.takes(host)) {
            return Optional.of(Kind.UNFULFILLED_CONSTRAINT);
        }
        if (!open(host)) {
            return Optional.of(Kind.AGENT_MAINTENANCE);
        }
        if (!candidate.fits(ask.need())) {
            return candidate.lacks(ask.need()).stream().map(Reason::kind).findFirst();
        }
        return candidate.portless(ask.ports(), seed(ask, 0)).map(Reason::kind);
    }
}
