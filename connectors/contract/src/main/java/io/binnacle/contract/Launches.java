package io.binnacle.contract;

import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.spi.Launch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A launch that asks for little, and others that ask for one thing more.
public final class Launches {
    private Launches() {}

    public static Launch plain(String name, String image, List<String> command) {
        return new Launch(
                name,
                image,
                Launch.Pull.IF_MISSING,
                List.of(),
                command,
                Optional.empty(),
                Map.of(),
                Map.of("io.binnacle.contract", name),
                "bridge",
                List.of(),
                List.of(),
                0,
                0,
                0,
                false,
                false,
                Optional.empty(),
                List.of());
    }

    public static Launch labelled(Launch launch, String key, String value) {
        var labels = new HashMap<>(launch.labels());
        labels.put(key, value);
        return copy(launch, launch.image(), launch.environment(), labels, launch.ports(), launch.parameters());
    }

    public static Launch with(Launch launch, String variable, String value) {
        var environment = new HashMap<>(launch.environment());
        environment.put(variable, value);
        return copy(launch, launch.image(), environment, launch.labels(), launch.ports(), launch.parameters());
    }

    public static Launch publishing(Launch launch, int containerPort, int hostPort) {
        var ports = new ArrayList<>(launch.ports());
        ports.add(new PortMapping(containerPort, Protocol.TCP, "0.0.0.0", hostPort));
        return copy(launch, launch.image(), launch.environment(), launch.labels(), ports, launch.parameters());
    }

    public static Launch told(Launch launch, String key, String value) {
        var parameters = new ArrayList<>(launch.parameters());
        parameters.add(new Launch.Parameter(key, value));
        return copy(launch, launch.image(), launch.environment(), launch.labels(), launch.ports(), parameters);
    }

    public static Launch of(Launch launch, String image) {
        return copy(launch, image, launch.environment(), launch.labels(), launch.ports(), launch.parameters());
    }

    private static Launch copy(
            Launch launch,
            String image,
            Map<String, String> environment,
            Map<String, String> labels,
            List<PortMapping> ports,
            List<Launch.Parameter> parameters) {
        return new Launch(
                launch.name(),
                image,
                launch.pull(),
                launch.entrypoint(),
                launch.command(),
                launch.user(),
                environment,
                labels,
                launch.network(),
                ports,
                launch.mounts(),
                launch.cpuCores(),
                launch.cpuLimit(),
                launch.memoryBytes(),
                launch.privileged(),
                launch.tty(),
                launch.grace(),
                parameters);
    }
}
