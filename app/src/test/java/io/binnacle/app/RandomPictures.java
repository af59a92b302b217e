package io.binnacle.app;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Attachment;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Limits;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Mount;
import io.binnacle.model.Peer;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Presence;
import io.binnacle.model.Protocol;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.spi.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Pictures with something in every table, and changes of them. Ids are drawn from so few that they meet often.
final class RandomPictures {
    private static final int IDS = 8;
    private static final Instant START = Instant.parse("2026-11-22T22:00:00Z");
    private static final Refusal REFUSAL =
            new Refusal(Refusal.Reason.UNREACHABLE, "to reach atlas", "connection refused", "start the engine");

    private final RandomGenerator random;

    private RandomPictures(RandomGenerator random) {
        this.random = random;
    }

    static Picture first(RandomGenerator random) {
        var pictures = new RandomPictures(random);
        var change = pictures.change(IDS * 3, 0);
        return pictures.picture(1, Topology.EMPTY.apply(change), change);
    }

    static Picture after(Picture before, RandomGenerator random) {
        if (random.nextInt(6) == 0) {
            return unchanged(before);
        }
        var pictures = new RandomPictures(random);
        var change = pictures.change(3, 3);
        return pictures.picture(before.number() + 1, before.topology().apply(change), change);
    }

    static Picture unchanged(Picture before) {
        return new Picture(
                before.number() + 1,
                before.topology(),
                TopologyChange.NOTHING,
                before.complete(),
                before.clusters(),
                before.problems(),
                before.at().plusSeconds(1));
    }

    private Picture picture(long number, Topology topology, TopologyChange change) {
        return new Picture(
                number,
                topology,
                change,
                random.nextBoolean(),
                List.of(cluster()),
                random.nextBoolean() ? List.of() : List.of(problem()),
                START.plusSeconds(number));
    }

    private ClusterStatus cluster() {
        Connection.Status status = random.nextBoolean()
                ? new Connection.Status.Live()
                : new Connection.Status.Troubled(REFUSAL, START, START);
        return new ClusterStatus(
                new ClusterId("k"), new Endpoint("tcp://atlas:2375"), "atlas", status, Optional.of(START), number());
    }

    private Problem problem() {
        return new Problem(
                Problem.Kind.EXITED,
                Condition.FAILING,
                List.of(new ContainerId(id("c")), new HostId(id("h"))),
                random.nextBoolean() ? Optional.empty() : Optional.of(new AppId(id("a"))),
                "web-1",
                "exit 137",
                "",
                START,
                number());
    }

    private TopologyChange change(int puts, int removals) {
        var builder = new TopologyChange.Builder();
        for (var i = 0; i < puts; i++) {
            builder.put(host())
                    .put(container())
                    .put(app())
                    .put(service())
                    .put(link())
                    .put(deployment());
        }
        for (var i = 0; i < removals; i++) {
            builder.remove(new HostId(id("h")))
                    .remove(new ContainerId(id("c")))
                    .remove(new AppId(id("a")))
                    .remove(new ServiceId(id("s")))
                    .remove(linkId())
                    .remove(new DeploymentId(id("d")));
        }
        return builder.build();
    }

    private Host host() {
        Presence presence = switch (random.nextInt(4)) {
            case 0 -> new Presence.Live();
            case 1 -> new Presence.Connecting(START);
            case 2 -> new Presence.Stale(START, REFUSAL);
            default -> new Presence.Unreachable(START, REFUSAL);
        };
        return new Host(
                new HostId(id("h")),
                new ClusterId("k"),
                "atlas",
                random.nextBoolean() ? "" : "10.0.0.1",
                Set.of("10.0.0.1", "10.0.0.2", "fd00::1"),
                presence,
                random.nextBoolean() ? Capacity.UNKNOWN : new Capacity(4.5, 1L << 33),
                "Docker 28.3.0",
                Map.of("zone", "eu-1a", "rack", "7"));
    }

    private Container container() {
        return new Container(
                new ContainerId(id("c")),
                new HostId(id("h")),
                new AppId(id("a")),
                "web-" + number(),
                image(),
                new RevisionId(id("r")),
                random.nextBoolean() ? ContainerState.RUNNING : ContainerState.EXITED,
                new Health(Health.Status.UNHEALTHY, number(), "no answer"),
                number(),
                random.nextBoolean() ? Optional.empty() : Optional.of(new Exit(137, true, START, "")),
                START,
                random.nextBoolean() ? Optional.empty() : Optional.of(START),
                random.nextBoolean() ? Limits.NONE : new Limits(0.5, 1L << 28),
                List.of(port()),
                List.of(new Attachment("shop", List.of("172.18.0.2"), Set.of("web", "web-1"))),
                List.of(new Mount("bind", "/srv", "/data", true)),
                Map.of("team", "shop"),
                List.of(
                        new EnvironmentVariable("PORT", new EnvironmentVariable.Value.Plain("80")),
                        new EnvironmentVariable("PASSWORD", new EnvironmentVariable.Value.Masked(number()))),
                List.of("sh", "-c", "serve"),
                "always",
                random.nextBoolean());
    }

    private App app() {
        return new App(
                new AppId(id("a")),
                "web",
                random.nextBoolean() ? Optional.empty() : Optional.of("shop"),
                "Compose project shop",
                image(),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(number()),
                List.of(new Revision(new RevisionId(id("r")), "r1", START, image(), Revision.Verdict.HEALTHY)));
    }

    private Service service() {
        return new Service(
                new ServiceId(id("s")),
                "web",
                new AppId(id("a")),
                Set.of("web", "www"),
                List.of(port()),
                Set.of(new ContainerId(id("c")), new ContainerId(id("c") + "x")));
    }

    private Link link() {
        return new Link(
                linkId(),
                number(),
                "DATABASE_URL names postgres:5432",
                START,
                random.nextBoolean() ? Optional.empty() : Optional.of(START));
    }

    private LinkId linkId() {
        return new LinkId(
                peer(),
                peer(),
                random.nextBoolean() ? 0 : 5432,
                Protocol.TCP,
                random.nextBoolean() ? Link.Evidence.DECLARED : Link.Evidence.OBSERVED);
    }

    private Peer peer() {
        return switch (random.nextInt(3)) {
            case 0 -> new Peer.Instance(new ContainerId(id("c")));
            case 1 -> new Peer.OfHost(new HostId(id("h")));
            default -> new Peer.Outside("192.0.2." + number());
        };
    }

    private Deployment deployment() {
        return new Deployment(
                new DeploymentId(id("d")),
                new AppId(id("a")),
                new RevisionId("r1"),
                new RevisionId("r2"),
                number(),
                IDS,
                START,
                random.nextBoolean() ? "" : "ann",
                "");
    }

    private PortMapping port() {
        return random.nextBoolean()
                ? new PortMapping(80, Protocol.TCP, "", 0)
                : new PortMapping(80, Protocol.TCP, "0.0.0.0", 8080);
    }

    private ImageRef image() {
        return new ImageRef("registry.lab/web:" + number(), random.nextBoolean() ? "" : "sha256:00");
    }

    private String id(String kind) {
        return kind + number();
    }

    private int number() {
        return random.nextInt(IDS);
    }
}
