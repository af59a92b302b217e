package io.binnacle.contract;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Attachment;
import io.binnacle.model.Availability;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Topologies of all kinds, sensible or not, for tests of what holds always. The ids come from a small pool, so that
/// two
/// of them share much; the names are what people and machines really write.
public final class RandomTopologies {
    private static final int POOL = 5;
    private static final List<String> NAMES = List.of(
            "web-1",
            "café",
            "🦊",
            "👩‍👩‍👧‍👦-family",
            "Ω",
            "a b",
            "\"quoted\"",
            "<b>bold</b>",
            "/slash",
            "שלום",
            "名前",
            "x".repeat(300));
    private static final List<String> IMAGES = List.of(
            "busybox",
            "redis:7.4",
            "registry.lab:5000/shop/web:1.0",
            "localhost:5000/a",
            "x@sha256:" + "0f".repeat(32),
            "reg:1/a/b:t@sha256:" + "a1".repeat(32));

    private final RandomGenerator random;

    public RandomTopologies(RandomGenerator random) {
        this.random = random;
    }

    public Topology topology() {
        return Topology.EMPTY.apply(puts(0.6).build());
    }

    /// A change that puts some and removes some, also what a topology may not have.
    public TopologyChange change() {
        var change = puts(0.3);
        each(0.2, n -> change.remove(new HostId("h" + n)));
        each(0.2, n -> change.remove(new ContainerId("c" + n)));
        each(0.2, n -> change.remove(new AppId("a" + n)));
        each(0.2, n -> change.remove(new ServiceId("s" + n)));
        each(0.2, n -> change.remove(link(n).id()));
        each(0.2, n -> change.remove(new DeploymentId("d" + n)));
        return change.build();
    }

    private TopologyChange.Builder puts(double share) {
        var change = new TopologyChange.Builder();
        each(share, n -> change.put(host(n)));
        each(share, n -> change.put(container(n)));
        each(share, n -> change.put(app(n)));
        each(share, n -> change.put(service(n)));
        each(share, n -> change.put(link(n)));
        each(share, n -> change.put(deployment(n)));
        return change;
    }

    private void each(double share, IntConsumer step) {
        IntStream.range(0, POOL).filter(_ -> random.nextDouble() < share).forEach(step);
    }

    private Host host(int n) {
        return new Host(
                new HostId("h" + n),
                new ClusterId("k" + some(2)),
                name(),
                "10.0.0." + some(3),
                setOf(() -> "10.0.0." + some(4)),
                presence(),
                new Capacity(some(3), some(3)),
                "Docker " + some(2),
                map(),
                of(Availability.values()),
                random.nextBoolean());
    }

    private Presence presence() {
        return switch (some(4)) {
            case 0 -> new Presence.Connecting(instant());
            case 1 -> new Presence.Stale(instant(), refusal());
            case 2 -> new Presence.Unreachable(instant(), refusal());
            default -> new Presence.Live();
        };
    }

    private Refusal refusal() {
        return new Refusal(of(Refusal.Reason.values()), "to reach it", "no answer " + some(2), "wait");
    }

    public Container container(int n) {
        return new Container(
                new ContainerId("c" + n),
                new HostId("h" + some(POOL)),
                new AppId("a" + some(POOL)),
                name(),
                image(),
                new RevisionId("r" + some(3)),
                of(ContainerState.values()),
                health(),
                some(5),
                maybe(this::exit),
                instant(),
                maybe(this::instant),
                new Limits(some(2), some(3) << 20),
                listOf(this::port),
                listOf(() -> new Attachment("net" + some(2), listOf(() -> "172.17.0." + some(3)), setOf(this::name))),
                listOf(() -> new Mount("volume", name(), "/data", random.nextBoolean())),
                map(),
                listOf(this::variable),
                listOf(this::name),
                random.nextBoolean() ? "always" : "",
                random.nextBoolean());
    }

    private Health health() {
        return new Health(of(Health.Status.values()), some(3), "words " + some(3));
    }

    private Exit exit() {
        return new Exit(List.of(0, 1, 137, 139, 143, 130).get(some(6)), random.nextBoolean(), instant(), "");
    }

    private EnvironmentVariable variable() {
        return new EnvironmentVariable(
                "V" + some(3),
                random.nextBoolean()
                        ? new EnvironmentVariable.Value.Plain(name())
                        : new EnvironmentVariable.Value.Masked(some(3)));
    }

    private PortMapping port() {
        return new PortMapping(80 + some(3), of(Protocol.values()), random.nextBoolean() ? "" : "0.0.0.0", some(3));
    }

    private App app(int n) {
        return new App(
                new AppId("a" + n),
                name(),
                maybe(this::name),
                "origin " + some(2),
                image(),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(some(4)),
                listOf(this::revision));
    }

    private Revision revision() {
        var number = some(4);
        return new Revision(
                new RevisionId("r" + number), "r" + number, instant(), image(), of(Revision.Verdict.values()));
    }

    private Service service(int n) {
        return new Service(
                new ServiceId("s" + n),
                name(),
                new AppId("a" + some(POOL)),
                setOf(this::name),
                listOf(this::port),
                setOf(() -> new ContainerId("c" + some(POOL))));
    }

    private Link link(int n) {
        var evidence = n % 2 == 0 ? Link.Evidence.OBSERVED : Link.Evidence.DECLARED;
        var id = new LinkId(peer(n), peer(n + 1), 80 + n, Protocol.TCP, evidence);
        return new Link(id, some(9), "because " + some(2), instant(), maybe(this::instant));
    }

    private static Peer peer(int n) {
        return switch (n % 3) {
            case 0 -> new Peer.Instance(new ContainerId("c" + n));
            case 1 -> new Peer.OfHost(new HostId("h" + n));
            default -> new Peer.Outside("203.0.113." + n);
        };
    }

    private Deployment deployment(int n) {
        return new Deployment(
                new DeploymentId("d" + n),
                new AppId("a" + some(POOL)),
                new RevisionId("r1"),
                new RevisionId("r2"),
                some(3),
                3,
                instant(),
                name(),
                random.nextBoolean() ? "" : "room");
    }

    private ImageRef image() {
        return new ImageRef(IMAGES.get(some(IMAGES.size())), random.nextBoolean() ? "" : "sha256:" + some(3));
    }

    private Map<String, String> map() {
        return IntStream.range(0, some(3)).boxed().collect(Collectors.toMap(n -> "label" + n, _ -> name()));
    }

    private String name() {
        return NAMES.get(some(NAMES.size()));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_700_000_000L + some(4));
    }

    private <T> List<T> listOf(Supplier<T> make) {
        return IntStream.range(0, some(3)).mapToObj(_ -> make.get()).toList();
    }

    private <T> Set<T> setOf(Supplier<T> make) {
        return Set.copyOf(listOf(make));
    }

    private <T> Optional<T> maybe(Supplier<T> make) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(make.get());
    }

    private <T> T of(T[] values) {
        return values[some(values.length)];
    }

    private int some(int bound) {
        return random.nextInt(bound);
    }
}
