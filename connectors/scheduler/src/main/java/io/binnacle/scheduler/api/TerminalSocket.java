package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.definition.Definitions;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/// A terminal on one side, a web socket on the other. Binary messages are what is typed and what appears; the texts
/// are JSON: `{"columns": 80, "rows": 24}` from there, and `{"exitCode": 0}` or `{"cut": words}` from here as the last.
///
/// Each side waits for the other: a slow reader slows what runs, and what does not read its input slows the typing.
///
/// It is public for Jetty's sake, which looks its methods up.
public final class TerminalSocket implements Answer.Conversation, Terminals.Screen {
    private static final int LARGEST_INPUT = 64 * 1024;
    private static final int LARGEST_CONTROL = 1024;
    private static final int LARGEST_SIZE = 1000;
    private static final int UNANSWERED = 3;

    private final Limits limits;
    private final CountDownLatch attached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean heard = new AtomicBoolean(true);
    private volatile @Nullable Session session;
    private volatile Terminals.@Nullable Terminal terminal;
    private Runnable onOver = () -> {};

    TerminalSocket(Limits limits) {
        this.limits = limits;
    }

    /// Called before anybody comes over the socket. Nobody may come at all: a handshake can fail on its way.
    void opened(Terminals.Terminal open) {
        terminal = open;
        Thread.ofVirtual().name("terminal-arrival").start(this::awaitArrival);
    }

    private void awaitArrival() {
        try {
            if (!attached.await(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                abandon();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void onOver(Runnable then) {
        onOver = then;
        if (over.getCount() == 0) {
            then.run();
        }
    }

    @Override
    public void abandon() {
        attached.countDown();
        end();
    }

    private synchronized void end() {
        if (over.getCount() == 0) {
            return;
        }
        over.countDown();
        var open = terminal;
        if (open != null) {
            open.close();
        }
        onOver.run();
    }

    private void demand() {
        var there = session;
        if (there != null) {
            there.demand();
        }
    }

    // The screen

    @Override
    public void wrote(byte[] bytes) {
        send((session, callback) -> session.sendBinary(ByteBuffer.wrap(bytes), callback));
    }

    @Override
    public void ended(Ending ending) {
        var words = JsonNodeFactory.instance.objectNode();
        switch (ending) {
            case Ending.Exit(int code) -> words.put("exitCode", code);
            case Ending.Cut(var why) -> words.put("cut", why.sentence());
        }
        send((session, callback) -> session.sendText(Reception.text(words), callback));
        send((session, callback) -> session.close(StatusCode.NORMAL, null, callback));
        end();
    }

    private interface Sending {
        void send(Session session, Callback callback);
    }

    /// A reader that takes nothing for as long as our patience is hung up on.
    private void send(Sending sending) {
        var patience = limits.patience().toMillis();
        try {
            var there = attached.await(patience, TimeUnit.MILLISECONDS) ? session : null;
            if (there == null || !sent(sending, there, patience)) {
                hangUp();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private static boolean sent(Sending sending, Session there, long patienceMillis) throws InterruptedException {
        var sent = new Callback.Completable();
        sending.send(there, sent);
        try {
            sent.get(patienceMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException gone) {
            return false;
        }
    }

    private void hangUp() {
        var there = session;
        if (there != null) {
            there.disconnect();
        }
        end();
    }

    // The socket

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setMaxBinaryMessageSize(LARGEST_INPUT);
        opened.setMaxTextMessageSize(LARGEST_CONTROL);
        session = opened;
        attached.countDown();
        opened.demand();
        Thread.ofVirtual().name("terminal-beat").start(() -> beat(opened));
    }

    /// A connection that has died on its way is found out by beats that nobody answers.
    private void beat(Session opened) {
        try {
            var unanswered = 0;
            while (!over.await(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
                unanswered = heard.getAndSet(false) ? 0 : unanswered + 1;
                if (unanswered == UNANSWERED) {
                    hangUp();
                } else {
                    opened.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        heard.set(true);
        demand();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        heard.set(true);
        var there = session;
        if (there != null) {
            there.sendPong(payload, Callback.NOOP);
        }
        demand();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        heard.set(true);
        var keys = new byte[payload.remaining()];
        payload.get(keys);
        callback.succeed();
        try {
            var open = terminal;
            if (open != null) {
                open.type(keys);
            }
        } catch (IOException ended) {
            // its last word is on the way
        }
        demand();
    }

    @Override
    public void onWebSocketText(String message) {
        heard.set(true);
        try {
            var size = size(Definitions.parse(message));
            var open = terminal;
            if (open != null) {
                open.resize(size);
            }
            demand();
        } catch (InvalidDefinition | IllegalArgumentException wrong) {
            refuse();
        }
    }

    private void refuse() {
        var there = session;
        if (there != null) {
            there.close(
                    StatusCode.BAD_PAYLOAD,
                    "A text is a size: {\"columns\": 80, \"rows\": 24}, each from 1 to " + LARGEST_SIZE + ".",
                    Callback.NOOP);
        }
    }

    private static Terminals.Size size(JsonNode json) {
        var columns = json.path("columns").asInt(0);
        var rows = json.path("rows").asInt(0);
        if (columns > LARGEST_SIZE || rows > LARGEST_SIZE) {
            throw new IllegalArgumentException("too large");
        }
        return new Terminals.Size(columns, rows);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        callback.succeed();
        end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }
}
