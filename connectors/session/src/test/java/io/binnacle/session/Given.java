package io.binnacle.session;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Limits;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Operation;
import io.binnacle.model.Peer;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Presence;
import io.binnacle.model.Preview;
import io.binnacle.model.Protocol;
import io.binnacle.model.Refusal;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Small hosts, containers and links to begin a test with.
final class Given {
    static final Instant NOW = Instant.parse("2026-11-22T02:47:00Z");
    static final ClusterId CLUSTER = new ClusterId("one");
    static final Health WELL = new Health(Health.Status.HEALTHY, 0, "");

    private Given() {}

    static Host host(String name, String... addresses) {
        return new Host(
                new HostId(name),
                CLUSTER,
                name,
                "",
                Set.of(addresses),
                new Presence.Live(),
                new Capacity(4, 8L << 30),
                "Engine 1",
                Map.of());
    }

    static Refusal refusal(String answered) {
        return new Refusal(Refusal.Reason.UNREACHABLE, "to reach it", answered, "look whether it is up");
    }

    static App app(String name) {
        return new App(new AppId(name), name, Optional.empty(), "test", image(name), OptionalInt.empty(), List.of());
    }

    private static ImageRef image(String name) {
        return new ImageRef("lab/" + name + ":1", "");
    }

    static Container container(String name, String app, String host, PortMapping... ports) {
        return container(
                name, app, host, ContainerState.RUNNING, WELL, 0, Optional.empty(), Duration.ofHours(1), ports);
    }

    static Container container(
            String name,
            String app,
            String host,
            ContainerState state,
            Health health,
            int restarts,
            Optional<Exit> exit,
            Duration startedAgo,
            PortMapping... ports) {
        return new Container(
                new ContainerId(name),
                new HostId(host),
                new AppId(app),
                name,
                image(app),
                new RevisionId("r1"),
                state,
                health,
                restarts,
                exit,
                NOW.minus(Duration.ofDays(1)),
                Optional.of(NOW.minus(startedAgo)),
                new Limits(0, 1000),
                List.of(ports),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                "always",
                false);
    }

    static Container unhealthy(String name, String app, String host) {
        var health = new Health(Health.Status.UNHEALTHY, 3, "503 from /healthz");
        return container(name, app, host, ContainerState.RUNNING, health, 0, Optional.empty(), Duration.ofHours(1));
    }

    static Container exited(String name, String app, String host, int code, boolean outOfMemory) {
        var exit = Optional.of(new Exit(code, outOfMemory, NOW.minusSeconds(60), ""));
        return container(name, app, host, ContainerState.EXITED, Health.NONE, 0, exit, Duration.ofHours(1));
    }

    static Container looping(String name, String app, String host) {
        var exit = Optional.of(new Exit(1, false, NOW.minusSeconds(20), ""));
        return container(name, app, host, ContainerState.RUNNING, Health.NONE, 5, exit, Duration.ofSeconds(15));
    }

    static PortMapping published(int inside, int outside) {
        return new PortMapping(inside, Protocol.TCP, "0.0.0.0", outside);
    }

    static Peer instance(String name) {
        return new Peer.Instance(new ContainerId(name));
    }

    static Link observed(Peer client, Peer server, int port) {
        return new Link(
                new LinkId(client, server, port, Protocol.TCP, Link.Evidence.OBSERVED), 1, "", NOW, Optional.empty());
    }

    static Deployment waiting(String app, int done, int total, String waitingFor) {
        var revision = new RevisionId(app + "-1");
        return new Deployment(
                new DeploymentId(app), new AppId(app), revision, revision, done, total, NOW, "", waitingFor);
    }

    static Topology topology(Object... entities) {
        return Topology.EMPTY.apply(change(entities));
    }

    static TopologyChange change(Object... entities) {
        var builder = new TopologyChange.Builder();
        for (var entity : entities) {
            switch (entity) {
                case Host host -> builder.put(host);
                case Container container -> builder.put(container);
                case App app -> builder.put(app);
                case Link link -> builder.put(link);
                case Deployment deployment -> builder.put(deployment);
                default -> throw new IllegalArgumentException(entity.toString());
            }
        }
        return builder.build();
    }

    static Preview preview(Operation operation) {
        return new Preview(
                operation,
                operation.verb() + " it",
                List.of(),
                List.of(),
                List.of(),
                "do it",
                Preview.Friction.NONE,
                Optional.empty(),
                NOW,
                "1");
    }
}
