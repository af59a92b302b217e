package io.binnacle.docker;

import io.binnacle.craft.BackOff;
import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One log being read. The engine is read no faster than the reader takes lines, so nothing piles up. A stream that
/// breaks is joined again where it broke, for as long as the container runs.
final class LogReading extends Telling {
    private static final int CHUNK = 32 * 1024;

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final Logs.Request request;
    private final Logs.Reader reader;
    private final Seam seam = new Seam();
    private final BackOff backOff;
    private boolean begun;

    LogReading(Engine engine, Picture picture, Surroundings surroundings, Logs.Request request, Logs.Reader reader) {
        super("docker-logs");
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.request = request;
        this.reader = reader;
        this.backOff = new BackOff(surroundings.random());
    }

    @Override
    void work() throws InterruptedException {
        while (!closed()) {
            try {
                readOnce();
                if (!request.follow() || !runs()) {
                    tell(reader::ended);
                    return;
                }
            } catch (StatusException no) {
                refuse(no);
                return;
            } catch (IOException wrong) {
                if (!begun || !request.follow()) {
                    refuse(wrong);
                    return;
                }
            }
            seam.cut();
            pause(backOff.next());
        }
    }

    private void refuse(IOException why) {
        if (begun && why instanceof StatusException) {
            tell(reader::ended); // removed while we read
        } else {
            tell(() -> reader.refused(refusal(why)));
        }
    }

    private Refusal refusal(IOException why) {
        var tried = "to read the log of "
                + picture.find(request.container())
                        .map(seen -> seen.container().name())
                        .orElse(request.container().value());
        var words = Words.of(why);
        return words.contains("logging driver") || words.contains("does not support reading")
                ? new Refusal(
                        Refusal.Reason.UNSUPPORTED,
                        tried,
                        words,
                        "read it where its logging driver sends it, or use the json-file, local or journald driver")
                : engine.refusal(tried, why);
    }

    private void readOnce() throws IOException {
        var tty = tty(request.container());
        var tail = seam.last().isPresent() ? Optional.<Integer>empty() : Optional.of(Math.max(0, request.tail()));
        var elsewhere = picture.elsewhere(request.container());
        var exchange = elsewhere.isPresent()
                ? engine.logs(elsewhere.get(), tail, seam.last(), request.follow())
                : engine.logs(request.container(), tail, seam.last(), request.follow());
        onClose(exchange::cancel);
        try (var answer = exchange.answer()) {
            begun = true;
            var frames = new LogFrames(request.container(), tty, surroundings.clock()::instant);
            var bytes = new byte[CHUNK];
            var stream = answer.stream();
            for (int count; (count = stream.read(bytes)) >= 0 && !closed(); ) {
                var lines = new ArrayList<LogLine>();
                frames.feed(bytes, count, lines);
                tellLines(lines);
            }
            var rest = new ArrayList<LogLine>();
            frames.end(rest);
            tellLines(rest);
        }
    }

    private void tellLines(List<LogLine> lines) {
        var fresh = seam.pass(lines);
        if (!fresh.isEmpty()) {
            backOff.reset();
            tell(() -> reader.lines(fresh));
        }
    }

    private boolean tty(ContainerId id) throws IOException {
        var elsewhere = picture.elsewhere(id);
        if (elsewhere.isPresent()) {
            return SwarmSpec.container(elsewhere.get().template()).path("TTY").asBoolean(false);
        }
        var seen = picture.find(id);
        return seen.isPresent()
                ? seen.get().container().tty()
                : engine.inspect(id).path("Config").path("Tty").asBoolean(false);
    }

    private boolean runs() throws IOException {
        var elsewhere = picture.elsewhere(request.container());
        if (elsewhere.isPresent()) {
            return elsewhere.get().live();
        }
        var state = engine.inspect(request.container()).path("State");
        return state.path("Running").asBoolean(false)
                || state.path("Restarting").asBoolean(false);
    }
}
