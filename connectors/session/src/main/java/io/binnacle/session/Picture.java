package io.binnacle.session;

import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.List;

/// What is known at one moment, of everything open.
///
/// @param number grows by one with each picture
/// @param change what is different from the picture told before; applied to that one's topology it gives this one's
/// @param complete whether every cluster has told its first complete picture or has failed to
/// @param problems what is wrong, the gravest first
public record Picture(
        long number,
        Topology topology,
        TopologyChange change,
        boolean complete,
        List<ClusterStatus> clusters,
        List<Problem> problems,
        Instant at) {
    public Picture {
        clusters = List.copyOf(clusters);
        problems = List.copyOf(problems);
    }

    static Picture empty(Instant at) {
        return new Picture(0, Topology.EMPTY, TopologyChange.NOTHING, true, List.of(), List.of(), at);
    }

    /// Whether it tells of nothing but that the same clusters are still heard from: all that differs is ages.
    public boolean onlyHeardSince(Picture before) {
        return change.isEmpty()
                && complete == before.complete
                && problems.equals(before.problems)
                && standing(clusters).equals(standing(before.clusters));
    }

    private static List<ClusterStatus> standing(List<ClusterStatus> clusters) {
        return clusters.stream().map(ClusterStatus::unheard).toList();
    }

    /// This picture, told to somebody who has not yet seen the changes in `unseen`.
    Picture after(TopologyChange unseen) {
        return new Picture(number, topology, unseen.then(change), complete, clusters, problems, at);
    }
}
