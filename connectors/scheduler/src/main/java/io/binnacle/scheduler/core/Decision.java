package io.binnacle.scheduler.core;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What follows from one message: the next state, what is to be done in the world, and what is told to listeners.
///
/// @param wakeAt when to look again although nothing was heard
/// @param wakeAt is absolute and replaces the one before
/// @param reply to a message that asked
/// @param touched what may differ between the state before and `next`; the rest is the same
public record Decision(
        State next,
        List<Effect> effects,
        List<Happening> happenings,
        Optional<Instant> wakeAt,
        Optional<Reply> reply,
        Touched touched) {
    public Decision {
        effects = List.copyOf(effects);
        happenings = List.copyOf(happenings);
    }

    /// Keys of what was written to, so that nobody compares a hundred thousand instances to find one.
    ///
    /// @param apps whose history, back-off, failure or queue was
    /// @param tree whether `wish` or `treeHistory` was
    public record Touched(
            Set<String> instances, Set<String> rollouts, Set<PathId> apps, Set<HostId> hosts, boolean tree) {
        public Touched {
            instances = Set.copyOf(instances);
            rollouts = Set.copyOf(rollouts);
            apps = Set.copyOf(apps);
            hosts = Set.copyOf(hosts);
        }
    }

    /// Done only once `next` is durable.
    public sealed interface Effect {
        /// May come again while the first is still running, or after it was done: it is one launch by its instance
        /// and incarnation.
        record Start(Instance instance, AppDefinition app) implements Effect {}

        /// Also of a container that has ended by itself, to remove it; may come again.
        record End(String instance, int incarnation, HostId host, ContainerId container, Duration grace)
                implements Effect {}
    }

    /// The answer to a write.
    public sealed interface Reply {
        /// @param deployment empty where none was needed (a plain kill, a delay reset)
        /// @param killed the instances as they were, for a kill
        /// @param steps of the deployment, also of one that has ended already
        record Accepted(Optional<String> deployment, Instant version, List<Instance> killed, List<Rollout.Step> steps)
                implements Reply {
            public Accepted(Optional<String> deployment, Instant version, List<Instance> killed) {
                this(deployment, version, killed, List.of());
            }
        }

        record Refused(WriteRefused why) implements Reply {}
    }

    /// Something listeners are told, in Marathon's words.
    ///
    /// @param type `deployment_success`, `status_update_event`, …
    /// @param fields the JSON object's members beyond `eventType` and `timestamp`; values are strings,
    ///     numbers, booleans, lists, maps, [AppDefinition] or [Rollout], which the API writes in its own form
    public record Happening(String type, Instant at, java.util.Map<String, Object> fields) {}
}
