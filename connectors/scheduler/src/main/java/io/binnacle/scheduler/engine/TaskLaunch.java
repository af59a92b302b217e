package io.binnacle.scheduler.engine;

import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.DockerImage;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.spi.Launch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes of an instance the container that runs it, as the Docker containerizer of Mesos would.
///
/// @param defaultImage for apps that name none
/// @param secrets what is known of them, by their source
record TaskLaunch(Labels labels, String defaultImage, Function<String, Optional<String>> secrets) {
    private static final BigDecimal MEBI = BigDecimal.valueOf(1_048_576);

    Launch of(AppDefinition app, Instance instance, Fetched fetched) throws Unlaunchable {
        var docker = app.container().flatMap(AppDefinition.Containerisation::docker);
        return new Launch(
                TaskEnvironment.taskId(instance),
                docker.map(DockerImage::image).orElse(defaultImage),
                docker.filter(DockerImage::forcePullImage).isPresent() ? Launch.Pull.ALWAYS : Launch.Pull.IF_MISSING,
                app.cmd().isPresent() ? List.of("/bin/sh", "-c") : List.of(),
                app.cmd().map(List::of).orElse(app.args()),
                app.user(),
                TaskEnvironment.of(app, instance, fetched.sandbox(), own(app)),
                labels.of(instance),
                network(app),
                ports(app, instance),
                Stream.concat(mounts(app), fetched.mounts().stream()).toList(),
                app.cpus().doubleValue(),
                cpuLimit(app),
                memory(app),
                docker.filter(DockerImage::privileged).isPresent(),
                app.tty(),
                app.killGracePeriod(),
                parameters(app),
                fetched.archives());
    }

    private Map<String, String> own(AppDefinition app) throws Unlaunchable {
        var own = new HashMap<String, String>();
        for (var entry : app.env().entrySet()) {
            own.put(entry.getKey(), clear(app, entry.getValue()));
        }
        return own;
    }

    private String clear(AppDefinition app, EnvValue value) throws Unlaunchable {
        return switch (value) {
            case EnvValue.Plain(String text) -> text;
            case EnvValue.Secret(String name) -> secret(name, app.secrets().getOrDefault(name, name));
        };
    }

    private String secret(String name, String source) throws Unlaunchable {
        return secrets.apply(source)
                .orElseThrow(() -> new Unlaunchable(
                        "the secret " + name + " is not known: put it into the file " + source + " below --secrets"));
    }

    private static String network(AppDefinition app) {
        var network = app.networks().getFirst();
        return switch (network.mode()) {
            case HOST -> "host";
            case BRIDGE -> "bridge";
            case CONTAINER -> network.name().orElse("bridge");
        };
    }

    private static List<PortMapping> ports(AppDefinition app, Instance instance) {
        var ports = new ArrayList<PortMapping>();
        if (!app.onHostNetwork()) {
            for (var port : TaskPorts.of(app, instance).ports()) {
                for (var protocol : port.protocol().split(",")) {
                    port.host().ifPresent(host -> ports.add(mapping(port.container(), protocol, host)));
                }
            }
        }
        return ports;
    }

    private static PortMapping mapping(int inside, String protocol, int host) {
        return new PortMapping(inside, Protocol.valueOf(protocol.strip().toUpperCase(Locale.ROOT)), "", host);
    }

    private static Stream<Mount> mounts(AppDefinition app) {
        return app.container().stream()
                .flatMap(container -> container.volumes().stream())
                .map(volume -> new Mount("bind", volume.hostPath(), volume.containerPath(), volume.readOnly()));
    }

    private static double cpuLimit(AppDefinition app) {
        return app.resourceLimits()
                .flatMap(AppDefinition.ResourceLimits::cpus)
                .flatMap(AppDefinition.Limit::value)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }

    /// What it asked for is what it may use, unless a limit says otherwise.
    private static long memory(AppDefinition app) {
        var limit = app.resourceLimits().flatMap(AppDefinition.ResourceLimits::memory);
        var most = limit.isPresent() ? limit.get().value().orElse(BigDecimal.ZERO) : app.memory();
        return most.multiply(MEBI).longValue();
    }

    private static List<Launch.Parameter> parameters(AppDefinition app) {
        var parameters = new ArrayList<Launch.Parameter>();
        app.container().flatMap(AppDefinition.Containerisation::docker).stream()
                .flatMap(docker -> docker.parameters().stream())
                .forEach(given -> parameters.add(new Launch.Parameter(given.key(), given.value())));
        app.container().flatMap(AppDefinition.Containerisation::linuxInfo).ifPresent(info -> linux(info, parameters));
        if (app.gpus() > 0) {
            parameters.add(new Launch.Parameter("gpus", Integer.toString(app.gpus())));
        }
        return parameters;
    }

    private static void linux(AppDefinition.LinuxInfo info, List<Launch.Parameter> parameters) {
        info.shmMebi().ifPresent(mebi -> parameters.add(new Launch.Parameter("shm-size", mebi + "m")));
        if (info.seccompUnconfined()) {
            parameters.add(new Launch.Parameter("security-opt", "seccomp=unconfined"));
        }
        if (info.ipcMode().filter("SHARE_PARENT"::equals).isPresent()) {
            parameters.add(new Launch.Parameter("ipc", "host"));
        }
    }
}
