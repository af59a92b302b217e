package io.binnacle.views.topology;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Link;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Pictures and scenes for tests, from a simulated cluster in which nothing happens by itself.
final class Scenes {
    static final Instant NOW = Instant.parse("2026-11-22T02:47:13Z");

    private Scenes() {}

    static Topology topology(int hosts, int containers) {
        var settings = SimulatorSettings.of(hosts, containers, 7).withQuiet(true);
        return SimulatedCluster.of(settings, SimulatedTime.stepped(NOW)).topology();
    }

    /// Small projects that call each other: one app to five containers.
    static Topology projects(int hosts, int containers) {
        var settings = new SimulatorSettings(
                hosts,
                containers,
                7,
                SimulatorSettings.Scenario.MESH,
                true,
                true,
                Optional.empty(),
                0,
                List.of(),
                Duration.ZERO);
        return SimulatedCluster.of(settings, SimulatedTime.stepped(NOW)).topology();
    }

    static Picture picture(Topology topology) {
        return new Picture(1, topology, TopologyChange.NOTHING, true, List.of(), List.of(), NOW);
    }

    static MapScene build(Places places, Topology topology, MapKind kind) {
        return build(places, topology, kind, 984, 548);
    }

    static MapScene build(Places places, Topology topology, MapKind kind, double width, double height) {
        return build(places, topology, kind, Arrangement.USUAL, width, height);
    }

    static MapScene build(
            Places places, Topology topology, MapKind kind, Arrangement arrangement, double width, double height) {
        return new SceneBuilder(places).build(wish(topology, kind, arrangement, width, height), new Gauges());
    }

    /// By one that remembers what it built before.
    static MapScene build(SceneBuilder builder, Topology topology, MapKind kind) {
        return builder.build(wish(topology, kind, Arrangement.USUAL, 984, 548), new Gauges());
    }

    private static SceneBuilder.Wish wish(
            Topology topology, MapKind kind, Arrangement arrangement, double width, double height) {
        return new SceneBuilder.Wish(
                picture(topology), NOW, kind, Fill.CPU, Link.Evidence.OBSERVED, arrangement, width, height, 1);
    }

    static Container labelled(Container like, java.util.Map<String, String> labels) {
        return new Container(
                like.id(),
                like.host(),
                like.app(),
                like.name(),
                like.image(),
                like.revision(),
                like.state(),
                like.health(),
                like.restarts(),
                like.exit(),
                like.createdAt(),
                like.startedAt(),
                like.limits(),
                like.ports(),
                like.networks(),
                like.mounts(),
                labels,
                like.environment(),
                like.command(),
                like.restartPolicy(),
                like.tty());
    }

    /// The same container with another id and name.
    static Topology with(Topology topology, Container like, String name) {
        return put(topology, like, new ContainerId(name), name, 0, Optional.empty());
    }

    /// The same container, restarted once, now.
    static Topology restarted(Topology topology, Container container) {
        return put(topology, container, container.id(), container.name(), 1, Optional.of(NOW));
    }

    private static Topology put(
            Topology topology, Container like, ContainerId id, String name, int restarts, Optional<Instant> startedAt) {
        var copy = new Container(
                id,
                like.host(),
                like.app(),
                name,
                like.image(),
                like.revision(),
                restarts > 0 ? ContainerState.RUNNING : like.state(),
                io.binnacle.model.Health.NONE,
                restarts,
                Optional.empty(),
                like.createdAt(),
                startedAt,
                like.limits(),
                like.ports(),
                like.networks(),
                like.mounts(),
                like.labels(),
                like.environment(),
                like.command(),
                like.restartPolicy(),
                like.tty());
        return topology.apply(new TopologyChange.Builder().put(copy).build());
    }

    static Topology without(Topology topology, ContainerId id) {
        return topology.apply(new TopologyChange.Builder().remove(id).build());
    }
}
