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
import io.binnacle.model.ImageRef;
import io.binnacle.model.Limits;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what an engine says of one container. Pure: the same answer always means the same container.
final class ContainerReader {
    private final HostId host;
    private final Secrets secrets;

    ContainerReader(HostId host, Secrets secrets) {
        this.host = host;
        this.secrets = secrets;
    }

    /// Whether it is one of our own probes, which the picture does not show.
    static boolean probe(JsonNode inspected) {
        return inspected.path("Config").path("Labels").has(Probe.LABEL);
    }

    /// @param inspected the answer to an inspection
    /// @throws Json.NotJson when it is no container at all
    Seen read(JsonNode inspected) throws Json.NotJson {
        var id = inspected.path("Id").asText("");
        if (id.isEmpty()) {
            throw new Json.NotJson("a container without an id", null);
        }
        var config = inspected.path("Config");
        var hostConfig = inspected.path("HostConfig");
        var state = inspected.path("State");
        var labels = Json.map(config.path("Labels"));
        var name = name(inspected.path("Name").asText(""), id);
        var image = image(inspected, config);
        var naming = Naming.of(name, image, labels);
        var environment = Json.texts(config.path("Env"));
        var container = new Container(
                new ContainerId(id),
                host,
                naming.id(),
                name,
                image,
                RevisionOf.container(image, config, hostConfig, labels, secrets),
                state(state),
                health(state),
                Math.max(0, inspected.path("RestartCount").asInt(0)),
                exit(state),
                instant(inspected.path("Created").asText("")).orElse(Instant.EPOCH),
                instant(state.path("StartedAt").asText("")),
                limits(hostConfig),
                ports(inspected, config),
                networks(inspected),
                mounts(inspected.path("Mounts")),
                secrets.labels(labels),
                environment.stream().map(secrets::variable).toList(),
                secrets.command(command(inspected)),
                restartPolicy(hostConfig.path("RestartPolicy")),
                config.path("Tty").asBoolean(false));
        return new Seen(
                container,
                naming,
                Math.max(0, state.path("Pid").asInt(0)),
                hostConfig.path("NetworkMode").asText(""),
                gateways(inspected),
                Hint.in(environment),
                links(hostConfig),
                state(state) != ContainerState.CREATED && health(state).status() != Health.Status.NONE);
    }

    private static String name(String written, String id) {
        var name = written.startsWith("/") ? written.substring(1) : written;
        return name.isBlank() ? id.substring(0, Math.min(12, id.length())) : name;
    }

    private static ImageRef image(JsonNode inspected, JsonNode config) {
        var id = inspected.path("Image").asText("");
        var reference = config.path("Image").asText("");
        return new ImageRef(reference.isEmpty() ? inspected.path("ImageName").asText(id) : reference, id);
    }

    static ContainerState state(JsonNode state) {
        return switch (state.path("Status").asText("").toLowerCase(Locale.ROOT)) {
            case "running", "stopping" -> ContainerState.RUNNING;
            case "paused" -> ContainerState.PAUSED;
            case "restarting" -> ContainerState.RESTARTING;
            case "removing" -> ContainerState.REMOVING;
            case "exited", "stopped" -> ContainerState.EXITED;
            case "dead" -> ContainerState.DEAD;
            default -> ContainerState.CREATED;
        };
    }

    private Health health(JsonNode state) {
        // Podman of some versions says "Healthcheck".
        var health = state.has("Health") ? state.path("Health") : state.path("Healthcheck");
        var status = switch (health.path("Status").asText("none").toLowerCase(Locale.ROOT)) {
            case "starting" -> Health.Status.STARTING;
            case "healthy" -> Health.Status.HEALTHY;
            case "unhealthy" -> Health.Status.UNHEALTHY;
            default -> Health.Status.NONE;
        };
        if (status == Health.Status.NONE) {
            return Health.NONE;
        }
        var log = health.path("Log");
        var last = log.size() == 0 ? "" : log.get(log.size() - 1).path("Output").asText("");
        return new Health(status, Math.max(0, health.path("FailingStreak").asInt(0)), Words.line(secrets.text(last)));
    }

    private Optional<Exit> exit(JsonNode state) {
        var ended = instant(state.path("FinishedAt").asText(""));
        var running = state.path("Running").asBoolean(false)
                && !state.path("Restarting").asBoolean(false);
        if (ended.isEmpty() || running) {
            return Optional.empty();
        }
        return Optional.of(new Exit(
                state.path("ExitCode").asInt(0),
                state.path("OOMKilled").asBoolean(false),
                ended.get(),
                Words.line(secrets.text(state.path("Error").asText("")))));
    }

    /// Engines write "0001-01-01T00:00:00Z" for never; Podman adds a zone.
    static Optional<Instant> instant(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Limits limits(JsonNode hostConfig) {
        var cores = hostConfig.path("NanoCpus").asLong(0) / 1e9;
        var quota = hostConfig.path("CpuQuota").asLong(0);
        var period = hostConfig.path("CpuPeriod").asLong(0);
        if (cores <= 0 && quota > 0) {
            cores = (double) quota / (period > 0 ? period : 100_000);
        }
        return new Limits(
                Math.max(0, cores), Math.max(0, hostConfig.path("Memory").asLong(0)));
    }

    private static List<PortMapping> ports(JsonNode inspected, JsonNode config) {
        var ports = new TreeSet<PortMapping>();
        Json.fields(config.path("ExposedPorts")).forEach(entry -> exposed(entry.getKey(), ports));
        Json.fields(inspected.path("NetworkSettings").path("Ports")).forEach(entry -> {
            if (entry.getValue().size() == 0) {
                exposed(entry.getKey(), ports);
            } else {
                entry.getValue().forEach(binding -> published(entry.getKey(), binding, ports));
            }
        });
        ports.removeIf(port -> !port.published() && isPublished(port, ports));
        return List.copyOf(ports);
    }

    private static boolean isPublished(PortMapping port, Set<PortMapping> ports) {
        return ports.stream()
                .anyMatch(other -> other.published()
                        && other.containerPort() == port.containerPort()
                        && other.protocol() == port.protocol());
    }

    private static void exposed(String written, Set<PortMapping> ports) {
        number(written).ifPresent(port -> ports.add(new PortMapping(port, protocol(written), "", 0)));
    }

    private static void published(String written, JsonNode binding, Set<PortMapping> ports) {
        var hostPort = number(binding.path("HostPort").asText("")).orElse(0);
        var address = binding.path("HostIp").asText("");
        number(written)
                .ifPresent(port -> ports.add(new PortMapping(
                        port,
                        protocol(written),
                        hostPort == 0 ? "" : address.isEmpty() ? "0.0.0.0" : address,
                        hostPort)));
    }

    /// `80/tcp` → 80.
    private static Optional<Integer> number(String written) {
        var digits = written.replaceFirst("/.*", "");
        return digits.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private static Protocol protocol(String written) {
        return written.endsWith("/udp") ? Protocol.UDP : written.endsWith("/sctp") ? Protocol.SCTP : Protocol.TCP;
    }

    private static List<Attachment> networks(JsonNode inspected) {
        var attachments = new ArrayList<Attachment>();
        Json.fields(inspected.path("NetworkSettings").path("Networks")).forEach(entry -> {
            var network = entry.getValue();
            var addresses = new ArrayList<String>();
            for (var field : List.of("IPAddress", "GlobalIPv6Address")) {
                var address = network.path(field).asText("");
                if (!address.isEmpty()) {
                    addresses.add(address);
                }
            }
            var aliases = new HashSet<>(Json.texts(network.path("Aliases")));
            aliases.addAll(Json.texts(network.path("DNSNames")));
            attachments.add(new Attachment(entry.getKey(), addresses, aliases));
        });
        return attachments;
    }

    private static List<String> gateways(JsonNode inspected) {
        var gateways = new ArrayList<String>();
        Json.fields(inspected.path("NetworkSettings").path("Networks")).forEach(entry -> {
            for (var field : List.of("Gateway", "IPv6Gateway")) {
                var address = entry.getValue().path(field).asText("");
                if (!address.isEmpty()) {
                    gateways.add(address);
                }
            }
        });
        return gateways;
    }

    private static List<Mount> mounts(JsonNode mounts) {
        var all = new ArrayList<Mount>();
        mounts.forEach(mount -> {
            var name = mount.path("Name").asText("");
            all.add(new Mount(
                    mount.path("Type").asText("bind"),
                    name.isEmpty() ? mount.path("Source").asText("") : name,
                    mount.path("Destination").asText(""),
                    !mount.path("RW").asBoolean(true)));
        });
        return all;
    }

    private static List<String> command(JsonNode inspected) {
        var words = new ArrayList<String>();
        var path = inspected.path("Path").asText("");
        if (!path.isEmpty()) {
            words.add(path);
        }
        words.addAll(Json.texts(inspected.path("Args")));
        return words;
    }

    private static String restartPolicy(JsonNode policy) {
        var name = policy.path("Name").asText("");
        var most = policy.path("MaximumRetryCount").asInt(0);
        return name.isEmpty() ? "no" : most > 0 ? name + ":" + most : name;
    }

    /// `/db:/web/alias` → `db`.
    private static List<String> links(JsonNode hostConfig) {
        return Json.texts(hostConfig.path("Links")).stream()
                .map(link -> link.replaceFirst(":.*", "").replaceFirst("^/", ""))
                .toList();
    }
}
