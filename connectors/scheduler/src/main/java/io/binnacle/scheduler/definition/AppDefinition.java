package io.binnacle.scheduler.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

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
        Optional<ExecutorResources> executorResources,
        Set<Constraint> constraints,
        Optional<Containerisation> container,
        List<Network> networks,
        List<PortDefinition> portDefinitions,
        boolean requirePorts,
        List<Fetch> fetch,
        List<HealthCheck> healthChecks,
        Optional<Check> check,
        List<ReadinessCheck> readinessChecks,
        List<PathId> dependencies,
        UpgradeStrategy upgradeStrategy,
        Optional<UnreachableStrategy> unreachable,
        KillSelection killSelection,
        Optional<Residency> residency,
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
    public record Limit(Optional<BigDecimal> value) {
        public Limit {
            value = value.map(Numbers::normal);
        }
    }

    /// What Mesos would give the executor; kept for those who ask for it back, used by nothing.
    public record ExecutorResources(BigDecimal cpus, BigDecimal memory, BigDecimal disk) {}

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
            Type type,
            Optional<DockerImage> docker,
            List<Volume> volumes,
            List<PortMapping> portMappings,
            Optional<LinuxInfo> linuxInfo) {
        public Containerisation {
            volumes = List.copyOf(volumes);
            portMappings = List.copyOf(portMappings);
        }

        public enum Type {
            DOCKER,
            MESOS
        }
    }

    /// @param pullSecret the name of the secret that opens the registry
    public record DockerImage(
            String image,
            boolean forcePullImage,
            boolean privileged,
            List<Parameter> parameters,
            Optional<String> pullSecret) {
        public DockerImage {
            parameters = List.copyOf(parameters);
        }
    }

    /// @param ipcMode `PRIVATE` or `SHARE_PARENT`
    public record LinuxInfo(
            Optional<String> seccompProfile,
            boolean seccompUnconfined,
            Optional<String> ipcMode,
            OptionalInt shmMebi) {}

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
            List<String> networkNames) {
        public PortMapping {
            labels = Map.copyOf(labels);
            networkNames = List.copyOf(networkNames);
        }
    }

    public record Network(Mode mode, Optional<String> name, Map<String, String> labels) {
        public Network {
            labels = Map.copyOf(labels);
        }

        public enum Mode {
            HOST,
            BRIDGE,
            CONTAINER
        }
    }

    /// A port of an app on the host's network. `port` is its service port, and with `requirePorts` the host port too.
    public record PortDefinition(int port, String protocol, Optional<String> name, Map<String, String> labels) {
        public PortDefinition {
            labels = Map.copyOf(labels);
        }
    }

    public record Fetch(String uri, boolean extract, boolean executable, boolean cache, Optional<String> destPath) {
        private static final Pattern CREDENTIALS =
                Pattern.compile(".*/(docker\\.(tar\\.gz|tgz|tar|zip)|\\.?dockercfg)");

        private static final Pattern ARCHIVE =
                Pattern.compile(".*\\.(tar|tar\\.gz|tar\\.bz2|tar\\.xz|gz|tgz|tbz2|txz|zip)");
        private static final Pattern OF_THE_WEB = Pattern.compile("(?i)https?://.+");
        private static final Pattern OF_THE_HOST = Pattern.compile("(?i)(file://)?/.+");

        /// Whether it is an archive of a Docker client's logins, which Mesos wants beside each task.
        public boolean credentials() {
            return CREDENTIALS.matcher(uri).matches();
        }

        /// Whether it lies on the host itself.
        public boolean ofTheHost() {
            return OF_THE_HOST.matcher(uri).matches();
        }

        /// Its path, without what may follow one in an address.
        public String path() {
            return uri.replaceFirst("^[A-Za-z]+://[^/?#]*", "").replaceFirst("[?#].*", "");
        }

        public boolean unpacked() {
            return extract && !executable && ARCHIVE.matcher(path()).matches();
        }

        /// Why it cannot be had on Docker hosts, and the field that says so.
        private Optional<Violation> refusal(String at) {
            if (credentials()) {
                return Optional.empty();
            }
            if (!ofTheHost() && !OF_THE_WEB.matcher(uri).matches()) {
                return Optional.of(
                        new Violation(at + "/uri", List.of("is none of http, https and file, which can be fetched")));
            }
            if (ofTheHost() && unpacked()) {
                return Optional.of(new Violation(
                        at + "/extract",
                        List.of("an archive on the host cannot be unpacked: say false, or fetch it by http")));
            }
            return destPath.filter(path ->
                            path.startsWith("/") || List.of(path.split("/", -1)).contains(".."))
                    .map(_ -> new Violation(at + "/destPath", List.of("must be a path inside the sandbox")));
        }
    }

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
            MESOS_TCP;

            /// Of those that an executor runs beside the task: ports are the container's, and the first waits.
            public boolean beside() {
                return switch (this) {
                    case COMMAND, MESOS_HTTP, MESOS_HTTPS, MESOS_TCP -> true;
                    case HTTP, HTTPS, TCP -> false;
                };
            }
        }
    }

    /// A generic check of Mesos, whose result nothing acts on.
    ///
    /// @param command for `EXEC`: a line for the shell when `shell`, else the words
    public record Check(
            Kind kind,
            Optional<String> path,
            boolean https,
            OptionalInt portIndex,
            OptionalInt port,
            List<String> command,
            boolean shell,
            Duration interval,
            Duration timeout,
            Duration delay) {
        public enum Kind {
            HTTP,
            TCP,
            EXEC
        }

        public Check {
            command = List.copyOf(command);
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
            boolean preserveLastResponse) {
        public ReadinessCheck {
            httpStatusCodesForReady = Set.copyOf(httpStatusCodesForReady);
        }
    }

    public record UpgradeStrategy(BigDecimal minimumHealthCapacity, BigDecimal maximumOverCapacity) {
        public UpgradeStrategy {
            minimumHealthCapacity = Numbers.normal(minimumHealthCapacity);
            maximumOverCapacity = Numbers.normal(maximumOverCapacity);
        }
    }

    public record UnreachableStrategy(Duration inactiveAfter, Duration expungeAfter) {}

    public enum KillSelection {
        YOUNGEST_FIRST,
        OLDEST_FIRST
    }

    /// Its instances are replaced by stopping an old one before a new one starts. The rest is only kept.
    public record Residency(Duration relaunchEscalationTimeout, String taskLostBehavior) {}

    public record Backoff(Duration delay, BigDecimal factor, Duration maxLaunchDelay) {
        public Backoff {
            factor = Numbers.normal(factor);
        }
    }

    public record VersionInfo(Instant lastScalingAt, Instant lastConfigChangeAt) {}

    /// What no Docker host can give it.
    public List<Violation> impossible() {
        var violations = new ArrayList<Violation>();
        for (var i = 0; i < fetch.size(); i++) {
            fetch.get(i).refusal("/fetch(" + i + ")").ifPresent(violations::add);
        }
        if (networks.size() > 1) {
            violations.add(new Violation("/networks", List.of("a container is in one network here: name one")));
        }
        container
                .flatMap(Containerisation::linuxInfo)
                .flatMap(LinuxInfo::seccompProfile)
                .ifPresent(_ -> violations.add(new Violation(
                        "/container/linuxInfo/seccomp/profileName",
                        List.of("is a profile of a Mesos agent, which a Docker host does not have"))));
        return violations;
    }

    /// A copy to change.
    public AppBuilder edit() {
        return new AppBuilder(this);
    }

    public AppDefinition withInstances(int wanted) {
        return edit().instances(wanted).build();
    }

    public AppDefinition withVersion(Instant stamp, VersionInfo info) {
        return edit().version(stamp).versionInfo(info).build();
    }

    /// Whether it says of itself that there must never be two of it.
    public boolean singleInstance() {
        return "true".equalsIgnoreCase(labels.get("MARATHON_SINGLE_INSTANCE_APP"));
    }

    /// Whether its network is the host's, so that its ports are `portDefinitions`; otherwise they are port mappings.
    public boolean onHostNetwork() {
        return networks.stream().anyMatch(network -> network.mode() == Network.Mode.HOST);
    }

    /// Of the container; none on the host's network.
    public List<PortMapping> portMappings() {
        return container.map(Containerisation::portMappings).orElse(List.of());
    }

    public AppDefinition {
        cpus = Numbers.normal(cpus);
        memory = Numbers.normal(memory);
        disk = Numbers.normal(disk);
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
