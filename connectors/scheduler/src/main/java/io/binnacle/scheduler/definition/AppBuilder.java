package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Backoff;
import io.binnacle.scheduler.definition.AppDefinition.Check;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.scheduler.definition.AppDefinition.ExecutorResources;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.KillSelection;
import io.binnacle.scheduler.definition.AppDefinition.Network;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.ReadinessCheck;
import io.binnacle.scheduler.definition.AppDefinition.Residency;
import io.binnacle.scheduler.definition.AppDefinition.ResourceLimits;
import io.binnacle.scheduler.definition.AppDefinition.UnreachableStrategy;
import io.binnacle.scheduler.definition.AppDefinition.UpgradeStrategy;
import io.binnacle.scheduler.definition.AppDefinition.VersionInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes an [AppDefinition] a field at a time; what is not set has Marathon's default.
public final class AppBuilder {
    static final Network HOST = new Network(Network.Mode.HOST, Optional.empty(), Map.of());
    static final PortDefinition ANY_PORT = new PortDefinition(0, "tcp", Optional.of("default"), Map.of());

    private PathId id;
    private Optional<String> cmd = Optional.empty();
    private List<String> args = List.of();
    private Optional<String> user = Optional.empty();
    private Map<String, EnvValue> env = Map.of();
    private Map<String, String> secrets = Map.of();
    private int instances = 1;
    private BigDecimal cpus = BigDecimal.ONE;
    private BigDecimal memory = new BigDecimal("128");
    private BigDecimal disk = BigDecimal.ZERO;
    private int gpus = 0;
    private Optional<ResourceLimits> resourceLimits = Optional.empty();
    private String executor = "";
    private Optional<ExecutorResources> executorResources = Optional.empty();
    private Set<Constraint> constraints = Set.of();
    private Optional<Containerisation> container = Optional.empty();
    private List<Network> networks = List.of(HOST);
    private List<PortDefinition> portDefinitions = List.of(ANY_PORT);
    private boolean requirePorts = false;
    private List<Fetch> fetch = List.of();
    private List<HealthCheck> healthChecks = List.of();
    private Optional<Check> check = Optional.empty();
    private List<ReadinessCheck> readinessChecks = List.of();
    private List<PathId> dependencies = List.of();
    private UpgradeStrategy upgradeStrategy = new UpgradeStrategy(BigDecimal.ONE, BigDecimal.ONE);
    private Optional<UnreachableStrategy> unreachable =
            Optional.of(new UnreachableStrategy(Duration.ZERO, Duration.ZERO));
    private KillSelection killSelection = KillSelection.YOUNGEST_FIRST;
    private Optional<Residency> residency = Optional.empty();
    private Backoff backoff = new Backoff(Duration.ofSeconds(1), new BigDecimal("1.15"), Duration.ofSeconds(300));
    private Optional<Duration> killGracePeriod = Optional.empty();
    private Map<String, String> labels = Map.of();
    private Set<String> acceptedResourceRoles = Set.of();
    private String role = "*";
    private boolean tty = false;
    private Instant version;
    private VersionInfo versionInfo;

    public AppBuilder(PathId id, Instant version) {
        this.id = id;
        this.version = version;
        this.versionInfo = new VersionInfo(version, version);
    }

    AppBuilder(AppDefinition app) {
        this.id = app.id();
        this.cmd = app.cmd();
        this.args = app.args();
        this.user = app.user();
        this.env = app.env();
        this.secrets = app.secrets();
        this.instances = app.instances();
        this.cpus = app.cpus();
        this.memory = app.memory();
        this.disk = app.disk();
        this.gpus = app.gpus();
        this.resourceLimits = app.resourceLimits();
        this.executor = app.executor();
        this.executorResources = app.executorResources();
        this.constraints = app.constraints();
        this.container = app.container();
        this.networks = app.networks();
        this.portDefinitions = app.portDefinitions();
        this.requirePorts = app.requirePorts();
        this.fetch = app.fetch();
        this.healthChecks = app.healthChecks();
        this.check = app.check();
        this.readinessChecks = app.readinessChecks();
        this.dependencies = app.dependencies();
        this.upgradeStrategy = app.upgradeStrategy();
        this.unreachable = app.unreachable();
        this.killSelection = app.killSelection();
        this.residency = app.residency();
        this.backoff = app.backoff();
        this.killGracePeriod = app.killGracePeriod();
        this.labels = app.labels();
        this.acceptedResourceRoles = app.acceptedResourceRoles();
        this.role = app.role();
        this.tty = app.tty();
        this.version = app.version();
        this.versionInfo = app.versionInfo();
    }

    public AppBuilder id(PathId value) {
        id = value;
        return this;
    }

    public AppBuilder cmd(Optional<String> value) {
        cmd = value;
        return this;
    }

    public AppBuilder args(List<String> value) {
        args = value;
        return this;
    }

    public AppBuilder user(Optional<String> value) {
        user = value;
        return this;
    }

    public AppBuilder env(Map<String, EnvValue> value) {
        env = value;
        return this;
    }

    public AppBuilder secrets(Map<String, String> value) {
        secrets = value;
        return this;
    }

    public AppBuilder instances(int value) {
        instances = value;
        return this;
    }

    public AppBuilder cpus(BigDecimal value) {
        cpus = value;
        return this;
    }

    public AppBuilder memory(BigDecimal value) {
        memory = value;
        return this;
    }

    public AppBuilder disk(BigDecimal value) {
        disk = value;
        return this;
    }

    public AppBuilder gpus(int value) {
        gpus = value;
        return this;
    }

    public AppBuilder resourceLimits(Optional<ResourceLimits> value) {
        resourceLimits = value;
        return this;
    }

    public AppBuilder executor(String value) {
        executor = value;
        return this;
    }

    public AppBuilder executorResources(Optional<ExecutorResources> value) {
        executorResources = value;
        return this;
    }

    public AppBuilder constraints(Set<Constraint> value) {
        constraints = value;
        return this;
    }

    public AppBuilder container(Optional<Containerisation> value) {
        container = value;
        return this;
    }

    public AppBuilder networks(List<Network> value) {
        networks = value;
        return this;
    }

    public AppBuilder portDefinitions(List<PortDefinition> value) {
        portDefinitions = value;
        return this;
    }

    public AppBuilder requirePorts(boolean value) {
        requirePorts = value;
        return this;
    }

    public AppBuilder fetch(List<Fetch> value) {
        fetch = value;
        return this;
    }

    public AppBuilder healthChecks(List<HealthCheck> value) {
        healthChecks = value;
        return this;
    }

    public AppBuilder check(Optional<Check> value) {
        check = value;
        return this;
    }

    public AppBuilder readinessChecks(List<ReadinessCheck> value) {
        readinessChecks = value;
        return this;
    }

    public AppBuilder dependencies(List<PathId> value) {
        dependencies = value;
        return this;
    }

    public AppBuilder upgradeStrategy(UpgradeStrategy value) {
        upgradeStrategy = value;
        return this;
    }

    public AppBuilder unreachable(Optional<UnreachableStrategy> value) {
        unreachable = value;
        return this;
    }

    public AppBuilder killSelection(KillSelection value) {
        killSelection = value;
        return this;
    }

    public AppBuilder residency(Optional<Residency> value) {
        residency = value;
        return this;
    }

    public AppBuilder backoff(Backoff value) {
        backoff = value;
        return this;
    }

    public AppBuilder killGracePeriod(Optional<Duration> value) {
        killGracePeriod = value;
        return this;
    }

    public AppBuilder labels(Map<String, String> value) {
        labels = value;
        return this;
    }

    public AppBuilder acceptedResourceRoles(Set<String> value) {
        acceptedResourceRoles = value;
        return this;
    }

    public AppBuilder role(String value) {
        role = value;
        return this;
    }

    public AppBuilder tty(boolean value) {
        tty = value;
        return this;
    }

    public AppBuilder version(Instant value) {
        version = value;
        return this;
    }

    public AppBuilder versionInfo(VersionInfo value) {
        versionInfo = value;
        return this;
    }

    public AppDefinition build() {
        return new AppDefinition(
                id,
                cmd,
                args,
                user,
                env,
                secrets,
                instances,
                cpus,
                memory,
                disk,
                gpus,
                resourceLimits,
                executor,
                executorResources,
                constraints,
                container,
                networks,
                portDefinitions,
                requirePorts,
                fetch,
                healthChecks,
                check,
                readinessChecks,
                dependencies,
                upgradeStrategy,
                unreachable,
                killSelection,
                residency,
                backoff,
                killGracePeriod,
                labels,
                acceptedResourceRoles,
                role,
                tty,
                version,
                versionInfo);
    }
}
