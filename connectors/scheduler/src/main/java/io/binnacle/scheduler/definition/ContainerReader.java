package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.DockerImage;
import io.binnacle.scheduler.definition.AppDefinition.LinuxInfo;
import io.binnacle.scheduler.definition.AppDefinition.Parameter;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import io.binnacle.scheduler.definition.AppDefinition.Volume;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads what an app says of its container, save for its ports.
final class ContainerReader {
    private static final List<String> FOREIGN_VOLUMES = List.of("persistent", "external", "secret");

    private enum Mode {
        RO,
        RW
    }

    private enum Ipc {
        PRIVATE,
        SHARE_PARENT
    }

    private final Spot container;

    private ContainerReader(Spot container) {
        this.container = container;
    }

    static Containerisation read(Spot container, List<PortMapping> mappings) {
        return new ContainerReader(container).read(mappings);
    }

    static Containerisation.Type type(Spot container) {
        return container.choice("type", Containerisation.Type.class, Containerisation.Type.DOCKER);
    }

    private Containerisation read(List<PortMapping> mappings) {
        var type = type(container);
        var docker = container.object("docker").map(spot -> image(spot, type));
        if (type == Containerisation.Type.DOCKER && docker.isEmpty()) {
            container.faults().meaning(container.path() + "/docker", "not defined");
        }
        var volumes = container.items("volumes").stream()
                .map(volume -> volume(volume.orEmptyObject(), type))
                .toList();
        return new Containerisation(type, docker, volumes, mappings, linuxInfo(type));
    }

    private static DockerImage image(Spot docker, Containerisation.Type type) {
        docker.at("credential").ifPresent(spot -> spot.wrong("must be empty"));
        var pull = docker.object("pullConfig");
        if (type == Containerisation.Type.DOCKER) {
            pull.ifPresent(spot -> spot.wrong("pullConfig is not supported with Docker containerizer"));
        }
        return new DockerImage(
                docker.needed("image"),
                docker.flag("forcePullImage", false),
                docker.flag("privileged", false),
                docker.items("parameters").stream()
                        .map(Spot::orEmptyObject)
                        .map(spot -> new Parameter(
                                spot.needed("key"), spot.text("value").orElse("")))
                        .toList(),
                pull.map(spot -> spot.needed("secret")));
    }

    private static Volume volume(Spot volume, Containerisation.Type type) {
        var path = volume.needed("containerPath");
        var mode = volume.choice("mode", Mode.class, Mode.RW);
        if (FOREIGN_VOLUMES.stream().anyMatch(volume::has)) {
            FOREIGN_VOLUMES.forEach(kind -> volume.at(kind).ifPresent(spot -> refuse(spot, kind)));
        } else if (!volume.has("hostPath")) {
            volume.faults().meaning(volume.path() + "/hostPath", "not defined");
        }
        if (type == Containerisation.Type.DOCKER && !path.isEmpty() && !path.startsWith("/")) {
            volume.faults().meaning(volume.path() + "/containerPath", "must be an absolute path");
        }
        return new Volume(path, volume.text("hostPath").orElse(""), mode == Mode.RO);
    }

    private static void refuse(Spot volume, String kind) {
        volume.wrong(
                switch (kind) {
                    case "persistent" ->
                        "a Docker host keeps no reservation that an instance could come back to; use a"
                                + " volume with a hostPath and a constraint on hostname";
                    case "external" ->
                        "a Docker host has no volume provider; use the parameter volume with a plugin's" + " volume";
                    default -> "a secret cannot be a file that is only in memory here; put it into env";
                });
    }

    private Optional<LinuxInfo> linuxInfo(Containerisation.Type type) {
        var info = container.object("linuxInfo");
        if (type == Containerisation.Type.DOCKER) {
            info.ifPresent(spot -> spot.wrong("linuxInfo is only supported with the Mesos containerizer"));
        }
        return info.map(spot -> {
            var seccomp = spot.object("seccomp");
            var ipc = spot.object("ipcInfo");
            return new LinuxInfo(
                    seccomp.flatMap(s -> s.text("profileName")),
                    seccomp.map(s -> s.flag("unconfined", false)).orElse(false),
                    ipc.filter(s -> s.has("mode"))
                            .map(s -> s.choice("mode", Ipc.class, Ipc.PRIVATE).name()),
                    ipc.map(s -> s.whole("shmSize", 0, Integer.MAX_VALUE)).orElse(OptionalInt.empty()));
        });
    }
}
