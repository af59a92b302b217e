package io.binnacle.session;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last events of all clusters, newest last. It keeps a fixed number and counts what it lets go.
public final class EventBook {
    public static final int KEPT = 2_000;

    private static final int TROUBLES_KEPT = 10_000;
    private static final Duration SAME_ROW = Duration.ofMinutes(10);

    private final ArrayDeque<ClusterEvent> events = new ArrayDeque<>();
    private final Map<Subject, Trouble> troubles = new LinkedHashMap<>(16, 0.75f, true);
    private long seen;

    synchronized void add(ClusterEvent event) {
        seen++;
        events.addLast(event);
        if (events.size() > KEPT) {
            events.removeFirst();
        }
        remember(event);
    }

    /// @param since the first of a row of deaths, or when it became unhealthy
    private record Trouble(Instant since, Instant last) {
        Trouble again(Instant at) {
            return Duration.between(last, at).compareTo(SAME_ROW) > 0 ? new Trouble(at, at) : new Trouble(since, at);
        }
    }

    private void remember(ClusterEvent event) {
        var action = event.action();
        if (action.startsWith("health_status") && action.contains("unhealthy")) {
            troubles.putIfAbsent(event.subject(), new Trouble(event.at(), event.at()));
        } else if (action.equals("die") && event.gravity() != ClusterEvent.Gravity.NOTE) {
            troubles.merge(
                    event.subject(), new Trouble(event.at(), event.at()), (old, fresh) -> old.again(fresh.since()));
        } else if (action.startsWith("health_status") || action.equals("destroy")) {
            troubles.remove(event.subject());
        }
        if (troubles.size() > TROUBLES_KEPT) {
            troubles.remove(troubles.keySet().iterator().next());
        }
    }

    /// Since when it has been unhealthy, or dying again and again, as far as events told of it.
    synchronized Optional<Instant> troubledSince(Subject subject) {
        return Optional.ofNullable(troubles.get(subject)).map(Trouble::since);
    }

    /// How many there have been, kept or not.
    public synchronized long seen() {
        return seen;
    }

    public synchronized List<ClusterEvent> kept() {
        return new ArrayList<>(events);
    }
}
