package io.binnacle.marathon;

import io.binnacle.craft.Json;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Ending;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// One terminal over a web socket of the scheduler.
final class MarathonTerminal implements Terminals.Terminal {
    private static final long OPENING_SECONDS = 30;
    private static final long MOST_AHEAD = 64 * 1024;
    private static final long LOOK_MILLIS = 10;
    private static final int NORMAL = 1000;

    private final Wire wire;
    private final String tried;
    private final Terminals.Screen screen;
    private final Consumer<MarathonTerminal> onOver;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile boolean over;

    MarathonTerminal(Wire wire, String tried, Terminals.Screen screen, Consumer<MarathonTerminal> onOver) {
        this.wire = wire;
        this.tried = tried;
        this.screen = screen;
        this.onOver = onOver;
    }

    /// @throws StatusException when the scheduler refuses
    void connect(String path) throws IOException {
        var socket = wire.socket(path, new Listener());
        try {
            opened.get(OPENING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException why ? why : new IOException(failed.getCause());
        } catch (TimeoutException silence) {
            socket.cancel();
            throw new InterruptedIOException("no answer in " + OPENING_SECONDS + " seconds");
        } catch (InterruptedException stop) {
            socket.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private @Nullable WebSocket socket() {
        return opened.isCompletedExceptionally() ? null : opened.getNow(null);
    }

    /// What is typed waits here only as long as the other side keeps up.
    @Override
    public void type(byte[] bytes) throws IOException {
        var socket = socket();
        try {
            while (socket != null && !over && socket.queueSize() > MOST_AHEAD) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        if (socket == null || over || !socket.send(ByteString.of(bytes))) {
            throw new EOFException("the terminal has ended");
        }
    }

    @Override
    public void resize(Terminals.Size size) {
        var socket = socket();
        if (socket != null) {
            socket.send(Json.write(Json.object().put("columns", size.columns()).put("rows", size.rows())));
        }
    }

    /// What is being told just now is told to its end, and nothing after it.
    @Override
    public void close() {
        over = true;
        onOver.accept(this);
        var socket = socket();
        if (socket != null) {
            socket.close(NORMAL, null);
        }
    }

    private void tell(Runnable what) {
        telling.lock();
        try {
            if (!over) {
                what.run();
            }
        } finally {
            telling.unlock();
        }
    }

    private void end(Ending ending) {
        tell(() -> {
            over = true;
            screen.ended(ending);
        });
        onOver.accept(this);
    }

    private void cut(IOException why) {
        end(new Ending.Cut(Refusals.of(tried, wire.place(), why)));
    }

    private final class Listener extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, Response response) {
            opened.complete(socket);
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            tell(() -> screen.wrote(bytes.toByteArray()));
        }

        /// The last word. What is not one is of a later version, and no matter.
        @Override
        public void onMessage(WebSocket socket, String text) {
            try {
                var words = Json.read(text);
                if (words.has("exitCode")) {
                    end(new Ending.Exit(words.path("exitCode").asInt(-1)));
                } else if (words.has("cut")) {
                    end(new Ending.Cut(new Refusal(
                            Refusal.Reason.BROKEN,
                            tried,
                            Words.line(Json.text(words, "cut")),
                            "see whether its host is there, and open another")));
                }
            } catch (Json.NotJson wrong) {
                cut(wrong);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(NORMAL, null);
            cut(new EOFException(reason.isBlank() ? "the scheduler hung up" : reason));
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            var why = failure instanceof IOException wrong ? wrong : new IOException(failure);
            if (!opened.completeExceptionally(refused(response, why))) {
                cut(why);
            }
        }

        private IOException refused(@Nullable Response response, IOException otherwise) {
            if (response == null) {
                return otherwise;
            }
            try {
                Wire.accepted(response).close();
                return otherwise;
            } catch (IOException refused) {
                return refused;
            }
        }
    }
}
