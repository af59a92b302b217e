package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InstancesTest {
    private final Served served = new Served();
    private String path = "";

    @BeforeEach
    void begin() {
        served.post("/v2/apps", "{\"id\":\"/web\",\"cmd\":\"run\"}");
        served.scheduler.connections.add(new OneHost("another"));
        served.scheduler.connections.add(new OneHost("c-/web-0"));
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
