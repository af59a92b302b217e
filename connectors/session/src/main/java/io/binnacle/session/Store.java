package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The one writer of the picture.
///
/// Connectors put messages in a queue; one thread takes all that are there, applies them, and tells one picture, at
/// most
/// one a frame. The queue is bounded: a connector that floods waits for its turn, and its own reader then notices that
/// it has fallen behind. A picture that nobody changed is not told again.
final class Store implements AutoCloseable {
    private static final int QUEUE = 8_192;
    private static final Duration FRAME = Duration.ofMillis(16);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(250);
    /// Reading takes at most one part in so many of the time, however much there is to read.
    private static final int READING_SHARE = 10;

    private final Clock clock;
    private final EventBook events;
    private final Gauges gauges;
    private final ProblemBook problems;
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(QUEUE);
    private final List<Consumer<Picture>> watchers = new CopyOnWriteArrayList<>();
    private final Map<ClusterId, ClusterStatus> clusters = new LinkedHashMap<>();
    private final Map<ClusterId, Boolean> told = new LinkedHashMap<>();
    private final Merger merger = new Merger();
    private final Twins twins = new Twins();
    private final Resolver resolver = new Resolver();
    private final Thread thread;

    private Topology raw = Topology.EMPTY;
    private Topology joined = Topology.EMPTY;
    private Topology shown = Topology.EMPTY;
    private TopologyChange unseen = TopologyChange.NOTHING;
    private List<Problem> wrong = List.of();
    private boolean statusChanged;
    private long lastReading;
    private Duration readingTook = Duration.ZERO;
    private boolean readingDue;
    private boolean readAtOnce;
    private volatile Picture picture;
    private volatile boolean closed;

    Store(Clock clock, Gauges gauges, EventBook events) {
        this.clock = clock;
        this.events = events;
        this.gauges = gauges;
        this.problems = new ProblemBook(gauges, events::troubledSince);
        this.picture = Picture.empty(clock.instant());
        this.thread = Thread.ofPlatform().daemon().name("store").start(this::run);
    }

    Picture picture() {
        return picture;
    }

    Subscription watch(Consumer<Picture> watcher) {
        var open = new AtomicBoolean(true);
        Consumer<Picture> whileOpen = next -> {
            if (open.get()) {
                watcher.accept(next);
            }
        };
        put(() -> {
            if (open.get()) {
                watchers.add(whileOpen);
                whileOpen.accept(picture.after(TopologyChange.between(Topology.EMPTY, picture.topology())));
            }
        });
        return () -> {
            open.set(false);
            watchers.remove(whileOpen);
        };
    }

    void watch(Connection connection) {
        put(() -> {
            clusters.put(
                    connection.cluster(),
                    new ClusterStatus(
                            connection.cluster(),
                            connection.endpoint(),
                            connection.name(),
                            new Connection.Status.Connecting(),
                            Optional.empty(),
                            0));
            told.put(connection.cluster(), false);
            statusChanged = true;
        });
        connection.watch(new Ear(connection));
    }

    void forget(ClusterId cluster) {
        put(() -> {
            clusters.remove(cluster);
            told.remove(cluster);
            apply(merger.forget(cluster));
            statusChanged = true;
        });
    }

    Optional<ClusterId> clusterOf(Subject subject) {
        var topology = picture.topology();
        return switch (subject) {
            case HostId host -> Optional.ofNullable(topology.hosts().get(host)).map(known -> known.cluster());
            case ContainerId container -> merger.clusterOf(container);
        };
    }

    Optional<ContainerId> instanceOf(AppId app) {
        return picture.topology().containers().values().stream()
                .filter(container -> container.app().equals(app))
                .map(container -> container.id())
                .findFirst();
    }

    /// How many instances of an app run in each cluster, where nobody says how many there shall be. Clusters where all
    /// of
    /// them are stopped are counted too.
    Map<ClusterId, Integer> running(AppId app) {
        var topology = picture.topology();
        var known = topology.apps().get(app);
        if (known == null || known.wanted().isPresent()) {
            return Map.of();
        }
        var counts = new HashMap<ClusterId, Integer>();
        for (var container : topology.containers().values()) {
            if (container.app().equals(app)) {
                clusterOf(container.id())
                        .ifPresent(cluster ->
                                counts.merge(cluster, container.state().counts() ? 1 : 0, Integer::sum));
            }
        }
        return counts;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void put(Runnable message) {
        try {
            var waits = true;
            while (waits && !closed) {
                waits = !queue.offer(message, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Runnable>();
        try {
            while (!closed) {
                var first = queue.poll(pause().toMillis(), TimeUnit.MILLISECONDS);
                var began = System.nanoTime();
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch);
                    batch.forEach(this::safely);
                    batch.clear();
                }
                safely(this::publish);
                rest(began);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The top of the store's thread: one message or watcher that fails must not stop the picture of all clusters.
    private void safely(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException failure) {
            System.getLogger(Store.class.getName())
                    .log(System.Logger.Level.ERROR, "The picture lost a change", failure);
        }
    }

    private Duration pause() {
        var least = readingDue ? BETWEEN_READINGS : LOOK_AGAIN;
        var share = readingTook.multipliedBy(READING_SHARE - 1);
        return share.compareTo(least) > 0 ? share : least;
    }

    /// One picture a frame: what comes in the meantime waits in the queue.
    private void rest(long began) throws InterruptedException {
        var left = FRAME.toNanos() - (System.nanoTime() - began);
        if (left > 0 && !queue.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void publish() {
        var now = clock.instant();
        readingDue |= !unseen.isEmpty();
        var reread = read(now);
        if (unseen.isEmpty() && !statusChanged && !reread) {
            return;
        }
        picture = new Picture(
                picture.number() + 1,
                shown,
                unseen,
                !told.containsValue(false),
                List.copyOf(clusters.values()),
                wrong,
                now);
        unseen = TopologyChange.NOTHING;
        statusChanged = false;
        watchers.forEach(watcher -> safely(() -> watcher.accept(picture)));
    }

    /// Reads the problems when something changed, at most four times a second, but at once with the first picture of a
    /// cluster, which would otherwise claim that nothing is wrong; and, since restarts grow old and
    /// gauges move, every two seconds besides.
    ///
    /// @return whether the list is another one
    private boolean read(Instant now) {
        var since = Duration.ofNanos(System.nanoTime() - lastReading);
        if (!readAtOnce && lastReading != 0 && since.compareTo(pause()) < 0) {
            return false;
        }
        readAtOnce = false;
        readingDue = false;
        var began = System.nanoTime();
        var next = problems.read(shown, now);
        lastReading = System.nanoTime();
        readingTook = Duration.ofNanos(lastReading - began);
        var changed = !next.equals(wrong);
        wrong = next;
        return changed;
    }

    private void apply(TopologyChange change) {
        var paired = twins.pair(raw, change);
        var resolved = resolver.resolve(joined, paired);
        raw = raw.apply(change);
        joined = joined.apply(paired);
        shown = shown.apply(resolved);
        unseen = unseen.then(resolved);
        gauges.forget(resolved.containers().removed());
        gauges.forget(resolved.hosts().removed());
    }

    /// Hears one connection, and puts what it hears in the queue.
    private final class Ear implements Connection.Watcher {
        private final Connection connection;
        private final ClusterId id;

        Ear(Connection connection) {
            this.connection = connection;
            this.id = connection.cluster();
        }

        @Override
        public void changed(TopologyChange change) {
            put(() -> {
                if (clusters.containsKey(id)) {
                    var first = Boolean.FALSE.equals(told.put(id, true));
                    statusChanged |= first;
                    readAtOnce |= first;
                    apply(merger.change(id, change));
                }
            });
        }

        @Override
        public void happened(ClusterEvent event) {
            events.add(event);
        }

        @Override
        public void status(Connection.Status status) {
            if (status instanceof Connection.Status.Troubled) {
                put(() -> told.computeIfPresent(id, (_, _) -> true));
            }
            update(known -> known.named(connection.name(), status));
        }

        @Override
        public void heard(Instant at) {
            update(known -> known.heard(at));
        }

        @Override
        public void dropped(long count) {
            update(known -> known.lost(count));
        }

        private void update(UnaryOperator<ClusterStatus> change) {
            put(() -> {
                clusters.computeIfPresent(id, (_, status) -> change.apply(status));
                statusChanged = true;
            });
        }
    }
}
