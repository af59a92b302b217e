package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The question whether an engine is there, and whoever may answer it.
final class HeartLineTest {
    private static final String GOOD = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    /// What is done with each question on one connection.
    private interface Manners {
        /// @return whether it listens on
        boolean answer(Socket to) throws IOException;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final HeartLine line;
    private volatile Manners manners = to -> say(to, GOOD);

    HeartLineTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        line = new HeartLine(
                new HeartLine.Opening() {
                    @Override
                    public Socket socket() {
                        return new Socket();
                    }

                    @Override
                    public Socket connect(Socket socket) throws IOException {
                        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
                        return socket;
                    }
                },
                "docker");
    }

    private void serve() {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var listens = true;
            while (listens && heard(socket.getInputStream())) {
                questions.incrementAndGet();
                listens = manners.answer(socket);
            }
        } catch (IOException _) {
            // whoever asked has hung up
        }
    }

    /// One question, to its empty line.
    private static boolean heard(InputStream in) throws IOException {
        var last = 0;
        for (var next = in.read(); next >= 0; next = in.read()) {
            last = last << 8 | next;
            if (last == 0x0D0A0D0A) {
                return true;
            }
        }
        return false;
    }

    private static boolean say(Socket to, String words) throws IOException {
        to.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        server.close();
    }

    @Test
    void manyQuestionsGoOverOneConnection() throws IOException {
        for (var question = 0; question < 5; question++) {
            line.ask(PATIENCE);
        }

        assertThat(connections).hasValue(1);
        assertThat(questions).hasValue(5);
    }

    @Test
    void anAnswerThatComesLetterByLetterIsAnAnswer() throws IOException {
        manners = to -> {
            to.setTcpNoDelay(true);
            for (var letter : GOOD.split("")) {
                say(to, letter);
            }
            return true;
        };

        line.ask(PATIENCE);
        line.ask(PATIENCE);

        assertThat(connections).hasValue(1);
    }

    @Test
    void whoHangsUpAfterEachAnswerIsCalledAgain() throws IOException {
        manners = to -> !say(to, GOOD);

        line.ask(PATIENCE);
        line.ask(PATIENCE);

        assertThat(connections).hasValue(2);
    }

    @Test
    void anAnswerOfUnknownLengthEndsItsConnection() throws IOException {
        manners = to -> say(to, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n0\r\n\r\n");

        line.ask(PATIENCE);
        line.ask(PATIENCE);

        assertThat(connections).hasValue(2);
    }

    @Test
    void silenceIsOverInTimeAndTheNextQuestionIsANewCall() throws IOException {
        manners = to -> true;
        assertThatThrownBy(() -> line.ask(SHORT)).isInstanceOf(InterruptedIOException.class);

        manners = to -> say(to, GOOD);
        line.ask(PATIENCE);

        assertThat(connections).hasValue(2);
    }

    @Test
    void aConnectionThatFallsSilentIsNotAskedTwice() throws IOException {
        line.ask(PATIENCE);
        manners = to -> true;

        assertThatThrownBy(() -> line.ask(SHORT)).isInstanceOf(InterruptedIOException.class);

        assertThat(connections).hasValue(1);
    }

    @Test
    void aRefusalIsNoSignOfLife() {
        manners = to -> say(to, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nbusy");

        assertThatThrownBy(() -> line.ask(PATIENCE))
                .isInstanceOfSatisfying(
                        StatusException.class, no -> assertThat(no.status()).isEqualTo(503));
    }

    @Test
    void whatIsNoHttpIsNoSignOfLife() {
        manners = to -> say(to, "SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThatThrownBy(() -> line.ask(PATIENCE)).hasMessageContaining("does not speak HTTP");
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        manners = to -> {
            while (true) {
                say(to, "x".repeat(1000));
            }
        };

        assertThatThrownBy(() -> line.ask(PATIENCE)).hasMessageContaining("does not end");
    }

    @Test
    void aLengthThatIsNoNumberIsNoSignOfLife() {
        manners = to -> say(to, "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n");

        assertThatThrownBy(() -> line.ask(PATIENCE)).hasMessageContaining("no number");
    }

    @Test
    void whoIsClosedAsksNoMore() {
        line.close();

        assertThatThrownBy(() -> line.ask(PATIENCE)).isInstanceOf(IOException.class);
        assertThatCode(line::close).doesNotThrowAnyException();
    }
}
