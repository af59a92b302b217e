package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Questions put to servers that answer well, badly, slowly, or not at all.
final class ProberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Answers one connection with these bytes, then hangs up, or holds the line.
    private static ServerSocket serving(String bytes, boolean hangUp) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                while (!hangUp && socket.getInputStream().read() >= 0) {
                    Thread.onSpinWait();
                }
            } catch (IOException gone) {
                // the prober has heard enough
            }
        });
        return server;
    }

    private static Prober.Response get(ServerSocket server, Duration timeout, int bytes) throws IOException {
        return new Prober()
                .get(new Prober.Target("127.0.0.1", server.getLocalPort()), false, "healthz", timeout, bytes);
    }

    @Test
    void theStatusIsEnough() throws IOException {
        try (var server = serving("HTTP/1.1 204 No Content\r\n\r\n", false)) {
            assertThat(get(server, PATIENCE, 0)).isEqualTo(new Prober.Response(204, "", ""));
        }
    }

    @Test
    void aBodyInChunksIsReadAsFarAsWanted() throws IOException {
        var answer = """
                HTTP/1.1 200 OK
                Content-Type: text/plain
                Transfer-Encoding: chunked

                3
                abc
                4
                defg
                0

                """.replace("\n", "\r\n");
        try (var server = serving(answer, false)) {
            assertThat(get(server, PATIENCE, 5)).isEqualTo(new Prober.Response(200, "text/plain", "abcde"));
        }
    }

    @Test
    void whoSaysNothingHasOnlySoMuchTime() throws IOException {
        try (var server = serving("HTTP/1.1 200", false)) {
            assertThatThrownBy(() -> get(server, Duration.ofMillis(100), 0)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoDoesNotSpeakHttpIsNotWell() throws IOException {
        try (var server = serving("220 mail.example ESMTP\r\n", true)) {
            assertThatThrownBy(() -> get(server, PATIENCE, 0)).hasMessageContaining("does not speak HTTP");
        }
    }

    @Test
    void headersWithoutEndAreCutOff() throws IOException {
        try (var server = serving("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000), false)) {
            assertThatThrownBy(() -> get(server, PATIENCE, 0)).hasMessageContaining("too long");
        }
    }

    @Test
    void whereNobodyListensItIsRefused() throws IOException {
        // a port that is taken and not listened on: one that was merely free could be anybody's by now
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var target = new Prober.Target("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> new Prober().connect(target, PATIENCE)).isInstanceOf(IOException.class);
        }
    }
}
