package io.binnacle.simulator;

import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Health;
import io.binnacle.model.HostId;
import io.binnacle.model.Limits;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What all instances of one revision have in common; they share it in memory too.
final class Blueprint {
    private static final long EARLIER_CHECKOUT_BYTES = 384L << 20;

    private final AppKind kind;
    private final Revision revision;
    private final boolean published;
    /// The releases of checkout before the bad one had a larger pool and needed less memory.
    private final boolean roomy;
    private final Limits limits;
    private final List<PortMapping> ports;
    private final List<Mount> mounts;
    private final Map<String, String> labels;
    private final List<EnvironmentVariable> environment;
    private final Set<String> aliases;

    /// @param published whether its port is published on the hosts
    Blueprint(AppKind kind, Revision revision, boolean published) {
        this.kind = kind;
        this.revision = revision;
        this.published = published;
        this.roomy = kind.name().equals("checkout") && !revision.image().equals(kind.image());
        this.limits = new Limits(kind.cpuLimitCores(), roomy ? EARLIER_CHECKOUT_BYTES : kind.memoryLimitBytes());
        this.ports = List.of(new PortMapping(kind.port(), Protocol.TCP, "", 0));
        this.mounts = kind.volumes().stream()
                .map(volume -> new Mount(volume.kind(), volume.source(), volume.target(), volume.readOnly()))
                .toList();
        this.labels = Map.of(
                "com.docker.compose.project", kind.group(),
                "com.docker.compose.service", kind.name(),
                "lab.revision", revision.name(),
                "lab.team", kind.group() + "-team");
        this.environment = kind.environment().stream().map(this::variable).toList();
        this.aliases = Set.of(kind.name());
    }

    AppKind kind() {
        return kind;
    }

    Limits limits() {
        return limits;
    }

    List<EnvironmentVariable> environment() {
        return environment;
    }

    private EnvironmentVariable variable(AppKind.Setting setting) {
        return new EnvironmentVariable(
                setting.name(),
                setting.secret()
                        ? new EnvironmentVariable.Value.Masked(secret(setting))
                        : new EnvironmentVariable.Value.Plain(plain(setting)));
    }

    private String plain(AppKind.Setting setting) {
        return roomy && setting.name().equals("POOL_MAX") ? "50" : setting.value();
    }

    /// Another revision's token is another token; another revision's database is the same.
    private int secret(AppKind.Setting setting) {
        var base = Noise.mix(kind.name().hashCode(), setting.name().hashCode());
        return (int)
                (setting.name().endsWith("TOKEN")
                        ? Noise.mix(base, revision.name().hashCode())
                        : base);
    }

    /// A new instance, created and not yet started.
    Container instance(ContainerId id, HostId host, int number, Instant createdAt) {
        return new Container(
                id,
                host,
                kind.id(),
                kind.name() + "-" + number,
                revision.image(),
                revision.id(),
                ContainerState.CREATED,
                Health.NONE,
                0,
                Optional.empty(),
                createdAt,
                Optional.empty(),
                limits,
                published ? List.of(published(number)) : ports,
                List.of(new Attachment(kind.group(), List.of(address(number)), aliases)),
                mounts,
                labels,
                environment,
                kind.command(),
                "always",
                false);
    }

    private PortMapping published(int number) {
        return new PortMapping(kind.port(), Protocol.TCP, "0.0.0.0", 32_768 + number % 28_000);
    }

    private String address(int number) {
        var net = 16 + Math.floorMod(kind.name().hashCode(), 14);
        return "172." + net + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /// How a running instance that is well feels: not every app has a check.
    Health well() {
        return kind.path().isEmpty() ? Health.NONE : Life.WELL;
    }
}
