package io.binnacle.session.search;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Answers queries over one topology after another. What did not change from one to the next is not made again, so that
/// a keystroke costs one pass over words already in lower case. Belongs to one thread.
public final class Index {
    private final Gauges gauges;
    private Topology known = Topology.EMPTY;
    private Map<ContainerId, Candidate> candidates = Map.of();
    /// Whether the candidate looked at was compared by a figure that is not known.
    private boolean unknown;

    /// What was found.
    ///
    /// @param apps those with at least one such container
    /// @param hosts those with at least one such container
    /// @param unmeasured how many were compared by a figure that is not known of them, and so do not fit
    public record Found(Set<ContainerId> containers, Set<AppId> apps, Set<HostId> hosts, int unmeasured) {
        public Found {
            containers = Set.copyOf(containers);
            apps = Set.copyOf(apps);
            hosts = Set.copyOf(hosts);
        }
    }

    /// @param gauges what is known of use: a figure that is not measured fits nothing
    public Index(Gauges gauges) {
        this.gauges = gauges;
    }

    public Found find(Query query, Topology topology, Instant now) {
        know(topology);
        var containers = new HashSet<ContainerId>();
        var unmeasured = 0;
        var apps = new HashSet<AppId>();
        var hosts = new HashSet<HostId>();
        for (var candidate : candidates.values()) {
            candidate.at(now);
            unknown = false;
            if (fits(query, candidate, now)) {
                containers.add(candidate.container.id());
                apps.add(candidate.container.app());
                hosts.add(candidate.container.host());
            } else if (unknown) {
                unmeasured++;
            }
        }
        return new Found(containers, apps, hosts, unmeasured);
    }

    @SuppressWarnings("ReferenceEquality") // a topology that is the same object has not changed; more need not be known
    private void know(Topology topology) {
        if (topology == known) {
            return;
        }
        var next =
                HashMap.<ContainerId, Candidate>newHashMap(topology.containers().size());
        topology.containers().forEach((id, container) -> {
            var before = candidates.get(id);
            var same = before != null && before.madeOf(container, topology);
            next.put(id, same ? before : Candidate.of(container, topology));
        });
        candidates = next;
        known = topology;
    }

    private boolean fits(Query query, Candidate candidate, Instant now) {
        return switch (query) {
            case Query.All _ -> true;
            case Query.Word word -> candidate.says(word);
            case Query.In in -> in.field().fits(candidate, in.label(), in.pattern());
            case Query.Than than -> compares(than, candidate, now);
            case Query.Not not -> !fits(not.query(), candidate, now);
            case Query.And and -> and.all().stream().allMatch(each -> fits(each, candidate, now));
            case Query.Or or -> or.any().stream().anyMatch(each -> fits(each, candidate, now));
        };
    }

    private boolean compares(Query.Than than, Candidate candidate, Instant now) {
        var figure = than.figure();
        var value = than.share() ? figure.share(candidate, gauges, now) : figure.of(candidate, gauges, now);
        unknown |= Double.isNaN(value);
        return than.order().holds(value, than.bound());
    }
}
