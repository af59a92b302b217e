package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Decision.Happening;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The last events, and those who are told each new one. A reader that does not keep up holds up nobody: it is told
/// that it was cut off, and from where.
final class EventLog {
    private static final Pattern ID = Pattern.compile("([a-z0-9]{1,20})-([0-9]{1,18})");

    private final EventJson json;
    private final Limits limits;
    private final String epoch;
    private final Deque<Event> kept = new ArrayDeque<>();
    private final Set<EventReader> readers = new HashSet<>();
    private long number;
    private boolean closed;

    EventLog(EventJson json, Limits limits, String epoch) {
        this.json = json;
        this.limits = limits;
        this.epoch = epoch;
    }

    void tell(Happening happening) {
        append(happening.type(), json.write(happening));
    }

    private synchronized void append(String type, String data) {
        var event = Event.of(epoch, ++number, type, data);
        kept.addLast(event);
        if (kept.size() > limits.events()) {
            kept.removeFirst();
        }
        readers.removeIf(reader -> !reader.offer(event));
    }

    /// What a reader that comes back has missed.
    ///
    /// @param complete whether that is all of it; otherwise state is to be read again
    record Replay(List<Event> events, boolean complete) {}

    /// From now on, each new event is told to the reader, behind what is replayed.
    synchronized Replay join(EventReader reader, Optional<String> lastId) {
        if (closed) {
            reader.end();
        } else {
            readers.add(reader);
        }
        return lastId.map(this::since).orElse(new Replay(List.of(), true));
    }

    synchronized void leave(EventReader reader) {
        readers.remove(reader);
    }

    synchronized void close() {
        closed = true;
        readers.forEach(EventReader::end);
        readers.clear();
    }

    synchronized Collection<EventReader> readers() {
        return List.copyOf(readers);
    }

    private Replay since(String id) {
        var found = ID.matcher(id);
        if (!found.matches() || !found.group(1).equals(epoch)) {
            return new Replay(List.copyOf(kept), false);
        }
        var last = Long.parseLong(found.group(2));
        var oldest = kept.isEmpty() ? number + 1 : kept.getFirst().number();
        var missed = kept.stream().filter(event -> event.number() > last).toList();
        return new Replay(missed, last + 1 >= oldest && last <= number);
    }
}
