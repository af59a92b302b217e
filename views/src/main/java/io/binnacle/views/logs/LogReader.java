package io.binnacle.views.logs;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.session.LogTail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows the logs of some containers together. Used from one thread; told of news on any.
///
/// A container whose log ended is followed again when it has started anew, and what was already read is not read twice.
final class LogReader implements AutoCloseable {
    static final int AT_ONCE = 20;
    private static final int TAIL_OF_ONE = 2_000;
    private static final int TAIL_OF_MANY = 300;

    /// Opens a log: the session's way in.
    interface Source {
        Optional<LogTail> open(ContainerId container, int tail, boolean follow, Runnable changed);
    }

    private final Source source;
    private final Runnable changed;
    private final Map<ContainerId, Reading> readings = new LinkedHashMap<>();
    private final List<Line> unread = new ArrayList<>();
    private int left;

    private static final class Reading {
        private final int number;
        private final String name;
        private Optional<LogTail> log;
        private Optional<Instant> startedAt;
        private long read;
        private Instant last = Instant.MIN;
        private Instant repeatsUntil = Instant.MIN;

        Reading(int number, Container container, Optional<LogTail> log) {
            this.number = number;
            this.name = container.name();
            this.startedAt = container.startedAt();
            this.log = log;
        }
    }

    LogReader(Source source, Runnable changed) {
        this.source = source;
        this.changed = changed;
    }

    /// Follows these; those already followed go on, those no longer named stay readable and say no more.
    void follow(List<Container> containers) {
        var tail = containers.size() > 1 ? TAIL_OF_MANY : TAIL_OF_ONE;
        left = 0;
        for (var container : containers) {
            var known = readings.get(container.id());
            if (known != null) {
                again(known, container, tail);
            } else if (readings.size() < AT_ONCE) {
                readings.put(container.id(), new Reading(readings.size(), container, open(container, tail)));
            } else {
                left++;
            }
        }
    }

    private Optional<LogTail> open(Container container, int tail) {
        return source.open(container.id(), tail, true, changed);
    }

    private void again(Reading reading, Container container, int tail) {
        var ended = reading.log.isEmpty() || reading.log.get().ended();
        if (ended && container.state().alive() && !container.startedAt().equals(reading.startedAt)) {
            take(reading, unread);
            reading.log.ifPresent(LogTail::close);
            reading.startedAt = container.startedAt();
            reading.read = 0;
            reading.repeatsUntil = reading.last;
            reading.log = open(container, tail);
        }
    }

    /// How many are followed together.
    int following() {
        return readings.size();
    }

    /// How many more there are than are followed together.
    int left() {
        return left;
    }

    List<String> names() {
        return readings.values().stream().map(reading -> reading.name).toList();
    }

    /// What is new since it was asked last.
    ///
    /// @param lost how many lines went by between two asks
    record News(List<Line> lines, long lost) {}

    News take() {
        var lines = new ArrayList<>(unread);
        unread.clear();
        var lost = 0L;
        for (var reading : readings.values()) {
            lost += take(reading, lines);
        }
        return new News(lines, lost);
    }

    private static long take(Reading reading, List<Line> lines) {
        if (reading.log.isEmpty()) {
            return 0;
        }
        var log = reading.log.get();
        var fresh = log.after(reading.read);
        var news = fresh.lines();
        var lost = fresh.seen() - reading.read - news.size();
        reading.read = fresh.seen();
        for (var line : news) {
            if (line.at().isAfter(reading.repeatsUntil)) {
                lines.add(Line.of(line, reading.number, reading.name));
                reading.last = line.at();
            }
        }
        return lost;
    }

    /// Why there is nothing to read, when none of them can be read.
    Optional<Refusal> refusal() {
        var refusals = readings.values().stream()
                .flatMap(reading -> reading.log.stream())
                .flatMap(log -> log.refusal().stream())
                .toList();
        return refusals.size() == readings.size() ? refusals.stream().findFirst() : Optional.empty();
    }

    /// Whether no one of them can be asked at all.
    boolean unreadable() {
        return !readings.isEmpty() && readings.values().stream().allMatch(reading -> reading.log.isEmpty());
    }

    /// Whether none of them will say more.
    boolean ended() {
        return !readings.isEmpty()
                && readings.values().stream()
                        .allMatch(reading -> reading.log.map(LogTail::ended).orElse(true));
    }

    @Override
    public void close() {
        readings.values().forEach(reading -> reading.log.ifPresent(LogTail::close));
        readings.clear();
        unread.clear();
        left = 0;
    }
}
