package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Worker;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Runs one command inside a container and waits for its end. An engine knows no way to end such a command: what takes
/// too long is left to itself, and its output is no longer read.
final class Execution {
    static final int MOST_OUTPUT = 64 * 1024;
    private static final Duration PREPARING = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 20;

    /// The wire keeps time in milliseconds and may end an answer that much early.
    private static final Duration ROUNDING = Duration.ofMillis(20);

    private final Engine engine;
    private final String tried;
    private final long deadline;

    Execution(Engine engine, String tried, Duration timeout) {
        this.engine = engine;
        this.tried = tried;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    Worker.Executed run(ContainerId container, List<String> command) {
        var begun = false;
        try {
            var id = prepared(container, command);
            begun = true;
            var output = started(id);
            return new Worker.Executed.Exit(ended(id), output);
        } catch (StatusException no) {
            return new Worker.Executed.Refused(engine.refusal(tried, no));
        } catch (UncheckedIOException wrong) {
            return failed(wrong.getCause() == null ? new IOException(wrong) : wrong.getCause(), begun);
        } catch (IOException wrong) {
            return failed(wrong, begun);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Worker.Executed.Refused(new Refusal(
                    Refusal.Reason.BROKEN, tried, "nothing yet: we were told to stop waiting", "ask again"));
        }
    }

    private Worker.Executed failed(IOException wrong, boolean begun) {
        return begun && left().compareTo(ROUNDING) < 0
                ? new Worker.Executed.TimedOut()
                : new Worker.Executed.Refused(engine.refusal(tried, wrong));
    }

    private String prepared(ContainerId container, List<String> command) {
        return Commands.over(engine.wire(), engine.version(), PREPARING)
                .execCreateCmd(container.value())
                .withCmd(command.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }

    private Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /// At least a moment, since none at all would mean for ever.
    private Duration limit() {
        var left = left();
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private String started(String id) throws IOException {
        try (var answer = engine.startExecution(id, limit()).answer()) {
            return output(answer.stream());
        }
    }

    /// Both outputs as they came, up to what is kept; the rest is read and dropped.
    static String output(InputStream stream) throws IOException {
        var kept = new ByteArrayOutputStream();
        var data = new DataInputStream(stream);
        var header = new byte[8];
        var chunk = new byte[8192];
        while (data.readNBytes(header, 0, 1) == 1) {
            data.readFully(header, 1, 7);
            var left = Integer.toUnsignedLong(
                    java.nio.ByteBuffer.wrap(header, 4, 4).getInt());
            while (left > 0) {
                var count = data.read(chunk, 0, (int) Math.min(left, chunk.length));
                if (count < 0) {
                    throw new EOFException("the connection ended in the middle");
                }
                left -= count;
                kept.write(chunk, 0, Math.min(count, MOST_OUTPUT - kept.size()));
            }
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /// Its outputs may be closed a while before it has ended.
    private int ended(String id) throws IOException, InterruptedException {
        while (true) {
            var state = engine.execution(id, limit());
            if (!state.path("Running").asBoolean(false)) {
                return state.path("ExitCode").asInt(-1);
            }
            if (left().isNegative()) {
                throw new EOFException("it has closed its outputs and still runs");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
