package io.binnacle.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One running or dead instance.
///
/// @param app the app it is an instance of
/// @param restarts how often the engine has restarted it since it was created
/// @param exit how its last run ended; present for a running container that was restarted
/// @param restartPolicy in the engine's words: `no`, `always`, `on-failure:3`, …; empty where not its engine tells of
///     it, but whoever had it started there
/// @param tty whether its output is one raw terminal stream
public record Container(
        ContainerId id,
        HostId host,
        AppId app,
        String name,
        ImageRef image,
        RevisionId revision,
        ContainerState state,
        Health health,
        int restarts,
        Optional<Exit> exit,
        Instant createdAt,
        Optional<Instant> startedAt,
        Limits limits,
        List<PortMapping> ports,
        List<Attachment> networks,
        List<Mount> mounts,
        Map<String, String> labels,
        List<EnvironmentVariable> environment,
        List<String> command,
        String restartPolicy,
        boolean tty)
        implements Entity<ContainerId> {
    /// How much of its id is in the name of one that was set aside.
    public static final int ASIDE_DIGITS = 12;

    public Container {
        Require.text(name, "container name");
        Require.notNegative(restarts, "restarts");
        ports = List.copyOf(ports);
        networks = List.copyOf(networks);
        mounts = List.copyOf(mounts);
        labels = Map.copyOf(labels);
        environment = List.copyOf(environment);
        command = List.copyOf(command);
    }

    /// The same, known to be of another revision than its engine tells.
    public Container with(RevisionId newRevision) {
        return new Container(
                id,
                host,
                app,
                name,
                image,
                newRevision,
                state,
                health,
                restarts,
                exit,
                createdAt,
                startedAt,
                limits,
                ports,
                networks,
                mounts,
                labels,
                environment,
                command,
                restartPolicy,
                tty);
    }

    /// Whether it was replaced by another that bears its name now, and is kept to fall back to: its own name ends in
    /// its own id. It is no instance that is missing.
    public boolean setAside() {
        return id.value().length() >= ASIDE_DIGITS
                && name.endsWith("-" + id.value().substring(0, ASIDE_DIGITS));
    }

    /// A copy with another state, for the connectors that learn one field at a time from events.
    public Container with(ContainerState newState, Health newHealth, Optional<Exit> newExit) {
        return new Container(
                id,
                host,
                app,
                name,
                image,
                revision,
                newState,
                newHealth,
                restarts,
                newExit,
                createdAt,
                startedAt,
                limits,
                ports,
                networks,
                mounts,
                labels,
                environment,
                command,
                restartPolicy,
                tty);
    }
}
