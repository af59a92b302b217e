package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.State.HostState;
import io.binnacle.scheduler.core.State.Reason;
import io.binnacle.scheduler.core.State.Reason.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Takes for each instance the host that is best at that moment.
///
/// Every ask reads all hosts once: those that will do go into a heap, the best first. Each instance then takes the head
/// and puts it back with its new rank, so that an instance costs the logarithm of the number of hosts. A host that is
/// full, or closed by a constraint for good, drops out; one that a constraint may open again is set aside until another
/// instance was placed.
record GreedyPlacer(Settings.Preference preference) implements Placer {
    private static final int EXPLAINED = 100;
    private static final Set<String> ANY = Set.of("*");

    /// A host as one ask sees it; changed in place while it is out of the heap.
    private static final class Rank {
        private final Candidate candidate;
        private final int index;
        private final boolean avoided;
        private int own;
        private long used;

        Rank(Candidate candidate, int index, boolean avoided, int own) {
            this.candidate = candidate;
            this.index = index;
            this.avoided = avoided;
            this.own = own;
            used = candidate.used();
        }
    }

    @Override
    public List<Answer> place(List<Candidate> hosts, List<Ask> asks) {
        Map<HostId, HostState> byId = new HashMap<>();
        hosts.forEach(c -> byId.put(c.host().id(), c.host()));
        return asks.stream().map(ask -> place(hosts, byId, ask)).toList();
    }

    private Answer place(List<Candidate> hosts, Map<HostId, HostState> byId, Ask ask) {
        Constraints constraints = Constraints.of(ask.app(), byId, ask.running());
        PriorityQueue<Rank> heap = heap(hosts, ask, constraints);
        List<Rank> aside = new ArrayList<>();
        List<Spotted> placed = new ArrayList<>();
        while (placed.size() < ask.count() && !heap.isEmpty()) {
            Rank rank = heap.remove();
            HostState host = rank.candidate.host();
            if (!constraints.takes(host)) {
                if (constraints.mayChange(host)) {
                    aside.add(rank);
                }
                continue;
            }
            Optional<List<Integer>> ports = rank.candidate.ports(ask.ports(), seed(ask, placed.size()));
            if (ports.isEmpty()) {
                continue;
            }
            rank.candidate.take(ask.need(), ports.get());
            constraints.placed(host);
            placed.add(new Spotted(host, ports.get()));
            rank.own++;
            rank.used = rank.candidate.used();
            if (rank.candidate.fits(ask.need())) {
                heap.add(rank);
            }
            reopen(aside, heap, constraints);
        }
        return placed.size() == ask.count()
                ? new Answer(placed, placed.size(), Map.of(), Map.of())
                : refused(hosts, ask, constraints, placed);
    }

    private static void reopen(List<Rank> aside, PriorityQueue<Rank> heap, Constraints constraints) {
        if (!aside.isEmpty()
                && (heap.isEmpty()
                        || !constraints.takes(heap.element().candidate.host()))) {
            aside.removeIf(r -> constraints.takes(r.candidate.host()) && heap.add(r));
        }
    }

    private PriorityQueue<Rank> heap(List<Candidate> hosts, Ask ask, Constraints constraints) {
        Map<HostId, Integer> own = new HashMap<>();
        ask.running().forEach(h -> own.merge(h, 1, Integer::sum));
        List<Rank> ranks = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            Candidate candidate = hosts.get(i);
            HostState host = candidate.host();
            if (open(host)
                    && role(ask, host)
                    && candidate.fits(ask.need())
                    && (constraints.takes(host) || constraints.mayChange(host))) {
                boolean avoided = ask.avoid().filter(host.id()::equals).isPresent();
                ranks.add(new Rank(candidate, i, avoided, own.getOrDefault(host.id(), 0)));
            }
        }
        PriorityQueue<Rank> heap = new PriorityQueue<>(Math.max(1, ranks.size()), order());
        heap.addAll(ranks);
        return heap;
    }

    private Comparator<Rank> order() {
        return switch (preference) {
            case SPREAD -> GreedyPlacer::spread;
            case PACK -> GreedyPlacer::pack;
        };
    }

    private static int spread(Rank one, Rank other) {
        int order = Boolean.compare(one.avoided, other.avoided);
        if (order == 0) {
            order = Integer.compare(one.own, other.own);
        }
        if (order == 0) {
            order = Long.compare(one.used, other.used);
        }
        return order == 0 ? Integer.compare(one.index, other.index) : order;
    }

    private static int pack(Rank one, Rank other) {
        int order = Boolean.compare(one.avoided, other.avoided);
        if (order == 0) {
            order = Long.compare(other.used, one.used);
        }
        return order == 0 ? Integer.compare(one.index, other.index) : order;
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
