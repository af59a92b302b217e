package io.binnacle.scheduler.api;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What one reader of the events has still to be sent: a bounded queue.
final class EventReader {
    private final Set<String> types;
    private final BlockingQueue<Event> queue;
    private final Limits limits;
    private volatile boolean over;
    private volatile boolean cut;

    /// @param types none: all
    EventReader(Set<String> types, Limits limits) {
        this.types = types;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.outstanding());
    }

    boolean wants(Event event) {
        return types.isEmpty() || types.contains(event.type());
    }

    /// @return false when there is no more room: nothing more will be taken
    boolean offer(Event event) {
        if (wants(event) && !queue.offer(event)) {
            cut = true;
            end();
            return false;
        }
        return true;
    }

    void end() {
        over = true;
    }

    /// Whether it was ended for being too slow.
    boolean cut() {
        return cut;
    }

    /// Whether nothing more will come, ever.
    boolean over() {
        return over && queue.isEmpty();
    }

    /// Waits for as long as a heartbeat at most, and in short turns, so that an end is noticed.
    Optional<Event> next() throws InterruptedException {
        var beats = Math.max(1, limits.heartbeat().toMillis() / TURN_MILLIS);
        for (var i = 0L; i < beats && !over(); i++) {
            var event = queue.poll(Math.min(TURN_MILLIS, limits.heartbeat().toMillis()), TimeUnit.MILLISECONDS);
            if (event != null) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private static final long TURN_MILLIS = 250;
}
