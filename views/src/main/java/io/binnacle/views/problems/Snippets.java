package io.binnacle.views.problems;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.session.LogTail;
import io.binnacle.views.logs.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The last telling log line of each container in trouble, read when wanted, a few at a time, and kept for a while.
///
/// Used from one thread, except `poke`, which is told on any. A reading that neither ends nor is refused is
/// given up after some seconds, so that one silent host does not hold up the others.
final class Snippets {
    static final int AT_ONCE = 4;
    static final int TAIL = 20;
    static final Duration KEPT_FOR = Duration.ofSeconds(10);
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(5);
    private static final int REMEMBERED = 500;

    /// Opens a log: the session's way in, narrowed.
    interface Source {
        Optional<LogTail> open(ContainerId container, int tail, Runnable changed);
    }

    /// @param line the line that tells most, or nothing when the container wrote none or its log cannot be read
    record Snippet(Optional<LogLine> line, String why) {}

    private final Source source;
    private final LongSupplier nanos;
    private final Runnable poke;
    private final Map<ContainerId, Kept> kept = new LinkedHashMap<>();
    private final Map<ContainerId, Reading> readings = new HashMap<>();
    private final ArrayDeque<ContainerId> waiting = new ArrayDeque<>();

    private record Kept(Snippet snippet, Object reason, long atNanos) {}

    private record Reading(Optional<LogTail> log, Object reason, long sinceNanos) {}

    /// @param poke told, on any thread, that [#settle] has something to do
    Snippets(Source source, LongSupplier nanos, Runnable poke) {
        this.source = source;
        this.nanos = nanos;
        this.poke = poke;
    }

    /// What is known of its last words; asks for them when they are not known, are old, or the reason is another one.
    Optional<Snippet> of(ContainerId container, Object reason) {
        var known = kept.get(container);
        if (known == null || !known.reason().equals(reason) || older(known.atNanos(), KEPT_FOR)) {
            want(container, reason);
        }
        return Optional.ofNullable(known).map(Kept::snippet);
    }

    private void want(ContainerId container, Object reason) {
        if (readings.containsKey(container) || waiting.contains(container)) {
            return;
        }
        if (readings.size() < AT_ONCE) {
            open(container, reason);
        } else {
            waiting.add(container);
        }
    }

    private void open(ContainerId container, Object reason) {
        var log = source.open(container, TAIL, poke);
        if (log.isEmpty()) {
            keep(container, reason, new Snippet(Optional.empty(), "its log cannot be read here"));
            return;
        }
        readings.put(container, new Reading(log, reason, nanos.getAsLong()));
        poke.run();
    }

    /// Takes in what has been read.
    ///
    /// @return whether there is something new to show
    boolean settle() {
        var news = false;
        for (var entry : List.copyOf(readings.entrySet())) {
            news |= settle(entry.getKey(), entry.getValue());
        }
        return news;
    }

    private boolean settle(ContainerId container, Reading reading) {
        var log = reading.log().orElseThrow();
        var late = older(reading.sinceNanos(), GIVEN_UP_AFTER);
        if (!log.ended() && !late) {
            return false;
        }
        readings.remove(container);
        log.close();
        keep(container, reading.reason(), new Snippet(telling(log.lines()), why(log, late)));
        return true;
    }

    private static String why(LogTail log, boolean late) {
        return log.refusal()
                .map(refusal -> refusal.answered())
                .orElse(late && !log.ended() ? "its log does not answer" : "it wrote nothing");
    }

    /// The last line that says something is wrong; where none does, the last one with anything in it.
    static Optional<LogLine> telling(List<LogLine> lines) {
        return lines.reversed().stream()
                .filter(line -> Level.of(line.text()).bad())
                .findFirst()
                .or(() -> lines.reversed().stream()
                        .filter(line -> Level.of(line.text()) == Level.WARN)
                        .findFirst())
                .or(() -> lines.reversed().stream()
                        .filter(line -> !line.text().isBlank())
                        .findFirst());
    }

    private void keep(ContainerId container, Object reason, Snippet snippet) {
        kept.remove(container);
        kept.put(container, new Kept(snippet, reason, nanos.getAsLong()));
        if (kept.size() > REMEMBERED) {
            kept.remove(kept.keySet().iterator().next());
        }
        var next = waiting.poll();
        if (next != null) {
            open(next, reason);
        }
    }

    /// Nobody asks for the others any more.
    void only(Set<ContainerId> wanted) {
        waiting.removeIf(container -> !wanted.contains(container));
        kept.keySet().retainAll(wanted);
    }

    private boolean older(long sinceNanos, Duration age) {
        return nanos.getAsLong() - sinceNanos > age.toNanos();
    }

    void close() {
        waiting.clear();
        readings.values().forEach(reading -> reading.log().ifPresent(LogTail::close));
        readings.clear();
    }
}
