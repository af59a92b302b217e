package io.binnacle.docker;

import io.binnacle.model.Refusal;
import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okio.BufferedSink;
import okio.Okio;
import okio.Socket;

/// One terminal: the engine's own connection, taken over in both directions.
final class DockerTerminal extends Telling implements Terminals.Terminal {
    /// What a keyboard sends for an interrupt and for the end of input.
    private static final byte[] HANG_UP = {3, 4};

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long HANGING_UP_MILLIS = 600;
    private static final int HANG_UPS = 4;
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final int LOOKS = 100;
    private static final int CHUNK = 16 * 1024;

    private final Engine engine;
    private final String id;
    private final Exchange exchange;
    private final Exchange.Answer answer;
    private final Socket socket;
    private final BufferedSink keys;
    private final ReentrantLock typing = new ReentrantLock();
    private final CountDownLatch silent = new CountDownLatch(1);
    private final String tried;
    private final Terminals.Screen screen;

    /// @param id of the execution at the engine
    DockerTerminal(
            Engine engine, String id, Exchange exchange, Exchange.Answer answer, String tried, Terminals.Screen screen)
            throws IOException {
        super("docker-terminal");
        this.engine = engine;
        this.id = id;
        this.exchange = exchange;
        this.answer = answer;
        this.socket = answer.duplex();
        this.keys = Okio.buffer(socket.getSink());
        this.tried = tried;
        this.screen = screen;
        onClose(this::hangUp);
    }

    @Override
    void work() throws InterruptedException {
        try (answer) {
            try {
                read();
            } finally {
                silent.countDown();
            }
            var ending = ending();
            tell(() -> screen.ended(ending));
        } catch (IOException wrong) {
            tell(() -> screen.ended(new Terminals.Ending.Cut(engine.refusal(tried, wrong))));
        } finally {
            exchange.cancel();
        }
    }

    private void read() throws IOException {
        try (var source = Okio.buffer(socket.getSource())) {
            var bytes = new byte[CHUNK];
            for (int count; (count = source.read(bytes)) >= 0; ) {
                var some = Arrays.copyOf(bytes, count);
                tell(() -> screen.wrote(some));
            }
        }
    }

    /// The terminal may be gone a moment before the engine knows how it ended.
    private Terminals.Ending ending() throws IOException, InterruptedException {
        for (var look = 0; look < LOOKS; look++) {
            var state = engine.execution(id, ANSWER);
            if (!state.path("Running").asBoolean(false)) {
                return new Terminals.Ending.Exit(state.path("ExitCode").asInt(-1));
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return new Terminals.Ending.Cut(new Refusal(
                Refusal.Reason.BROKEN, tried, "the engine hung up, and it still runs there", "open another terminal"));
    }

    @Override
    public void type(byte[] bytes) throws IOException {
        typing.lock();
        try {
            write(bytes);
        } finally {
            typing.unlock();
        }
    }

    private void write(byte[] bytes) throws IOException {
        keys.write(bytes);
        keys.flush();
    }

    @Override
    public void resize(Terminals.Size size) {
        try {
            engine.resize(id, size.columns(), size.rows());
        } catch (IOException over) {
            // it has ended, or the connection has, and whoever reads is told so
        }
    }

    /// More than once: a shell that has just lost its program may throw away what was typed meanwhile.
    private void typeHangUp() throws IOException, InterruptedException {
        keys.timeout().timeout(HANGING_UP_MILLIS, TimeUnit.MILLISECONDS);
        var over = false;
        for (var time = 0; time < HANG_UPS && !over; time++) {
            write(HANG_UP);
            over = silent.await(HANGING_UP_MILLIS / HANG_UPS, TimeUnit.MILLISECONDS);
        }
    }

    /// Waits a moment for the other side to end by itself. A connection that is cut at once takes the last keys with
    /// it.
    /// Where no keys are taken at all, the moment is spent waiting for those before.
    private void hangUp() {
        try {
            if (silent.getCount() > 0 && typing.tryLock(HANGING_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    typeHangUp();
                } finally {
                    typing.unlock();
                }
            }
        } catch (IOException over) {
            // it had ended
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            socket.cancel();
            exchange.cancel();
        }
    }
}
