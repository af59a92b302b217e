package io.binnacle.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/// A connection to an engine on which it is asked, over and over, whether it is there.
///
/// HTTP by hand, because this is what an idle window spends its time on: the same question through OkHttp takes several
/// times the processor time (decision 10). It is opened again where the other side has hung up, once a question.
final class HeartLine implements AutoCloseable {
    private static final int LARGEST = 8192;
    private static final String END = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String VERSION = "http/1.1 ";
    private static final int STATUS = 3;

    /// Makes connections, in two steps, so that the second can be ended from another thread.
    interface Opening {
        Socket socket() throws IOException;

        /// @return the socket to talk on: the same, or one that encrypts what goes over it
        Socket connect(Socket socket) throws IOException;
    }

    private final Opening opening;
    private final byte[] question;
    private final byte[] answer = new byte[LARGEST];
    private final AsyncTimeout limit = new AsyncTimeout() {
        @Override
        protected void timedOut() {
            late = true;
            hangUp();
        }
    };
    private volatile @Nullable Socket socket;
    private volatile boolean late;
    private volatile boolean closed;

    /// @param host its name in the question
    HeartLine(Opening opening, String host) {
        this.opening = opening;
        this.question = ("GET /_ping HTTP/1.1\r\nHost: " + host + END).getBytes(StandardCharsets.US_ASCII);
    }

    /// Asks, and waits for the answer.
    ///
    /// @throws InterruptedIOException when there is none in time
    /// @throws StatusException when it is a refusal
    void ask(Duration within) throws IOException {
        late = false;
        limit.timeout(within.toMillis(), TimeUnit.MILLISECONDS);
        limit.enter();
        try {
            asked();
        } catch (IOException broken) {
            hangUp();
            throw late ? timeout(broken) : broken;
        } finally {
            limit.exit();
        }
    }

    private static IOException timeout(IOException broken) {
        var timeout = new InterruptedIOException("timeout");
        timeout.initCause(broken);
        return timeout;
    }

    private void asked() throws IOException {
        var known = socket;
        if (known == null || !answers(known)) {
            exchange(opened());
        }
    }

    /// Whether there is an answer on a connection that the other side may have ended meanwhile.
    private boolean answers(Socket known) throws IOException {
        try {
            exchange(known);
            return true;
        } catch (StatusException no) {
            throw no;
        } catch (IOException hungUp) {
            if (late || closed) {
                throw hungUp;
            }
            hangUp();
            return false;
        }
    }

    private Socket opened() throws IOException {
        var plain = opening.socket();
        socket = plain;
        if (late || closed) {
            hangUp();
        }
        var fresh = opening.connect(plain);
        socket = fresh;
        return fresh;
    }

    private void exchange(Socket on) throws IOException {
        on.getOutputStream().write(question);
        on.getOutputStream().flush();
        var in = on.getInputStream();
        var read = 0;
        var end = -1;
        var text = "";
        while (end < 0) {
            read += more(in, read);
            text = new String(answer, 0, read, StandardCharsets.ISO_8859_1);
            end = text.indexOf(END);
        }
        var head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        var length = length(head);
        while (read < end + END.length() + length) {
            read += more(in, read);
        }
        if (length == 0) {
            hangUp(); // nobody says where this answer ends
        }
        check(head);
    }

    private int more(InputStream in, int read) throws IOException {
        if (read == LARGEST) {
            throw new IOException("an answer that does not end");
        }
        var more = in.read(answer, read, LARGEST - read);
        if (more < 0) {
            throw new EOFException("it hung up");
        }
        return more;
    }

    private static int length(String head) throws IOException {
        var at = head.indexOf(LENGTH);
        return at < 0 ? 0 : number(head.substring(at + LENGTH.length(), head.indexOf("\r\n", at + 2)));
    }

    private static void check(String head) throws IOException {
        if (!head.startsWith(VERSION) || head.length() < VERSION.length() + STATUS) {
            throw new IOException("it does not speak HTTP: " + Words.line(head));
        }
        var status = number(head.substring(VERSION.length(), VERSION.length() + STATUS));
        if (status / 100 != 2) {
            throw new StatusException(status, "HTTP " + status);
        }
    }

    private static int number(String digits) throws IOException {
        try {
            return Integer.parseUnsignedInt(digits.strip());
        } catch (NumberFormatException other) {
            throw new IOException("no number: " + Words.line(digits), other);
        }
    }

    private void hangUp() {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // it is gone either way
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
