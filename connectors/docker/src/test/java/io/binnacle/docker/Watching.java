package io.binnacle.docker;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A watcher that keeps what it is told, and lets a test wait for something to be so.
final class Watching implements Connection.Watcher, AutoCloseable {
    private final Connection connection;
    private final Subscription subscription;
    private Topology topology = Topology.EMPTY;
    private final List<TopologyChange> changes = new ArrayList<>();
    private final List<ClusterEvent> events = new ArrayList<>();
    private final List<Status> statuses = new ArrayList<>();
    private Optional<Instant> heard = Optional.empty();
    private long dropped;

    @SuppressWarnings("NullAway") // told from another thread only what is set before
    Watching(Connection connection) {
        this.connection = connection;
        this.subscription = connection.watch(this);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public synchronized void changed(TopologyChange change) {
        topology = topology.apply(change);
        changes.add(change);
        notifyAll();
    }

    @Override
    public synchronized void happened(ClusterEvent event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void status(Status status) {
        statuses.add(status);
        notifyAll();
    }

    @Override
    public synchronized void heard(Instant at) {
        heard = Optional.of(at);
        notifyAll();
    }

    @Override
    public synchronized void dropped(long lost) {
        dropped += lost;
        notifyAll();
    }

    synchronized Topology topology() {
        return topology;
    }

    synchronized List<TopologyChange> changes() {
        return List.copyOf(changes);
    }

    synchronized List<ClusterEvent> events() {
        return List.copyOf(events);
    }

    synchronized List<Status> statuses() {
        return List.copyOf(statuses);
    }

    synchronized Optional<Instant> heard() {
        return heard;
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized Status status() {
        return statuses.isEmpty() ? new Status.Connecting() : statuses.getLast();
    }

    Optional<Container> container(String name) {
        return topology().containers().values().stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    Host host() {
        return topology().hosts().values().iterator().next();
    }

    /// Waits until it is so, and says what was so instead when it never is.
    synchronized Watching until(String what, Duration most, Predicate<Watching> so) {
        var end = System.nanoTime() + most.toNanos();
        while (!so.test(this)) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not so within " + most + ": " + what + "; there is " + topology + ", "
                        + topology.hosts().values() + ", " + statuses + ", events " + events);
            }
            try {
                wait(Math.min(left, 50));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
        return this;
    }

    Watching until(String what, Predicate<Watching> so) {
        return until(what, Duration.ofSeconds(15), so);
    }

    Watching untilLive() {
        return until("live", watching -> watching.status() instanceof Status.Live);
    }

    Watching until(String container, String what, Predicate<Container> so) {
        return until(
                container + " " + what,
                watching -> watching.container(container).filter(so).isPresent());
    }

    @Override
    public void close() {
        subscription.close();
        connection.close();
    }
}
