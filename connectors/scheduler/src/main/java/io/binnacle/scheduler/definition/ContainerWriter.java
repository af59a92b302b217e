package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.DockerImage;
import io.binnacle.scheduler.definition.AppDefinition.LinuxInfo;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import io.binnacle.scheduler.definition.AppDefinition.Volume;

/// Writes an app's container.
final class ContainerWriter {
    private ContainerWriter() {}

    static void write(AppDefinition app, AppJson.Form form, ObjectNode json) {
        app.container().ifPresent(container -> json.set("container", container(app, container, form)));
    }

    private static ObjectNode container(AppDefinition app, Containerisation container, AppJson.Form form) {
        var json = AppJson.JSON.objectNode().put("type", container.type().name());
        container.docker().ifPresent(docker -> json.set("docker", docker(docker)));
        var volumes = json.putArray("volumes");
        container.volumes().forEach(volume -> volumes.add(volume(volume)));
        if (!app.onHostNetwork()) {
            var mappings = json.putArray("portMappings");
            container.portMappings().forEach(port -> mappings.add(mapping(port)));
        }
        container.linuxInfo().ifPresent(info -> json.set("linuxInfo", linuxInfo(info)));
        if (form.legacyFields() && json.get("docker") instanceof ObjectNode docker) {
            legacy(app, container, docker);
        }
        return json;
    }

    private static ObjectNode docker(DockerImage docker) {
        var json = AppJson.JSON
                .objectNode()
                .put("image", docker.image())
                .put("forcePullImage", docker.forcePullImage())
                .put("privileged", docker.privileged());
        var parameters = json.putArray("parameters");
        docker.parameters()
                .forEach(parameter ->
                        parameters.addObject().put("key", parameter.key()).put("value", parameter.value()));
        docker.pullSecret().ifPresent(secret -> json.putObject("pullConfig").put("secret", secret));
        return json;
    }

    private static ObjectNode volume(Volume volume) {
        return AppJson.JSON
                .objectNode()
                .put("containerPath", volume.containerPath())
                .put("hostPath", volume.hostPath())
                .put("mode", volume.readOnly() ? "RO" : "RW");
    }

    private static ObjectNode mapping(PortMapping port) {
        var json = AppJson.JSON.objectNode().put("containerPort", port.containerPort());
        port.hostPort().ifPresent(hostPort -> json.put("hostPort", hostPort));
        json.set("labels", AppJson.members(port.labels()));
        port.name().ifPresent(name -> json.put("name", name));
        json.put("protocol", port.protocol()).put("servicePort", port.servicePort());
        AppJson.texts(json, "networkNames", port.networkNames());
        return json;
    }

    private static ObjectNode linuxInfo(LinuxInfo info) {
        var json = AppJson.JSON.objectNode();
        if (info.seccompProfile().isPresent() || info.seccompUnconfined()) {
            var seccomp = json.putObject("seccomp").put("unconfined", info.seccompUnconfined());
            info.seccompProfile().ifPresent(profile -> seccomp.put("profileName", profile));
        }
        if (info.ipcMode().isPresent() || info.shmMebi().isPresent()) {
            var ipc = json.putObject("ipcInfo");
            info.ipcMode().ifPresent(mode -> ipc.put("mode", mode));
            info.shmMebi().ifPresent(size -> ipc.put("shmSize", size));
        }
        return json;
    }

    private static void legacy(AppDefinition app, Containerisation container, ObjectNode docker) {
        docker.put(
                "network",
                switch (app.networks().getFirst().mode()) {
                    case HOST -> "HOST";
                    case BRIDGE -> "BRIDGE";
                    case CONTAINER -> "USER";
                });
        if (!app.onHostNetwork()) {
            var mappings = docker.putArray("portMappings");
            container.portMappings().forEach(port -> mappings.add(mapping(port)));
        }
    }
}
