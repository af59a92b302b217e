package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Deployment;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The simulated cluster itself: what is true there, what will happen next, and who is told.
///
/// All its state belongs to whoever holds its monitor; [SimulatedCluster] takes it at every door.
final class World {
    private static final int EVENTS_KEPT = 256;

    private final SimulatorSettings settings;
    private final SimulatedTime time;
    private final Agenda agenda = new Agenda();
    private final SplittableRandom random;
    private final Map<AppId, AppKind> kinds = new HashMap<>();
    private final Map<ContainerId, Incident> ailments = new HashMap<>();
    private final Map<AppId, Rollout> rollouts = new HashMap<>();
    private final Instances instances = new Instances();
    private final LinkIndex linkIndex = new LinkIndex();
    private final Sight sight = new Sight();
    private final Reach reach = new Reach(this);
    private final Observers observers = new Observers(this);
    private final Obedience obedience = new Obedience();
    private final Hired hired = new Hired(this);
    private final List<Outbox> outboxes = new ArrayList<>();
    private final Deque<ClusterEvent> pastEvents = new ArrayDeque<>();
    private final Instant startedAt;
    private Topology truth = Topology.EMPTY;
    private long happeningAt;
    private boolean born;
    private boolean advancing;
    private long nextContainer;
    private Runnable atBirth = () -> {};
    private long nextDeployment = 1;

    World(SimulatorSettings settings, SimulatedTime time) {
        this.settings = settings;
        this.time = time;
        this.random = new SplittableRandom(settings.seed());
        this.startedAt = time.now();
        this.happeningAt = time.elapsedNanos();
        this.nextContainer = settings.containers();
        Birth.kinds(settings).forEach(kind -> kinds.put(kind.id(), kind));
    }

    /// What begins with the cluster. The cluster itself is made when it is first looked at.
    void atBirth(Runnable beginning) {
        atBirth = beginning;
    }

    private void beBorn() {
        var birth = new Birth(settings, startedAt);
        truth = birth.topology();
        ailments.putAll(birth.ailments());
        birth.instances().values().forEach(all -> all.forEach(instances::add));
        sight.begin(truth);
        atBirth.run();
    }

    SimulatorSettings settings() {
        return settings;
    }

    SimulatedTime time() {
        return time;
    }

    Instant startedAt() {
        return startedAt;
    }

    Topology truth() {
        return truth;
    }

    Sight sight() {
        return sight;
    }

    SplittableRandom random() {
        return random;
    }

    /// The newest of each app that is under way.
    Map<AppId, Rollout> rollouts() {
        return rollouts;
    }

    Map<ContainerId, Incident> ailments() {
        return ailments;
    }

    Optional<Incident> ailment(ContainerId id) {
        return Optional.ofNullable(ailments.get(id));
    }

    boolean isHost(int index, HostId id) {
        return id.value().equals(Identity.host(settings.seed(), index));
    }

    AppKind kind(AppId app) {
        return Optional.ofNullable(kinds.get(app))
                .orElseThrow(() -> new IllegalArgumentException("there is no app " + app));
    }

    /// An app that is not of the catalogue.
    void know(AppKind kind) {
        kinds.put(kind.id(), kind);
    }

    Hired hired() {
        return hired;
    }

    List<ClusterEvent> pastEvents() {
        return List.copyOf(pastEvents);
    }

    /// The wall clock at what is happening now.
    Instant now() {
        return time.wallAt(happeningAt);
    }

    /// Lets happen what is due by now. What happens may do so itself; then there is nothing more to do.
    void advance() {
        if (!advancing) {
            advancing = true;
            try {
                if (!born) {
                    born = true;
                    beBorn();
                }
                advanceTo(time.elapsedNanos());
            } finally {
                advancing = false;
            }
        }
    }

    private void advanceTo(long until) {
        while (agenda.next() <= until) {
            happeningAt = Math.max(happeningAt, agenda.next());
            agenda.take().run();
        }
        happeningAt = Math.max(happeningAt, until);
    }

    long nextDue() {
        return agenda.next();
    }

    void in(Duration delay, Runnable happening) {
        agenda.at(happeningAt + delay.toNanos(), happening);
    }

    /// Something between these two.
    Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }

    /// What instances of the app's current revision are made from.
    Blueprint blueprint(AppId app) {
        var revision = app(app).orElseThrow().revisions().getFirst();
        return new Blueprint(kind(app), revision, Weaving.isEntrance(kind(app)));
    }

    /// The least number no instance of the app has in its name.
    int freeNumber(AppId app) {
        var taken = new HashSet<String>();
        instances(app).forEach(one -> taken.add(one.name()));
        var number = 1;
        while (taken.contains(kind(app).name() + "-" + number)) {
            number++;
        }
        return number;
    }

    ContainerId newContainerId() {
        return new ContainerId(Identity.container(settings.seed(), nextContainer++));
    }

    void commit(TopologyChange change) {
        truth = truth.apply(change);
        linkIndex.apply(change.links());
        show(sight.pass(truth, change));
    }

    /// Tells the watchers of a change of what is seen.
    void show(TopologyChange visible) {
        if (!visible.isEmpty()) {
            toAll(outbox -> outbox.changed(visible));
        }
    }

    void put(Container container) {
        commit(new TopologyChange.Builder().put(container).build());
    }

    void update(ContainerId id, UnaryOperator<Container> step) {
        container(id).ifPresent(container -> put(step.apply(container)));
    }

    Optional<Container> container(ContainerId id) {
        return Optional.ofNullable(truth.containers().get(id));
    }

    Optional<App> app(AppId id) {
        return Optional.ofNullable(truth.apps().get(id));
    }

    Optional<Host> hostSeen(HostId id) {
        return sight.dark(id)
                ? Optional.empty()
                : Optional.ofNullable(truth.hosts().get(id));
    }

    Optional<Container> containerSeen(ContainerId id) {
        return container(id).filter(container -> !sight.dark(container.host()));
    }

    Reach reach() {
        return reach;
    }

    Obedience obedience() {
        return obedience;
    }

    /// Some container, or nothing where the app that was thought of has none.
    Optional<ContainerId> anyContainer() {
        var all = Birth.kinds(settings);
        var some = instances(all.get(random.nextInt(all.size())).id());
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())).id());
    }

    Host host(HostId id) {
        return Optional.ofNullable(truth.hosts().get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no host " + id));
    }

    List<Container> instances(AppId app) {
        return instances.of(app, truth);
    }

    /// Takes a container out of the picture with its links and its place behind its service.
    void remove(Container container) {
        var change = new TopologyChange.Builder().remove(container.id());
        linksOf(container.id()).forEach(change::remove);
        service(container).ifPresent(service -> {
            var backends = new HashSet<>(service.backends());
            backends.remove(container.id());
            change.put(Services.with(service, backends));
        });
        ailments.remove(container.id());
        instances.remove(container);
        commit(change.build());
        hired.forget(container);
    }

    /// Brings a new container into the picture, behind its app's service.
    void add(Container container) {
        instances.add(container);
        var change = new TopologyChange.Builder().put(container);
        service(container).ifPresent(service -> {
            var backends = new HashSet<>(service.backends());
            backends.add(container.id());
            change.put(Services.with(service, backends));
        });
        commit(change.build());
    }

    private Optional<Service> service(Container container) {
        return Optional.ofNullable(
                truth.services().get(new ServiceId(container.app().value())));
    }

    Optional<Deployment> deployment(AppId app) {
        return truth.deployments().values().stream()
                .filter(deployment -> deployment.app().equals(app))
                .findFirst();
    }

    long nextDeployment() {
        return nextDeployment++;
    }

    Observers observers() {
        return observers;
    }

    /// One of the same app to take after, on the same host if there is one.
    Optional<Container> sibling(AppId app, HostId host) {
        var all = instances(app);
        return all.stream()
                .filter(one -> one.host().equals(host))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// Gives a new instance the links another instance of its app has, with as many connections.
    void linkLike(Container like, Container fresh) {
        var from = new Peer.Instance(like.id());
        var to = new Peer.Instance(fresh.id());
        var change = new TopologyChange.Builder();
        for (var id : linksOf(like.id())) {
            var client = id.client().equals(from) ? to : id.client();
            var server = id.server().equals(from) ? to : id.server();
            var its = new LinkId(client, server, id.port(), id.protocol(), id.evidence());
            link(id).map(link -> new Link(its, link.connections(), link.because(), now(), Optional.empty()))
                    .ifPresent(change::put);
        }
        commit(change.build());
    }

    List<LinkId> linksOf(ContainerId id) {
        return linkIndex.of(id, truth);
    }

    Optional<Link> link(LinkId id) {
        return Optional.ofNullable(truth.links().get(id));
    }

    void tell(Container about, String action, String detail, ClusterEvent.Gravity gravity) {
        if (!sight.dark(about.host())) {
            tell(new ClusterEvent(now(), about.id(), about.name(), action, detail, gravity));
        }
    }

    void tell(Host about, String action, String detail, ClusterEvent.Gravity gravity) {
        tell(new ClusterEvent(now(), about.id(), about.name(), action, detail, gravity));
    }

    void tell(ClusterEvent event) {
        if (pastEvents.size() == EVENTS_KEPT) {
            pastEvents.removeFirst();
        }
        pastEvents.addLast(event);
        toAll(outbox -> outbox.happened(event));
    }

    /// What was written down just now may be due before what was waited for.
    void wake() {
        List<Outbox> all;
        synchronized (this) {
            all = List.copyOf(outboxes);
        }
        all.forEach(Outbox::wake);
    }

    void toAll(Consumer<Outbox> message) {
        outboxes.forEach(message);
    }

    void add(Outbox outbox) {
        outboxes.add(outbox);
    }

    void remove(Outbox outbox) {
        outboxes.remove(outbox);
    }
}
