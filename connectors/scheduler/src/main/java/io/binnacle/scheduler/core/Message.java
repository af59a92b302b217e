package io.binnacle.scheduler.core;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.PathId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that can reach the scheduler. One thread takes them, one after another.
public sealed interface Message {
    /// Somebody asks for a change; it is answered with a [Decision.Reply].
    record Asked(Write write, Author author, boolean force) implements Message {}

    /// The process has begun anew with a state that was kept: what was sent and not answered is sent again. The first
    /// message of every process.
    record Resumed() implements Message {}

    /// Time has passed: deadlines are looked at.
    record Woke() implements Message {}

    /// What all hosts are and what runs on those that answer; only containers that bear our labels.
    record HostsSeen(List<State.HostState> hosts, Map<HostId, List<Seen>> running) implements Message {}

    /// One container of ours changed.
    record ContainerSeen(HostId host, Seen seen) implements Message {}

    /// A container of ours is no longer there.
    record ContainerGone(HostId host, String instance, int incarnation) implements Message {}

    record LaunchStarted(String instance, int incarnation, ContainerId container) implements Message {}

    /// @param known whether it is certain that nothing was left behind; otherwise the launch is asked for again, by
    ///     the same name on the same host
    record LaunchRefused(String instance, int incarnation, String message, boolean known) implements Message {}

    record EndRefused(String instance, int incarnation, String message) implements Message {}

    /// @param index of the check among the app's
    /// @param cause why it failed; empty when it succeeded
    record HealthSeen(String instance, int incarnation, int index, Optional<String> cause) implements Message {}

    record ReadinessSeen(String instance, int incarnation, int index, Instance.ReadinessState state)
            implements Message {}

    /// A container of ours as its host reports it.
    ///
    /// @param exitCode of a container that has ended
    record Seen(
            String instance,
            int incarnation,
            PathId app,
            ContainerId container,
            boolean running,
            Optional<Integer> exitCode,
            boolean oomKilled,
            List<String> addresses,
            List<Integer> hostPorts) {
        public Seen {
            addresses = List.copyOf(addresses);
            hostPorts = List.copyOf(hostPorts);
        }
    }

    /// Who asks, for the audit.
    record Author(String name, String from, String note) {}

    /// @see Write
    default Set<PathId> apps() {
        return this instanceof Asked asked ? asked.write().apps() : Set.of();
    }
}
