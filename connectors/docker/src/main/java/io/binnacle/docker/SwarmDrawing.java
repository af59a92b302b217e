package io.binnacle.docker;

import io.binnacle.craft.Secrets;
import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Capacity;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Draws what a manager tells of its swarm into the picture of its own engine: the other nodes as hosts, their tasks as
/// containers, services as apps that somebody keeps. What the engine tells of its own containers stands. Pure.
final class SwarmDrawing {
    private static final String SWARM_LABELS = "com.docker.swarm.";

    private final Swarm swarm;
    private final Map<String, List<SwarmTask>> tasks;
    private final Map<AppId, SwarmService> services = new HashMap<>();
    private final Map<String, List<Revision>> revisions;
    private final Map<ContainerId, RevisionId> revisionOf = new HashMap<>();
    private final List<Seen> drawn = new ArrayList<>();
    private final Instant toldAt;

    /// @param revisions by the id of their service, the current one first
    /// @param toldAt when the manager said so
    SwarmDrawing(Swarm swarm, Map<String, List<Revision>> revisions, Secrets secrets, Instant toldAt) {
        this.swarm = swarm;
        this.tasks = swarm.tasksByService();
        this.revisions = revisions;
        this.toldAt = toldAt;
        var instances = new SwarmInstances(secrets);
        for (var service : swarm.services()) {
            services.put(service.naming().id(), service);
            for (var task : Swarm.shown(of(service))) {
                task.node().map(node -> instances.of(service, task, node)).ifPresent(this::draw);
            }
        }
    }

    private void draw(Seen seen) {
        drawn.add(seen);
        revisionOf.put(seen.container().id(), seen.container().revision());
    }

    private List<SwarmTask> of(SwarmService service) {
        return tasks.getOrDefault(service.id(), List.of());
    }

    Swarm swarm() {
        return swarm;
    }

    boolean keeps(AppId app) {
        return services.containsKey(app);
    }

    /// The engine's own containers and those that only the manager knows of. Traces of tasks that were replaced are
    /// left out.
    ///
    /// @param own the engine's
    Collection<Seen> among(Collection<Seen> own, HostId host) {
        var all = new ArrayList<Seen>();
        var known = new HashSet<ContainerId>();
        for (var seen : own) {
            var id = seen.container().id();
            var revision = revisionOf.get(id);
            known.add(id);
            if (revision != null) {
                all.add(seen.with(seen.container().with(revision)));
            } else if (seen.container().state().counts() || !ofTask(seen)) {
                all.add(seen);
            }
        }
        drawn.stream()
                .filter(seen -> !known.contains(seen.container().id()))
                .filter(seen -> !seen.container().host().equals(host) || !hasContainer(seen))
                .forEach(all::add);
        return all;
    }

    private boolean ofTask(Seen seen) {
        return keeps(seen.container().app())
                && seen.container().labels().keySet().stream().anyMatch(label -> label.startsWith(SWARM_LABELS));
    }

    private static boolean hasContainer(Seen seen) {
        return !seen.container().name().endsWith("." + seen.container().id().value());
    }

    /// The node this engine is, as its swarm has it.
    Host own(Host host) {
        return swarm.node(host.id())
                .map(node -> new Host(
                        host.id(),
                        host.cluster(),
                        host.name(),
                        host.address(),
                        host.addresses(),
                        host.presence(),
                        host.capacity(),
                        host.engine(),
                        node.labels(),
                        node.availability(),
                        true))
                .orElse(host);
    }

    /// @param own the manager's host: what is not known of it is not known of the others
    /// @param trouble why the swarm cannot be asked now
    /// @param all what [#among] said
    void into(TopologyChange.Builder builder, Host own, Optional<Refusal> trouble, Collection<Seen> all) {
        swarm.nodes().stream()
                .filter(node -> !node.host().equals(own.id()))
                .map(node -> host(node, own, trouble))
                .forEach(builder::put);
        var byApp = Apps.grouped(all);
        services.forEach((id, service) -> {
            var app = app(service);
            builder.put(app);
            service(service, app, byApp.getOrDefault(id, List.of())).ifPresent(builder::put);
            deployment(service).ifPresent(builder::put);
        });
    }

    private Host host(SwarmNode node, Host own, Optional<Refusal> trouble) {
        var resources = node.document().path("Description").path("Resources");
        var engine = node.document()
                .path("Description")
                .path("Engine")
                .path("EngineVersion")
                .asText("?");
        return new Host(
                node.host(),
                own.cluster(),
                node.name(),
                node.address(),
                node.address().isBlank() ? Set.of() : Set.of(node.address()),
                presence(node, own, trouble),
                new Capacity(
                        Math.max(0, resources.path("NanoCPUs").asLong(0) / 1e9),
                        Math.max(0, resources.path("MemoryBytes").asLong(0))),
                HostReader.engine("Docker " + engine, Optional.of(node.manager())),
                node.labels(),
                node.availability(),
                false);
    }

    private Presence presence(SwarmNode node, Host own, Optional<Refusal> trouble) {
        if (!own.presence().live()) {
            return own.presence();
        }
        if (trouble.isPresent()) {
            return new Presence.Stale(toldAt, trouble.get());
        }
        return node.ready()
                ? new Presence.Live()
                : new Presence.Stale(
                        toldAt,
                        new Refusal(
                                Refusal.Reason.UNREACHABLE,
                                "to hear of " + node.name() + " from its swarm",
                                "the swarm calls it " + node.state()
                                        + (node.message().isEmpty() ? "" : ": " + node.message()),
                                "look at that host and its engine"));
    }

    private App app(SwarmService service) {
        var naming = service.naming();
        return new App(
                naming.id(),
                naming.name(),
                naming.group(),
                naming.origin(),
                SwarmSpec.image(service.template()),
                OptionalInt.of(wanted(service)),
                revisions.getOrDefault(service.id(), List.of()));
    }

    /// A job is done when nothing of it is wanted any more.
    private int wanted(SwarmService service) {
        var mode = service.mode();
        return switch (mode.kind()) {
            case REPLICATED -> mode.instances();
            case JOB -> Math.max(0, mode.instances() - (int) completed(service));
            case GLOBAL -> places(service);
            case GLOBAL_JOB -> Math.max(0, places(service) - (int) completed(service));
        };
    }

    private long completed(SwarmService service) {
        return of(service).stream()
                .filter(SwarmTask::wanted)
                .filter(task -> task.state().equals("complete"))
                .count();
    }

    private int places(SwarmService service) {
        return of(service).stream()
                .filter(SwarmTask::wanted)
                .map(SwarmTask::place)
                .collect(Collectors.toSet())
                .size();
    }

    /// The virtual addresses are among its names, since that is what others find it by.
    private static Optional<Service> service(SwarmService service, App app, List<Seen> instances) {
        var ports = new TreeSet<>(service.ports());
        var names = new TreeSet<>(service.addresses());
        var backends = new HashSet<ContainerId>();
        names.add(service.name());
        names.add(app.name());
        for (var seen : instances) {
            names.addAll(Apps.names(seen.container()));
            if (seen.container().state().alive()) {
                backends.add(seen.container().id());
            }
            seen.container().ports().stream()
                    .filter(port -> service.ports().stream().noneMatch(known -> same(known, port)))
                    .forEach(ports::add);
        }
        return ports.isEmpty() && service.addresses().isEmpty()
                ? Optional.empty()
                : Optional.of(new Service(
                        new ServiceId(app.id().value()), app.name(), app.id(), names, List.copyOf(ports), backends));
    }

    private static boolean same(PortMapping left, PortMapping right) {
        return left.containerPort() == right.containerPort() && left.protocol() == right.protocol();
    }

    private Optional<Deployment> deployment(SwarmService service) {
        var rollout = SwarmRollout.of(service, of(service));
        if (!rollout.underWay()) {
            return Optional.empty();
        }
        var known = revisions.getOrDefault(service.id(), List.of());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var to = known.getFirst().id();
        var open = service.update().state().open();
        return Optional.of(new Deployment(
                new DeploymentId("swarm:" + service.id()),
                service.naming().id(),
                open && known.size() > 1 ? known.get(1).id() : to,
                to,
                rollout.done(),
                rollout.wanted(),
                rollout.since(),
                "",
                rollout.waitingFor()));
    }
}
