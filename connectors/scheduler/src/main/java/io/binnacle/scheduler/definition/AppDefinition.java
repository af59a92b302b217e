package io.binnacle.scheduler.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One complete app, normalised: legacy forms translated, every default filled in. Two that are equal, save for
/// `version` and `versionInfo`, ask for the same.
///
/// Numbers that are resources or shares are exact decimals, since binary ones make `ceil(10 × 0.1)` two.
///
/// @param cmd run by `/bin/sh -c`; excludes `args`
/// @param args arguments behind the image's own entry point
/// @param env plain values, and references to secrets by name
/// @param memory and `disk`: MiB
/// @param acceptedResourceRoles empty means any
/// @param killGracePeriod from the stop signal to the kill; absent: the engine's default
/// @param unreachable empty means disabled: wait for ever
public record AppDefinition(
        PathId id,
        Optional<String> cmd,
        List<String> args,
        Optional<String> user,
        Map<String, EnvValue> env,
        Map<String, String> secrets,
        int instances,
        BigDecimal cpus,
        BigDecimal memory,
        BigDecimal disk,
        int gpus,
        Optional<ResourceLimits> resourceLimits,
        String executor,
        Set<Constraint> constraints,
        Optional<Containerisation> container,
        List<Network> networks,
        List<PortDefinition> portDefinitions,
        boolean requirePorts,
        List<Fetch> fetch,
        List<HealthCheck> healthChecks,
        List<ReadinessCheck> readinessChecks,
        List<PathId> dependencies,
        UpgradeStrategy upgradeStrategy,
        Optional<UnreachableStrategy> unreachable,
        KillSelection killSelection,
        Backoff backoff,
        Optional<Duration> killGracePeriod,
        Map<String, String> labels,
        Set<String> acceptedResourceRoles,
        String role,
        boolean tty,
        Instant version,
        VersionInfo versionInfo) {

    /// A value of the environment.
    public sealed interface EnvValue {
        record Plain(String value) implements EnvValue {
            @Override
            public String toString() {
                return "Plain[…]";
            }
        }

        record Secret(String name) implements EnvValue {}
    }

    /// What an instance may use beyond what it asked for; empty: unlimited.
    public record ResourceLimits(Optional<Limit> cpus, Optional<Limit> memory) {}

    /// @param value empty: unlimited
    public record Limit(Optional<BigDecimal> value) {}

    /// @param field `hostname`, `@zone`, `@region`, or an attribute
    public record Constraint(String field, Operator operator, Optional<String> value) {
        public enum Operator {
            UNIQUE,
            CLUSTER,
            GROUP_BY,
            LIKE,
            UNLIKE,
            MAX_PER,
            IS
        }
    }

    /// How it is put into a container.
    ///
    /// @param portMappings only for networks other than the host's
    public record Containerisation(
            Type type, Optional<DockerImage> docker, List<Volume> volumes, List<PortMapping> portMappings) {
        public enum Type {
            DOCKER,
            MESOS
        }
    }

    public record DockerImage(String image, boolean forcePullImage, boolean privileged, List<Parameter> parameters) {}

    public record Parameter(String key, String value) {}

    public record Volume(String containerPath, String hostPath, boolean readOnly) {}

    /// @param containerPort 0: the same as the host port given
    /// @param hostPort absent: none; 0: any free one of the host's range
    /// @param servicePort 0 until the scheduler has assigned one
    /// @param protocol `tcp`, `udp` or `udp,tcp`
    public record PortMapping(
            int containerPort,
            OptionalInt hostPort,
            int servicePort,
            String protocol,
            Optional<String> name,
            Map<String, String> labels,
            List<String> networkNames) {}

    public record Network(Mode mode, Optional<String> name, Map<String, String> labels) {
        public enum Mode {
            HOST,
            BRIDGE,
            CONTAINER
        }
    }

    /// A port of an app on the host's network. `port` is its service port, and with `requirePorts` the host port too.
    public record PortDefinition(int port, String protocol, Optional<String> name, Map<String, String> labels) {}

    public record Fetch(String uri, boolean extract, boolean executable, boolean cache, Optional<String> destPath) {}

    /// @param portIndex into the ports of the app; when `port` is absent and this too, index 0 is meant
    /// @param maxConsecutiveFailures 0: never killed for it
    public record HealthCheck(
            Protocol protocol,
            Optional<String> path,
            OptionalInt portIndex,
            OptionalInt port,
            Optional<String> command,
            Duration gracePeriod,
            Duration interval,
            Duration timeout,
            int maxConsecutiveFailures,
            Duration delay,
            boolean ignoreHttp1xx,
            boolean ipv6) {
        public enum Protocol {
            HTTP,
            HTTPS,
            TCP,
            COMMAND,
            MESOS_HTTP,
            MESOS_HTTPS,
            MESOS_TCP
        }
    }

    public record ReadinessCheck(
            String name,
            boolean https,
            String path,
            String portName,
            Duration interval,
            Duration timeout,
            Set<Integer> httpStatusCodesForReady,
            boolean preserveLastResponse) {}

    public record UpgradeStrategy(BigDecimal minimumHealthCapacity, BigDecimal maximumOverCapacity) {}

    public record UnreachableStrategy(Duration inactiveAfter, Duration expungeAfter) {}

    public enum KillSelection {
        YOUNGEST_FIRST,
        OLDEST_FIRST
    }

    public record Backoff(Duration delay, BigDecimal factor, Duration maxLaunchDelay) {}

    public record VersionInfo(Instant lastScalingAt, Instant lastConfigChangeAt) {}

    public AppDefinition {
        args = List.copyOf(args);
        env = Map.copyOf(env);
        secrets = Map.copyOf(secrets);
        constraints = Set.copyOf(constraints);
        networks = List.copyOf(networks);
        portDefinitions = List.copyOf(portDefinitions);
        fetch = List.copyOf(fetch);
        healthChecks = List.copyOf(healthChecks);
        readinessChecks = List.copyOf(readinessChecks);
        dependencies = List.copyOf(dependencies);
        labels = Map.copyOf(labels);
        acceptedResourceRoles = Set.copyOf(acceptedResourceRoles);
    }
}
