package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Hint;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.HostId;
import io.binnacle.model.Limits;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes a container out of a task, as far as a manager knows it: for tasks on other nodes, and for those that have no
/// container yet. Pure.
final class SwarmInstances {
    private final Secrets secrets;

    SwarmInstances(Secrets secrets) {
        this.secrets = secrets;
    }

    /// What it is called: by its container where there is one, which its engine knows too, and else by itself.
    static ContainerId id(SwarmTask task) {
        return new ContainerId(task.container().orElse(task.id()));
    }

    /// As its engine calls it.
    static String name(SwarmService service, SwarmTask task) {
        var place =
                task.slot() > 0 ? Integer.toString(task.slot()) : task.node().orElse("");
        return service.name() + "." + place + "." + task.id();
    }

    /// @param node where it is
    Seen of(SwarmService service, SwarmTask task, String node) {
        var template = task.template();
        var spec = SwarmSpec.container(template);
        var environment = SwarmSpec.environment(template);
        var checked = spec.has("Healthcheck");
        var naming = service.naming();
        var container = new Container(
                id(task),
                new HostId(node),
                naming.id(),
                name(service, task),
                SwarmSpec.image(template),
                SwarmSpec.revision(template, secrets),
                state(task),
                checked ? health(task) : Health.NONE,
                0,
                exit(task),
                task.createdAt(),
                task.runs() ? Optional.of(task.at()) : Optional.<Instant>empty(),
                limits(template),
                ports(task),
                networks(service, task),
                mounts(spec),
                secrets.labels(labels(service, task, spec)),
                environment.stream().map(secrets::variable).toList(),
                secrets.command(command(spec)),
                "",
                spec.path("TTY").asBoolean(false));
        return new Seen(container, naming, 0, "", List.of(), Hint.in(environment), List.of(), checked);
    }

    private static ContainerState state(SwarmTask task) {
        return switch (task.state()) {
            case "running" -> ContainerState.RUNNING;
            case "complete", "shutdown", "failed" -> ContainerState.EXITED;
            case "rejected", "orphaned" -> ContainerState.DEAD;
            case "remove" -> ContainerState.REMOVING;
            default -> ContainerState.CREATED;
        };
    }

    /// A task runs once its check has passed, and fails when it no longer does.
    private static Health health(SwarmTask task) {
        return switch (task.state()) {
            case "running" -> new Health(Health.Status.HEALTHY, 0, "");
            case "starting" -> new Health(Health.Status.STARTING, 0, "");
            default -> Health.NONE;
        };
    }

    private Optional<Exit> exit(SwarmTask task) {
        return switch (task.state()) {
            case "complete", "shutdown", "failed" ->
                Optional.of(new Exit(task.exitCode(), false, task.at(), secrets.text(task.error())));
            default -> Optional.empty();
        };
    }

    private static Limits limits(JsonNode template) {
        var limits = template.path("Resources").path("Limits");
        return new Limits(
                Math.max(0, limits.path("NanoCPUs").asLong(0) / 1e9),
                Math.max(0, limits.path("MemoryBytes").asLong(0)));
    }

    private static List<PortMapping> ports(SwarmTask task) {
        return Json.stream(task.document().path("Status").path("PortStatus").path("Ports"))
                .flatMap(port -> SwarmService.port(port).stream())
                .sorted()
                .toList();
    }

    private static List<Attachment> networks(SwarmService service, SwarmTask task) {
        var attachments = new ArrayList<Attachment>();
        for (var attached : task.document().path("NetworksAttachments")) {
            var network = attached.path("Network");
            var addresses = Json.texts(attached.path("Addresses")).stream()
                    .map(SwarmService::bare)
                    .toList();
            attachments.add(new Attachment(
                    Json.text(network.path("Spec"), "Name"),
                    addresses,
                    aliases(service, task, Json.text(network, "ID"))));
        }
        return attachments;
    }

    private static Set<String> aliases(SwarmService service, SwarmTask task, String network) {
        var aliases = new HashSet<String>();
        aliases.add(service.name());
        for (var joined : task.template().path("Networks")) {
            if (Json.text(joined, "Target").equals(network)) {
                aliases.addAll(Json.texts(joined.path("Aliases")));
            }
        }
        return aliases;
    }

    private static List<Mount> mounts(JsonNode spec) {
        return Json.stream(spec.path("Mounts"))
                .map(mount -> new Mount(
                        mount.path("Type").asText("volume"),
                        Json.text(mount, "Source"),
                        Json.text(mount, "Target"),
                        mount.path("ReadOnly").asBoolean(false)))
                .toList();
    }

    private static Map<String, String> labels(SwarmService service, SwarmTask task, JsonNode spec) {
        var labels = new TreeMap<>(Json.map(spec.path("Labels")));
        labels.put("com.docker.swarm.service.id", service.id());
        labels.put(Naming.SWARM_SERVICE, service.name());
        labels.put("com.docker.swarm.task.id", task.id());
        return labels;
    }

    private static List<String> command(JsonNode spec) {
        var words = new ArrayList<>(Json.texts(spec.path("Command")));
        words.addAll(Json.texts(spec.path("Args")));
        return words;
    }
}
