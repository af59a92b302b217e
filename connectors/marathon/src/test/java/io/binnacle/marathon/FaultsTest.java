package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.spi.Connection.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a scheduler may do wrong, and what is made of it.
@Timeout(90)
final class FaultsTest {
    private final Watching given = new Watching();

    @AfterEach
    void close() {
        given.close();
        assertThat(given.recorder.faults()).isEmpty();
    }

    private Refusal trouble() {
        return ((Status.Troubled) given.recorder.awaitStatus(Status.Troubled.class)).why();
    }

    private FakeMarathon.Answer answer(int status, String body) {
        return exchange -> FakeMarathon.answer(exchange, status, body);
    }

    @Test
    void whoIsNotLetInIsToldHowToGiveAToken() {
        given.marathon.fault("GET /v2", answer(401, "{\"message\":\"Invalid username or password.\"}"));
        given.watch();
        assertThat(trouble().reason()).isEqualTo(Reason.DENIED);
        assertThat(trouble().answered()).isEqualTo("Invalid username or password.");
        assertThat(trouble().next()).contains("token-file");
        given.recorder.await(
                "a host that was never reached",
                topology -> topology.hosts().values().stream()
                        .anyMatch(host -> host.presence() instanceof Presence.Unreachable));
    }

    @Test
    void whatIsNoJsonIsTold() {
        given.marathon.fault("GET /v2/apps", answer(200, "{\"apps\":[{\"id\":\"/a\"},"));
        given.watch();
        assertThat(trouble().reason()).isEqualTo(Reason.BROKEN);
        assertThat(trouble().answered()).contains("no complete JSON");
        given.marathon.heal();
        given.connection().refresh();
        given.recorder.awaitStatus(Status.Live.class);
    }

    @Test
    void jsonOfAnotherKindIsNoMarathon() {
        given.marathon.fault("GET /v2/info", answer(200, "[]"));
        given.watch();
        assertThat(trouble().answered()).contains("no Marathon");
    }

    @Test
    void aDockerEngineIsNamedWithTheWayToIt() {
        given.marathon.fault("GET /v2/info", answer(404, "{\"message\":\"page not found\"}"));
        given.marathon.fault("GET /version", answer(200, "{\"ApiVersion\":\"1.41\"}"));
        given.watch();
        assertThat(trouble().answered()).contains("Docker engine");
        assertThat(trouble().next()).startsWith("open it as tcp://127.0.0.1:");
    }

    @Test
    void aBodyWithoutAnEndIsGivenUp() {
        given.marathon.fault("GET /v2/apps", FaultsTest::endless);
        given.watch();
        assertThat(trouble().reason()).isEqualTo(Reason.BROKEN);
        assertThat(trouble().answered()).contains("without an end");
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var chunk = ("{\"id\":\"/a\"}," + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        try (var out = exchange.getResponseBody()) {
            out.write("{\"apps\":[".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(chunk);
            }
        }
    }

    @Test
    void aSchedulerThatFreezesIsNoticedAndWhatWasSeenStays() {
        given.live(2);
        given.marathon.fault("GET", exchange -> given.marathon.awaitEnd());
        assertThat(trouble().answered()).isEqualTo("no answer in time");
        given.recorder.await(
                "stale hosts",
                topology -> topology.containers().size() == 2
                        && topology.hosts().values().stream()
                                .allMatch(host -> host.presence() instanceof Presence.Stale));
    }

    @Test
    void whenTheStreamIsRefusedItIsAskedAgainAndAgain() {
        given.marathon.fault("/v2/events", answer(403, "{\"message\":\"no\"}"));
        given.live(1);
        given.marathon.apps().create("/shop/api", "api:1", 2);
        given.recorder.await("the new app", topology -> topology.containers().size() == 3);
    }

    @Test
    void aStreamThatIsCutOpensAgainAndNothingIsMissed() {
        given.live(1);
        given.marathon.cutEvents();
        given.marathon.apps().create("/shop/api", "api:1", 2);
        given.recorder.await("the new app", topology -> topology.containers().size() == 3);
        assertThat(given.recorder.statuses()).noneMatch(Status.Troubled.class::isInstance);
    }

    @Test
    void anEventThatCannotBeReadCostsAListAndNothingElse() {
        given.live(1);
        given.marathon.raw("event: status_update_event\r\ndata: {\"appId\":\r\n\r\n");
        given.recorder.awaitUntil("the loss to be told", () -> given.recorder.dropped() == 1);
        given.marathon.apps().create("/shop/api", "api:1", 1);
        given.recorder.await("the new app", topology -> topology.containers().size() == 2);
    }

    @Test
    void greetingTellsWhoItIsOrWhyNot() {
        given.marathon.apps().create("/a", "a:1", 2);
        var surroundings = MarathonWorld.surroundings();
        var greeting = new MarathonConnector().greet(given.marathon.endpoint(), surroundings, Duration.ofSeconds(10));
        assertThat(greeting.refusal()).isEmpty();
        assertThat(greeting.facts()).containsExactly("Marathon 1.8.222", "1 app", "2 tasks");
        given.marathon.fault("GET", exchange -> given.marathon.awaitEnd());
        var silent = new MarathonConnector().greet(given.marathon.endpoint(), surroundings, Duration.ofMillis(300));
        assertThat(silent.refusal().orElseThrow().reason()).isEqualTo(Reason.UNREACHABLE);
    }
}
