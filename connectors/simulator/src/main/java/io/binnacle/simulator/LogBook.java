package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.Exit;
import io.binnacle.model.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Writes what simulated containers log. A line is a function of its container and its place on the time line alone, so
/// the past reads the same whoever asks and whenever.
final class LogBook {
    /// No tail reaches farther back than this many places for lines.
    private static final int FARTHEST = 200_000;

    private static final Comparator<LogLine> ORDER = Comparator.comparing(LogLine::at);

    private final World world;

    LogBook(World world) {
        this.world = world;
    }

    /// The last lines up to and including `until`, oldest first.
    List<LogLine> tail(Container container, int count, Instant until) {
        var lines = new ArrayList<LogLine>();
        var clock = clock(container);
        var end = lastMoment(container, until);
        var last = clock.place(end);
        for (var back = 0; lines.size() < count && back < FARTHEST; back++) {
            var line = clock.line(last - back);
            if (line.at().isBefore(container.createdAt())) {
                break;
            }
            if (!line.at().isAfter(end)) {
                lines.add(line);
            }
        }
        lastWords(container).ifPresent(lines::add);
        lines.sort(ORDER);
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /// The lines after `from`, up to and including `until`.
    List<LogLine> between(Container container, Instant from, Instant until) {
        var lines = new ArrayList<LogLine>();
        var clock = clock(container);
        var end = lastMoment(container, until);
        for (var place = clock.place(from); place <= clock.place(end); place++) {
            var line = clock.line(place);
            if (line.at().isAfter(from) && !line.at().isAfter(end)) {
                lines.add(line);
            }
        }
        lastWords(container)
                .filter(line -> line.at().isAfter(from) && !line.at().isAfter(until))
                .ifPresent(lines::add);
        lines.sort(ORDER);
        return lines;
    }

    /// What its last run wrote when it ended.
    private Optional<LogLine> lastWords(Container container) {
        return world.ailment(container.id())
                .flatMap(Speech::lastWords)
                .flatMap(words -> container
                        .exit()
                        .map(exit -> exit.at().minusMillis(12))
                        .map(at -> new LogLine(container.id(), LogLine.Stream.ERR, at, words, false)));
    }

    /// One that does not run writes nothing after its end; a paused one nothing now.
    private static Instant lastMoment(Container container, Instant until) {
        return switch (container.state()) {
            case RUNNING, REMOVING -> until;
            case PAUSED, CREATED ->
                container.startedAt().orElse(container.createdAt()).plus(Duration.ofMinutes(1));
            case RESTARTING, EXITED, DEAD ->
                container.exit().map(Exit::at).orElse(until).minusMillis(40);
        };
    }

    private Clock clock(Container container) {
        var kind = world.kind(container.app());
        return new Clock(container, kind, new Speech(world, container, kind.chatter()));
    }

    /// Gives each container its own rhythm.
    private record Clock(Container container, AppKind kind, Speech speech) {
        private static final long MILLION = 1_000_000;

        private long stepNanos() {
            return (long) (1e9 / kind.chatter().linesPerSecond);
        }

        long place(Instant at) {
            var micros = at.getEpochSecond() * MILLION + at.getNano() / 1000;
            return Math.floorDiv(micros, stepNanos() / 1000);
        }

        LogLine line(long place) {
            var key = Noise.mix(container.id().value().hashCode(), place);
            var step = stepNanos() / 1000;
            var micros = place * step + (long) (Noise.unit(key, 0) * step * 0.9);
            var at = Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1000);
            var text = speech.at(key, at);
            return new LogLine(container.id(), stream(text), at, text, false);
        }

        private static LogLine.Stream stream(String text) {
            return text.startsWith("ERROR") || text.startsWith("FATAL") || text.startsWith("WARN")
                    ? LogLine.Stream.ERR
                    : LogLine.Stream.OUT;
        }
    }
}
