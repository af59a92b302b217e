package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Hint;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.App;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Exit;
import io.binnacle.model.HostId;
import io.binnacle.model.Limits;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws one app: itself, its tasks as containers, the name it is found by.
final class AppDrawing {
    private static final long MIB = 1 << 20;

    private final AppState state;
    private final Revisions revisions;
    private final Function<String, HostId> hosts;
    private final Ports ports;
    private final JsonNode definition;
    private final Secrets secrets = Secrets.ofThisProcess();

    /// @param hosts what an agent's name is called in the picture
    AppDrawing(AppState state, Revisions revisions, Function<String, HostId> hosts) {
        this.state = state;
        this.revisions = revisions;
        this.hosts = hosts;
        this.definition = state.json();
        this.ports = new Ports(definition);
    }

    Drawn draw(Optional<Ended> ended) {
        var containers = new ArrayList<Container>();
        state.tasks().stream().filter(Task::placed).forEach(task -> containers.add(container(task, Optional.empty())));
        ended.ifPresent(end -> containers.add(container(end.task(), Optional.of(end.exit()))));
        return new Drawn(app(), containers, service(containers), hints(), Json.texts(definition.path("dependencies")));
    }

    private App app() {
        return new App(
                state.id(),
                state.name(),
                state.group(),
                "Marathon app " + state.id(),
                state.image(),
                OptionalInt.of(Math.max(0, state.instances())),
                revisions.all());
    }

    private Container container(Task task, Optional<Exit> exit) {
        return new Container(
                task.container(),
                hosts.apply(task.host()),
                state.id(),
                state.name() + "." + task.mark(),
                state.image(),
                revisions.of(task.version()),
                task.containerState(),
                Checks.of(state, task),
                0,
                exit,
                task.stagedAt()
                        .or(task::startedAt)
                        .or(() -> Json.instant(task.version()))
                        .orElse(Instant.EPOCH),
                task.startedAt(),
                limits(),
                ports.of(task),
                List.of(new Attachment(ports.network(), task.addresses(), Set.of())),
                mounts(),
                secrets.labels(Json.map(definition.path("labels"))),
                environment(),
                secrets.command(command()),
                "always",
                definition.path("tty").asBoolean(false));
    }

    /// Memory is a limit, CPUs are only a share unless a limit is set.
    private Limits limits() {
        var limits = definition.path("resourceLimits");
        var memory = limits.has("mem")
                ? limits.path("mem").asDouble(0)
                : definition.path("mem").asDouble(0);
        return new Limits(Math.max(0, limits.path("cpus").asDouble(0)), Math.max(0, (long) (memory * MIB)));
    }

    private List<Mount> mounts() {
        var mounts = new ArrayList<Mount>();
        for (var volume : definition.path("container").path("volumes")) {
            var kind = volume.has("persistent") || volume.has("external") ? "volume" : "bind";
            var source = Json.word(volume, "hostPath").orElseGet(() -> Json.text(volume.path("external"), "name"));
            mounts.add(new Mount(
                    kind,
                    source,
                    Json.text(volume, "containerPath"),
                    Json.text(volume, "mode").equals("RO")));
        }
        return mounts;
    }

    private List<EnvironmentVariable> environment() {
        return lines().stream().map(secrets::variable).toList();
    }

    /// A reference to a secret names it, and nothing more is known of it.
    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> one : definition.path("env").properties()) {
            var value = one.getValue().isObject() ? "" : one.getValue().asText("");
            lines.add(one.getKey() + "=" + value);
        }
        return lines;
    }

    private List<Hint> hints() {
        return Hint.in(lines());
    }

    private List<String> command() {
        return Json.word(definition, "cmd")
                .map(cmd -> List.of("/bin/sh", "-c", cmd))
                .orElseGet(() -> Json.texts(definition.path("args")));
    }

    private Optional<Service> service(List<Container> containers) {
        var served = new TreeSet<PortMapping>();
        containers.forEach(container -> served.addAll(container.ports()));
        if (served.isEmpty()) {
            return Optional.empty();
        }
        Set<ContainerId> backends = containers.stream()
                .filter(container -> container.state().alive())
                .map(Container::id)
                .collect(Collectors.toSet());
        return Optional.of(new Service(
                new ServiceId(state.id().value()),
                state.name(),
                state.id(),
                Names.of(state),
                List.copyOf(served),
                backends));
    }

    /// What one app looks like in the picture.
    ///
    /// @param hints whom its environment names
    /// @param dependencies paths of apps and groups it says it needs
    record Drawn(
            App app,
            List<Container> containers,
            Optional<Service> service,
            List<Hint> hints,
            List<String> dependencies) {}
}
