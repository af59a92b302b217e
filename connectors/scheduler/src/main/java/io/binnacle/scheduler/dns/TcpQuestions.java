package io.binnacle.scheduler.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears questions over TCP: a few askers at once, a few questions each, and nobody for long.
final class TcpQuestions implements Runnable {
    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(TcpQuestions.class);
    private static final int MOST_EACH = 100;
    private static final int PATIENCE_MILLIS = 5000;
    private static final int LONGEST_SECONDS = 30;
    private static final int LONGEST_ANSWER = 65_535;

    private final Answers answers;
    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Semaphore room = new Semaphore(MOST);

    TcpQuestions(Answers answers, ServerSocket listener, ExecutorService threads) {
        this.answers = answers;
        this.listener = listener;
        this.threads = threads;
    }

    @Override
    public void run() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                if (room.tryAcquire()) {
                    var done = new CountDownLatch(1);
                    threads.execute(() -> serve(socket, done));
                    threads.execute(() -> hangUp(socket, done));
                } else {
                    socket.close();
                }
            } catch (IOException | RejectedExecutionException closing) {
                LOG.debug("an asker by DNS was not let in", closing);
            }
        }
    }

    private void serve(Socket asker, CountDownLatch done) {
        try (asker) {
            asker.setSoTimeout(PATIENCE_MILLIS);
            var in = new DataInputStream(asker.getInputStream());
            var out = new DataOutputStream(asker.getOutputStream());
            for (var i = 0; i < MOST_EACH && answered(in, out); i++) {
                out.flush();
            }
        } catch (EOFException gone) {
            LOG.trace("an asker by DNS has gone", gone);
        } catch (IOException broken) {
            LOG.debug("an asker by DNS broke off", broken);
        } catch (RuntimeException bug) {
            LOG.error("a question by DNS was not understood", bug);
        } finally {
            done.countDown();
            room.release();
        }
    }

    /// On whoever asks and then does not listen, since a write waits for ever.
    private static void hangUp(Socket asker, CountDownLatch done) {
        try (asker) {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("an asker by DNS was hung up on");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            LOG.debug("an asker by DNS could not be hung up on", broken);
        }
    }

    private boolean answered(DataInputStream in, DataOutputStream out) throws IOException {
        var question = new byte[in.readUnsignedShort()];
        in.readFully(question);
        var reply = answers.answer(question);
        if (reply.isEmpty()) {
            return false;
        }
        var bytes = reply.get().toWire(LONGEST_ANSWER);
        var framed = new byte[bytes.length + 2];
        framed[0] = (byte) (bytes.length >> 8);
        framed[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, framed, 2, bytes.length);
        out.write(framed);
        return true;
    }
}
