package io.binnacle.docker;

import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps what a log reader is told.
final class LogRecorder implements Logs.Reader {
    private final List<LogLine> lines = new ArrayList<>();
    private boolean ended;
    private @Nullable Refusal refusal;

    @Override
    public synchronized void lines(List<LogLine> more) {
        lines.addAll(more);
        notifyAll();
    }

    @Override
    public synchronized void ended() {
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized void refused(Refusal why) {
        refusal = why;
        notifyAll();
    }

    synchronized List<LogLine> lines() {
        return List.copyOf(lines);
    }

    List<String> texts() {
        return lines().stream().map(LogLine::text).toList();
    }

    void until(String what, Predicate<List<String>> so) {
        await(what, () -> so.test(texts()));
    }

    void untilEnded() {
        await("its end", () -> ended);
    }

    synchronized Refusal untilRefused() {
        await("a refusal", () -> refusal != null);
        return java.util.Objects.requireNonNull(refusal);
    }

    private synchronized void await(String what, BooleanSupplier so) {
        var end = System.nanoTime() + 20_000_000_000L;
        try {
            while (!so.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited in vain for " + what + "; there are " + lines.size()
                            + " lines, the refusal " + refusal + ", ended " + ended);
                }
                wait(50);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
