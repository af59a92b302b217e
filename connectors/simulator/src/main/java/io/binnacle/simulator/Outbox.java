package io.binnacle.simulator;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import java.util.ArrayDeque;
import java.util.Deque;

/// What one watcher has still to be told, in order. It holds only so much: when the watcher is too slow, what waits is
/// dropped and counted, and a full picture takes its place.
final class Outbox {
    static final int HOLDS = 4_096;

    private final Deque<Item> items = new ArrayDeque<>();
    private final World world;
    private final Runnable wake;
    private Topology told = Topology.EMPTY;
    private long dropped;

    private sealed interface Item {
        record Changed(TopologyChange change) implements Item {}

        record Happened(ClusterEvent event) implements Item {}

        record Stands(Connection.Status status) implements Item {}

        /// Compare what was told with what is seen now.
        record Resync(long dropped) implements Item {}
    }

    Outbox(World world, Runnable wake) {
        this.world = world;
        this.wake = wake;
    }

    void wake() {
        wake.run();
    }

    void changed(TopologyChange change) {
        add(new Item.Changed(change));
    }

    void happened(ClusterEvent event) {
        add(new Item.Happened(event));
    }

    void status(Connection.Status status) {
        synchronized (items) {
            items.addLast(new Item.Stands(status));
        }
        wake.run();
    }

    void resync() {
        synchronized (items) {
            items.addLast(new Item.Resync(0));
        }
        wake.run();
    }

    private void add(Item item) {
        synchronized (items) {
            if (items.size() >= HOLDS) {
                overflow();
            }
            items.addLast(item);
        }
        wake.run();
    }

    private void overflow() {
        var before = items.size();
        items.removeIf(item -> !(item instanceof Item.Stands));
        dropped += before - items.size();
        items.addLast(new Item.Resync(dropped));
        dropped = 0;
    }

    /// Tells the watcher the oldest thing that waits.
    ///
    /// @return whether there was one
    boolean tellNext(Connection.Watcher watcher) {
        Item item;
        synchronized (items) {
            item = items.pollFirst();
        }
        switch (item) {
            case null -> {
                return false;
            }
            case Item.Changed(TopologyChange change) -> change(watcher, change);
            case Item.Happened(ClusterEvent event) -> watcher.happened(event);
            case Item.Stands(Connection.Status status) -> watcher.status(status);
            case Item.Resync(long lost) -> compare(watcher, lost);
        }
        return true;
    }

    private void compare(Connection.Watcher watcher, long lost) {
        if (lost > 0) {
            watcher.dropped(lost);
        }
        var picture = picture();
        var change = TopologyChange.between(told, picture);
        told = picture;
        tell(watcher, change);
    }

    /// All that is seen now; the changes that wait are in it already.
    private Topology picture() {
        synchronized (world) {
            synchronized (items) {
                items.removeIf(Item.Changed.class::isInstance);
            }
            return world.sight().seen();
        }
    }

    private void change(Connection.Watcher watcher, TopologyChange change) {
        told = told.apply(change);
        tell(watcher, change);
    }

    private static void tell(Connection.Watcher watcher, TopologyChange change) {
        if (!change.isEmpty()) {
            watcher.changed(change);
        }
    }
}
