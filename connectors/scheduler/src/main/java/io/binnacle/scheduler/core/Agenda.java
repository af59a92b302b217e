package io.binnacle.scheduler.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What is to be looked at when, the earliest first.
final class Agenda {
    enum Kind {
        INSTANCE,
        BACKOFF,
        ROLLOUT
    }

    record Item(Kind kind, String key) {}

    private record Due(Instant at, Item item) implements Comparable<Due> {
        private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
                .thenComparing((Due d) -> d.item.kind)
                .thenComparing(d -> d.item.key);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Item, Instant> times = new HashMap<>();
    private final TreeSet<Due> order = new TreeSet<>();

    void set(Item item, Optional<Instant> at) {
        Instant before = times.remove(item);
        if (before != null) {
            order.remove(new Due(before, item));
        }
        at.ifPresent(time -> {
            times.put(item, time);
            order.add(new Due(time, item));
        });
    }

    /// Takes the next item that is due.
    Optional<Item> poll(Instant now) {
        if (order.isEmpty() || order.first().at.isAfter(now)) {
            return Optional.empty();
        }
        Item item = order.first().item;
        set(item, Optional.empty());
        return Optional.of(item);
    }

    Optional<Instant> first() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at);
    }
}
