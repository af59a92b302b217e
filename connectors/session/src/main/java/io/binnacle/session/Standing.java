package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How an app stands while it is changed and afterwards: how many of its instances are well, whether the apps it talks
/// to have more problems than before, and whether health fell once it was there.
final class Standing {
    private final Optional<AppId> app;
    private final Optional<Integer> wished;
    private final Set<AppId> around;
    private final long problemsBefore;
    private Set<ContainerId> members = Set.of();
    private long problemsNow;
    private Optional<Change.Tally> tally = Optional.empty();
    private Optional<Change.Fall> fall = Optional.empty();
    private int most;
    private int best;

    private Standing(Optional<AppId> app, Optional<Integer> wished, Set<AppId> around, long problems) {
        this.app = app;
        this.wished = wished;
        this.around = around;
        this.problemsBefore = problems;
        this.problemsNow = problems;
    }

    /// @param wished how many there shall be, where that is what is changed
    static Standing of(Optional<AppId> app, Optional<Integer> wished, Picture now, Instant at) {
        var around = app.map(id -> around(id, now.topology())).orElse(Set.of());
        var standing = new Standing(app, wished, around, problems(around, now));
        standing.look(now, at, false);
        return standing;
    }

    /// Those that call it, and those it calls.
    private static Set<AppId> around(AppId app, Topology topology) {
        var found = new HashSet<AppId>();
        for (var link : topology.links().values()) {
            var client = appOf(link.client(), topology);
            var server = appOf(link.server(), topology);
            if (client.filter(app::equals).isPresent()) {
                server.ifPresent(found::add);
            }
            if (server.filter(app::equals).isPresent()) {
                client.ifPresent(found::add);
            }
        }
        found.remove(app);
        return found;
    }

    private static Optional<AppId> appOf(Peer peer, Topology topology) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? Optional.ofNullable(topology.containers().get(id)).map(Container::app)
                : Optional.empty();
    }

    private static long problems(Set<AppId> apps, Picture now) {
        return now.problems().stream()
                .filter(problem -> problem.app().filter(apps::contains).isPresent())
                .count();
    }

    /// Whether it can be different after this.
    boolean concerns(AppId id, TopologyChange change) {
        return change.apps().put().containsKey(id)
                || change.containers().put().values().stream()
                        .anyMatch(one -> one.app().equals(id) || around.contains(one.app()))
                || change.containers().removed().stream().anyMatch(members::contains);
    }

    /// @param ended whether the change has: from then on health must not fall
    void look(Picture now, Instant at, boolean ended) {
        app.ifPresent(id -> count(id, now.topology(), at, ended));
        problemsNow = problems(around, now);
    }

    private void count(AppId id, Topology topology, Instant at, boolean ended) {
        var mine = new HashSet<ContainerId>();
        var healthy = 0;
        for (var one : topology.containers().values()) {
            if (one.app().equals(id)) {
                mine.add(one.id());
                healthy += Weight.well(one, at) ? 1 : 0;
            }
        }
        members = mine;
        var wanted = wanted(id, topology, ended);
        tally = Optional.of(new Change.Tally(healthy, wanted));
        if (ended) {
            judge(healthy, wanted, at);
        }
    }

    /// Where nobody keeps a number, one that dies is missing all the same.
    private int wanted(AppId id, Topology topology, boolean ended) {
        var known = Optional.ofNullable(topology.apps().get(id))
                .map(one -> one.wanted())
                .orElse(OptionalInt.empty());
        if (known.isPresent()) {
            return known.getAsInt();
        }
        var size = wished.orElseGet(() -> topology.sizeOf(id));
        most = ended ? Math.max(most, size) : size;
        return most;
    }

    private void judge(int healthy, int wanted, Instant at) {
        var enough = Math.min(best, wanted);
        if (healthy < enough && fall.filter(one -> one.to() <= healthy).isEmpty()) {
            fall = Optional.of(new Change.Fall(fall.map(Change.Fall::at).orElse(at), enough, healthy));
        }
        best = Math.max(best, healthy);
    }

    /// The change has ended: what is well now is what must stay well.
    void ended() {
        best = 0;
        fall = Optional.empty();
    }

    Optional<Change.Tally> tally() {
        return tally;
    }

    Optional<Change.Fall> fall() {
        return fall;
    }

    String neighbours() {
        if (around.isEmpty()) {
            return "";
        }
        return problemsNow == problemsBefore
                ? "problems of its neighbours unchanged"
                : "problems of its neighbours went from " + problemsBefore + " to " + problemsNow;
    }
}
