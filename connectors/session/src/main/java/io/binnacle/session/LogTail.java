package io.binnacle.session;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last lines of one container, kept in a buffer of fixed length while somebody reads.
public final class LogTail implements AutoCloseable {
    private final int kept;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private final Runnable changed;
    private long seen;
    private boolean ended;
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();

    private LogTail(int kept, Runnable changed) {
        this.kept = kept;
        this.changed = changed;
    }

    /// @param changed told on a thread of the connector whenever there is something new to read; must return quickly
    static LogTail of(Logs logs, ContainerId container, int tail, boolean follow, int kept, Runnable changed) {
        var log = new LogTail(kept, changed);
        log.subscription = Optional.of(logs.read(new Logs.Request(container, tail, follow), log.new Pen()));
        return log;
    }

    /// How many lines have come, kept or not.
    public synchronized long seen() {
        return seen;
    }

    /// How many are no longer kept.
    public synchronized long dropped() {
        return seen - lines.size();
    }

    public synchronized List<LogLine> lines() {
        return new ArrayList<>(lines);
    }

    /// The lines that came after the first `already` ones, and are still kept.
    public synchronized List<LogLine> linesAfter(long already) {
        var wanted = (int) Math.min(lines.size(), seen - already);
        return lines.stream().skip(lines.size() - Math.max(0, wanted)).toList();
    }

    /// Lines, and how many had come when they were taken, told together so that none is missed or taken twice.
    public record Fresh(List<LogLine> lines, long seen) {}

    /// The lines that came after the first `already` ones and are still kept, in one piece.
    public synchronized Fresh after(long already) {
        return new Fresh(linesAfter(already), seen);
    }

    /// Whether no more will come.
    public synchronized boolean ended() {
        return ended;
    }

    public synchronized Optional<Refusal> refusal() {
        return refusal;
    }

    @Override
    public void close() {
        subscription.ifPresent(Subscription::close);
    }

    private final class Pen implements Logs.Reader {
        @Override
        public void lines(List<LogLine> more) {
            synchronized (LogTail.this) {
                for (var line : more) {
                    seen++;
                    lines.addLast(line);
                    if (lines.size() > kept) {
                        lines.removeFirst();
                    }
                }
            }
            changed.run();
        }

        @Override
        public void ended() {
            synchronized (LogTail.this) {
                ended = true;
            }
            changed.run();
        }

        @Override
        public void refused(Refusal why) {
            synchronized (LogTail.this) {
                refusal = Optional.of(why);
                ended = true;
            }
            changed.run();
        }
    }
}
