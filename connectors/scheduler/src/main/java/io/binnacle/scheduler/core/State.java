package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// All the scheduler knows at one moment. Immutable; what changed between two is found by comparing.
///
/// @param wish what is to be, and is answered to readers
/// @param history each app's definitions, newest first, at most 50
/// @param treeHistory former trees, newest first, at most 50, by which a group is rolled back
/// @param backoffs by app
/// @param failures the last failure of each app
/// @param queues why instances wait, by app
/// @param records how each app's configurations have done, newest first, at most 50
/// @param lastStamp the newest version given: two changes never get the same
public record State(
        Group wish,
        PMap<PathId, PVector<Revision>> history,
        PVector<Group> treeHistory,
        PMap<String, Instance> instances,
        PMap<String, Rollout> rollouts,
        PMap<PathId, Backoff> backoffs,
        PMap<PathId, TaskFailure> failures,
        PMap<PathId, Queued> queues,
        PMap<HostId, HostState> hosts,
        PMap<PathId, PVector<Life>> records,
        Instant lastStamp) {

    /// Of a scheduler that has never run.
    public static State empty(Instant now) {
        return new State(
                Group.empty(PathId.ROOT, now),
                HashTreePMap.empty(),
                TreePVector.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                now);
    }

    /// The definition an instance runs, or another of the same configuration.
    public Optional<AppDefinition> definition(Instance instance) {
        return wish.app(instance.app())
                .filter(app -> runs(instance, app))
                .or(() -> history.getOrDefault(instance.app(), TreePVector.empty()).stream()
                        .map(Revision::definition)
                        .filter(app -> runs(instance, app))
                        .findFirst());
    }

    private static boolean runs(Instance instance, AppDefinition app) {
        return app.versionInfo().lastConfigChangeAt().equals(instance.configVersion());
    }

    State stamped(Instant stamp) {
        return new State(
                wish, history, treeHistory, instances, rollouts, backoffs, failures, queues, hosts, records, stamp);
    }

    State with(Instance instance) {
        return new State(
                wish,
                history,
                treeHistory,
                instances.plus(instance.id(), instance),
                rollouts,
                backoffs,
                failures,
                queues,
                hosts,
                records,
                lastStamp);
    }

    State without(Instance instance) {
        return new State(
                wish,
                history,
                treeHistory,
                instances.minus(instance.id()),
                rollouts,
                backoffs,
                failures,
                queues,
                hosts,
                records,
                lastStamp);
    }

    State wishing(Group tree, PVector<Group> former) {
        return new State(
                tree, history, former, instances, rollouts, backoffs, failures, queues, hosts, records, lastStamp);
    }

    State rolling(PMap<String, Rollout> next) {
        return new State(
                wish, history, treeHistory, instances, next, backoffs, failures, queues, hosts, records, lastStamp);
    }

    State delaying(PMap<PathId, Backoff> next) {
        return new State(
                wish, history, treeHistory, instances, rollouts, next, failures, queues, hosts, records, lastStamp);
    }

    State failing(PMap<PathId, TaskFailure> next) {
        return new State(
                wish, history, treeHistory, instances, rollouts, backoffs, next, queues, hosts, records, lastStamp);
    }

    State queueing(PMap<PathId, Queued> next) {
        return new State(
                wish, history, treeHistory, instances, rollouts, backoffs, failures, next, hosts, records, lastStamp);
    }

    State remembering(PMap<PathId, PVector<Revision>> next) {
        return new State(
                wish, next, treeHistory, instances, rollouts, backoffs, failures, queues, hosts, records, lastStamp);
    }

    State recording(PMap<PathId, PVector<Life>> next) {
        return new State(
                wish, history, treeHistory, instances, rollouts, backoffs, failures, queues, hosts, next, lastStamp);
    }

    /// How the configuration a definition is of has done.
    public Optional<Life> life(AppDefinition app) {
        return Lives.of(this, app);
    }

    State hosting(PMap<HostId, HostState> next) {
        return new State(
                wish, history, treeHistory, instances, rollouts, backoffs, failures, queues, next, records, lastStamp);
    }

    /// One definition an app has had.
    public record Revision(AppDefinition definition, Instant at, String by, String note) {}

    /// Launches of this configuration wait until `deadline`.
    public record Backoff(Instant configVersion, Duration delay, Instant deadline) {}

    public record TaskFailure(
            PathId app,
            String host,
            String message,
            Instance.Condition condition,
            String taskId,
            Instant at,
            Instant version,
            String hostId) {}

    /// Why an app's instances are not placed yet.
    ///
    /// @param processed hosts asked so far
    /// @param refusals of the last round: how many hosts refused first for what
    /// @param lastRound for each host that was asked last, a hundred of them at most: why it was not taken
    public record Queued(
            PathId app,
            int count,
            Instant since,
            long processed,
            Optional<Instant> lastUnused,
            Optional<Instant> lastUsed,
            Map<Reason.Kind, Integer> refusals,
            Map<HostId, List<Reason>> lastRound) {
        public Queued {
            refusals = Map.copyOf(refusals);
            lastRound = Map.copyOf(lastRound);
        }
    }

    /// Why one host does not take an instance.
    ///
    /// @param kind in Marathon's order of asking
    /// @param words for people: "needs 2048 MiB, has 512 free of 4096", "UNIQUE hostname: web-1 runs here"
    public record Reason(Kind kind, String words) {
        public enum Kind {
            UNFULFILLED_ROLE,
            UNFULFILLED_CONSTRAINT,
            NO_CORRESPONDING_RESERVATION_FOUND,
            AGENT_MAINTENANCE,
            INSUFFICIENT_CPUS,
            INSUFFICIENT_MEMORY,
            INSUFFICIENT_DISK,
            INSUFFICIENT_GPUS,
            INSUFFICIENT_PORTS,
            DECLINED_SCARCE_RESOURCES
        }
    }

    /// A host as the scheduler sees it.
    ///
    /// @param live whether it answers now
    /// @param lastSeen when it last did
    /// @param roles empty: as if it were `*`
    /// @param takenPorts those that somebody who is not ours has
    /// @param drained by a [Write.Drain]; what a [Message.HostsSeen] says of it does not count
    public record HostState(
            HostId id,
            String name,
            boolean live,
            Instant lastSeen,
            double cpus,
            double memory,
            double disk,
            int gpus,
            int portFrom,
            int portTo,
            Set<Integer> takenPorts,
            Set<String> roles,
            Map<String, String> attributes,
            boolean drained) {
        public HostState {
            takenPorts = Set.copyOf(takenPorts);
            roles = Set.copyOf(roles);
            attributes = Map.copyOf(attributes);
        }

        /// What constraints read of it: its name, its zone, its region or an attribute.
        public Optional<String> field(String name) {
            return Fields.value(this, name);
        }

        HostState live(boolean now) {
            return new HostState(
                    id,
                    name,
                    now,
                    lastSeen,
                    cpus,
                    memory,
                    disk,
                    gpus,
                    portFrom,
                    portTo,
                    takenPorts,
                    roles,
                    attributes,
                    drained);
        }

        HostState drained(boolean now) {
            return new HostState(
                    id,
                    name,
                    live,
                    lastSeen,
                    cpus,
                    memory,
                    disk,
                    gpus,
                    portFrom,
                    portTo,
                    takenPorts,
                    roles,
                    attributes,
                    now);
        }

        HostState seen(Instant at) {
            return new HostState(
                    id,
                    name,
                    live,
                    at,
                    cpus,
                    memory,
                    disk,
                    gpus,
                    portFrom,
                    portTo,
                    takenPorts,
                    roles,
                    attributes,
                    drained);
        }
    }
}
