package io.binnacle.contract;

import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reader of a log that lets a test wait for lines.
public final class LogRecorder implements Logs.Reader {
    private final Signal signal = new Signal();
    private final List<LogLine> lines = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();
    private boolean ended;

    @Override
    public void lines(List<LogLine> more) {
        signal.change(() -> lines.addAll(more));
    }

    @Override
    public void ended() {
        signal.change(() -> ended = true);
    }

    @Override
    public void refused(Refusal why) {
        signal.change(() -> refusal = Optional.of(why));
    }

    public List<LogLine> lines() {
        return signal.read(() -> List.copyOf(lines));
    }

    public int count() {
        return signal.read(lines::size);
    }

    public void awaitLines(int atLeast) {
        signal.await(atLeast + " log lines", () -> lines.size() >= atLeast);
    }

    public void awaitEnd() {
        signal.await("the end of the log", () -> ended);
    }

    public Refusal awaitRefusal() {
        signal.await("a refusal", () -> refusal.isPresent());
        return signal.read(refusal::orElseThrow);
    }
}
