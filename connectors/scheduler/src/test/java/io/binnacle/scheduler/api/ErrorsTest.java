package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.core.WriteRefused.Kind;
import io.binnacle.scheduler.definition.Violation;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ErrorsTest {
    private static final String APP = "{\"id\":\"/x\",\"cmd\":\"run\"}";

    private final Served served = new Served(settings -> settings.with(new Limits(
            64, 16, 2, 100_000, 4096, 16, 4, java.time.Duration.ofSeconds(1), java.time.Duration.ofSeconds(5))));

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void whatIsNoJsonIsSaidSoInAList() {
        var reply = served.post("/v2/apps", "{\"id\":");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Invalid JSON");
        assertThat(reply.json().at("/details/0/path").asText()).isEqualTo("/");
        assertThat(reply.json().at("/details/0/errors/0").asText()).isNotEmpty();
    }

    @Test
    void anEmptyBodyIsSaidSo() {
        var reply = served.post("/v2/apps", "");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Please specify data in JSON format");
        assertThat(reply.json().path("details").isArray()).isTrue();
    }

    @Test
    void wrongTypesAndWrongMeaningsHaveTheirPaths() {
        var types = served.post("/v2/apps", "{\"id\":7,\"cmd\":\"run\",\"instances\":1.5}");
        assertThat(types.status()).isEqualTo(422);
        assertThat(types.message()).isEqualTo("Invalid JSON");
        assertThat(types.json().path("details").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/id", "/instances");
        var meaning =
                served.post("/v2/apps", "{\"id\":\"/x\",\"cmd\":\"run\",\"constraints\":[[\"hostname\",\"NEAR\"]]}");
        assertThat(meaning.status()).isEqualTo(422);
        assertThat(meaning.message()).isEqualTo("Object is not valid");
        assertThat(meaning.json().at("/details/0/path").asText()).isEqualTo("/constraints(0)");
    }

    @Test
    void aDuplicateHasNoDeploymentsAndALockHas() {
        served.post("/v2/apps", APP);
        var twice = served.post("/v2/apps", APP);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.message()).isEqualTo("An app with id [/x] already exists.");
        assertThat(twice.json().has("deployments")).isFalse();
        served.scheduler.hold();
        served.put("/v2/apps/x", "{\"instances\":2}");
        var locked = served.put("/v2/apps/x", "{\"instances\":3}");
        assertThat(locked.status()).isEqualTo(409);
        assertThat(locked.json().at("/deployments/0/id").asText())
                .isEqualTo(served.get("/v2/deployments").json().at("/0/id").asText());
        assertThat(served.put("/v2/apps/x?force=TRUE", "{\"instances\":3}").status())
                .isEqualTo(200);
    }

    @Test
    void everyKindOfRefusalHasItsStatus() {
        var statuses = new java.util.TreeMap<Kind, Integer>();
        for (var kind : Kind.values()) {
            served.scheduler.refuse(
                    new WriteRefused(kind, "why", List.of(new Violation("/a", List.of("b"))), List.of("d")));
            var reply = served.post("/v2/apps", APP);
            assertThat(reply.message()).isEqualTo("why");
            statuses.put(kind, reply.status());
        }
        assertThat(statuses)
                .containsEntry(Kind.UNKNOWN, 404)
                .containsEntry(Kind.EXISTS, 409)
                .containsEntry(Kind.LOCKED, 409)
                .containsEntry(Kind.INVALID, 422)
                .containsEntry(Kind.TOO_MANY, 403)
                .containsEntry(Kind.BAD_REQUEST, 400)
                .containsEntry(Kind.UNAVAILABLE, 503);
    }

    @Test
    void badRequestsAreSaidInWords() {
        served.post("/v2/apps", APP);
        assertThat(served.delete("/v2/apps/x/tasks?scale=true&wipe=true").message())
                .isEqualTo("You cannot use scale and wipe at the same time.");
        assertThat(served.put("/v2/apps/x?force=perhaps", "{}").status()).isEqualTo(400);
        assertThat(served.post("/v2/tasks/delete", "{\"ids\":[\"no id\"]}").status())
                .isEqualTo(400);
        assertThat(served.post("/v2/tasks/delete", "{\"ids\":[\"x.instance-1-2-3-4-zz\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(served.post("/v2/tasks/delete", "{\"ids\":\"x\"}").status()).isEqualTo(422);
        assertThat(served.post("/v2/tasks/delete?scale=true&wipe=true", "{\"ids\":[]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (var path :
                List.of("/nothing", "/v2", "/v2/nothing", "/v2/tasks/a/b", "/x/nothing", "/v2/eventSubscriptions")) {
            var reply = served.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.message()).contains("not found");
        }
        assertThat(served.delete("/v2/deployments/none").message()).isEqualTo("DeploymentPlan none does not exist");
        assertThat(served.delete("/v2/queue/none/delay").message())
                .isEqualTo("Application /none not found in tasks queue.");
    }

    @Test
    void everyReplyBearsItsHeaders() {
        for (var reply : List.of(served.get("/v2/apps"), served.get("/nothing"), served.post("/v2/apps", "{"))) {
            assertThat(reply.header("X-Marathon-Leader")).startsWith("http://");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-cache, no-store, must-revalidate");
            assertThat(reply.header("Pragma")).isEqualTo("no-cache");
            assertThat(reply.header("Expires")).isEqualTo("0");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.header("Server")).isEmpty();
        }
    }

    @Test
    void whatIsTooMuchIsSaidSo() {
        var reply = served.post("/v2/apps", "{\"id\":\"/x\",\"cmd\":\"" + "y".repeat(100_000) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.message()).contains("100000 bytes");
        assertThat(served.get("/v2/apps/" + "a".repeat(2100)).status()).isEqualTo(414);
        assertThat(served.get("/v2/apps/%00").status()).isEqualTo(400);
    }

    @Test
    void whatIsNoRequestIsAnsweredInJsonToo() throws IOException {
        assertThat(raw("GET /v2/apps HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("\"message\"");
        assertThat(raw("GET /v2/apps/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"message\"");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(
                served.api.address().getAddress(), served.api.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
