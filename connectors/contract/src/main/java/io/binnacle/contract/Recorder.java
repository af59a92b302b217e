package io.binnacle.contract;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A watcher that applies what it is told to a topology and lets a test wait for a state, with a deadline.
///
/// It notices itself what no connector may do: tell two things at once, or remove what was never there.
public final class Recorder implements Connection.Watcher {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<TopologyChange> changes = new ArrayList<>();
    private final List<ClusterEvent> events = new ArrayList<>();
    private final List<Connection.Status> statuses = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Instant> heard = new ArrayList<>();
    private Topology topology = Topology.EMPTY;
    private long dropped;
    private long told;
    private boolean inside;

    @Override
    public void changed(TopologyChange change) {
        tell(() -> {
            check(change);
            topology = topology.apply(change);
            changes.add(change);
        });
    }

    @Override
    public void happened(ClusterEvent event) {
        tell(() -> events.add(event));
    }

    @Override
    public void status(Connection.Status status) {
        tell(() -> statuses.add(status));
    }

    @Override
    public void heard(Instant at) {
        tell(() -> heard.add(at));
    }

    @Override
    public void dropped(long lost) {
        tell(() -> dropped += lost);
    }

    private void tell(Runnable step) {
        enter();
        synchronized (this) {
            step.run();
            told++;
            inside = false;
            notifyAll();
        }
    }

    private synchronized void enter() {
        if (inside) {
            faults.add("two things were told at once");
        }
        inside = true;
    }

    private void check(TopologyChange change) {
        change.containers().removed().stream()
                .filter(id -> !topology.containers().containsKey(id))
                .forEach(id -> faults.add("a container was removed that was never there: " + id));
        change.hosts().removed().stream()
                .filter(id -> !topology.hosts().containsKey(id))
                .forEach(id -> faults.add("a host was removed that was never there: " + id));
    }

    public synchronized Topology topology() {
        return topology;
    }

    public synchronized List<TopologyChange> changes() {
        return List.copyOf(changes);
    }

    public synchronized List<ClusterEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<Connection.Status> statuses() {
        return List.copyOf(statuses);
    }

    /// When the cluster was heard of, oldest first.
    public synchronized List<Instant> heard() {
        return List.copyOf(heard);
    }

    /// What was told against the rules, in words; empty when all was well.
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    public synchronized long dropped() {
        return dropped;
    }

    /// How many things were told.
    public synchronized long told() {
        return told;
    }

    /// Waits until the picture is so.
    ///
    /// @param what the state in words, for the failure
    public Topology await(String what, Predicate<Topology> state) {
        awaitUntil(what, () -> state.test(topology));
        return topology();
    }

    public Connection.Status awaitStatus(Class<? extends Connection.Status> kind) {
        awaitUntil(
                "the status " + kind.getSimpleName(), () -> !statuses.isEmpty() && kind.isInstance(statuses.getLast()));
        return statuses().getLast();
    }

    public void awaitEvent(String what, Predicate<ClusterEvent> one) {
        awaitUntil(what, () -> events.stream().anyMatch(one));
    }

    /// Waits until the cluster has been heard of again, counted from now.
    public void awaitHeard() {
        var before = heard().size();
        awaitUntil("to be heard of again", () -> heard.size() > before);
    }

    /// Waits until it is so; looked at after each thing told.
    public synchronized void awaitUntil(String what, BooleanSupplier state) {
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!state.getAsBoolean()) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (System.nanoTime() > end && !state.getAsBoolean()) {
                    throw new AssertionError(
                            "waited " + PATIENCE.toSeconds() + " s in vain for " + what + "; there are " + topology
                                    + ", status " + (statuses.isEmpty() ? "none" : statuses.getLast()));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        }
    }
}
