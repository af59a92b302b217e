package io.binnacle.session;

import io.binnacle.model.ClusterEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last events of all clusters, newest last. It keeps a fixed number and counts what it lets go.
public final class EventBook {
    public static final int KEPT = 2_000;

    private final ArrayDeque<ClusterEvent> events = new ArrayDeque<>();
    private long seen;

    synchronized void add(ClusterEvent event) {
        seen++;
        events.addLast(event);
        if (events.size() > KEPT) {
            events.removeFirst();
        }
    }

    /// How many there have been, kept or not.
    public synchronized long seen() {
        return seen;
    }

    public synchronized List<ClusterEvent> kept() {
        return new ArrayList<>(events);
    }
}
