package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InstancesTest {
    private final Served served = new Served();
    private final OneHost host = new OneHost("c-/web-0");
    private String path = "";

    @BeforeEach
    void begin() {
        served.post("/v2/apps", "{\"id\":\"/web\",\"cmd\":\"run\"}");
        served.scheduler.connections.add(new OneHost("another"));
        served.scheduler.connections.add(host);
        path = "/x/instances/"
                + served.get("/v2/tasks").json().at("/tasks/0/id").asText();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void logsComeFromTheHostThatHasTheContainer() {
        assertThat(served.get(path + "/logs").body().lines())
                .containsExactly(
                        "{\"at\":\"2026-01-01T00:00:00Z\",\"stream\":\"out\",\"text\":\"first\",\"cut\":false}",
                        "{\"at\":\"2026-01-01T00:01:00Z\",\"stream\":\"out\",\"text\":\"second\",\"cut\":false}");
        assertThat(served.get(path + "/logs?since=2026-01-01T00:00:30Z").body().lines())
                .hasSize(1);
        assertThat(served.get(path + "/logs?since=yesterday").status()).isEqualTo(422);
    }

    @Test
    void aContainerThatNoHostHasIsSaidSo() {
        served.scheduler.connections.removeLast();
        assertThat(served.get(path + "/logs").body()).contains("\"refused\":\"Tried to find a container");
    }

    @Test
    void aCommandRunsInsideIt() {
        var done = served.post(path + "/execute", "{\"command\":[\"ls\",\"-l\"]}");
        assertThat(done.body()).isEqualTo("{\"exitCode\":3,\"output\":\"ls -l\"}");
        assertThat(served.post(path + "/execute", "{\"command\":\"ls\"}").status())
                .isEqualTo(422);
        assertThat(served.post(path + "/execute", "{\"command\":[\"ls\"],\"timeoutSeconds\":0}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsRunInsideIsOnRecordWithoutItsArguments() {
        served.post(path + "/execute", "{\"command\":[\"mysql\",\"-psecret\"]}");
        var audit = served.get("/x/audit").body();
        assertThat(audit).contains("Enter").doesNotContain("secret");
    }

    @Test
    void aTerminalWithoutAnUpgradeIsToldWhatToAskFor() {
        var told = served.get(path + "/terminal");
        assertThat(told.status()).isEqualTo(426);
        assertThat(told.header("Upgrade")).isEqualTo("websocket");
        assertThat(told.message()).contains("web socket");
    }

    @Test
    void whereNoHostOpensTerminalsItIsSaidBeforeTheSocketIsThere() {
        served.scheduler.connections.clear();
        assertThatThrownBy(() -> terminal("").join())
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        no -> assertThat(no.getResponse().statusCode()).isEqualTo(501));
        assertThatThrownBy(() -> terminal("?columns=0").join())
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        no -> assertThat(no.getResponse().statusCode()).isEqualTo(400));
    }

    @Test
    void aTerminalGoesWithItsSocket() {
        var socket = terminal("").join();
        assertThat(host.terminals()).isOne();
        socket.abort();
        await(() -> host.terminals() == 0);
    }

    @Test
    void aHandshakeThatIsNoneLeavesNoTerminalOpen() throws IOException {
        for (var i = 0; i < 200; i++) {
            try (var raw = new Socket(
                    InetAddress.getLoopbackAddress(), served.api.address().getPort())) {
                var ask = "GET " + path + "/terminal HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n\r\n";
                raw.getOutputStream().write(ask.getBytes(StandardCharsets.ISO_8859_1));
                raw.getOutputStream().flush();
                var answered = new String(raw.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
                assertThat(answered).startsWith("HTTP/1.1 4");
            }
        }
        await(() -> host.terminals() == 0);
    }

    private static void await(BooleanSupplier state) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<WebSocket> terminal(String query) {
        var address = URI.create(served.url(path + "/terminal" + query).replaceFirst("^http", "ws"));
        return served.client.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {});
    }

    @Test
    void samplesStream() throws IOException, InterruptedException {
        var reply = served.client.send(served.request(path + "/stats").GET().build(), BodyHandlers.ofLines());
        try (var lines = reply.body()) {
            assertThat(lines.findFirst())
                    .contains("{\"at\":\"2026-01-01T00:00:00Z\",\"metric\":\"cpu\",\"value\":0.5,\"unit\":\"cores\"}");
        }
    }
}
