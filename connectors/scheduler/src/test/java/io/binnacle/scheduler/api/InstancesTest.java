package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
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
    void samplesStream() throws IOException, InterruptedException {
        var reply = served.client.send(served.request(path + "/stats").GET().build(), BodyHandlers.ofLines());
        try (var lines = reply.body()) {
            assertThat(lines.findFirst())
                    .contains("{\"at\":\"2026-01-01T00:00:00Z\",\"metric\":\"cpu\",\"value\":0.5,\"unit\":\"cores\"}");
        }
    }
}
