package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What of Marathon's node can be set while it runs.
@Timeout(60)
final class LoggingTest {
    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void oursAreSetAndTold() {
        assertThat(served.get("/logging").json().has("ROOT")).isTrue();
        var answer = served.post("/logging", "{\"logger\":\"io.binnacle.nothing\",\"level\":\"debug\"}");
        assertThat(answer.json().path("io.binnacle.nothing").asText()).isEqualTo("DEBUG");
        assertThat(served.get("/logging").json().path("io.binnacle.nothing").asText())
                .isEqualTo("DEBUG");
    }

    @Test
    void thoseOfLibrariesAndUnknownLevelsAreRefused() {
        assertThat(served.post("/logging", "{\"logger\":\"org.eclipse.jetty\",\"level\":\"DEBUG\"}")
                        .status())
                .isEqualTo(422);
        assertThat(served.post("/logging", "{\"logger\":\"io.binnacle\",\"level\":\"loud\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aGroupIsPatchedAsFarAsThereAreRoles() {
        served.post("/v2/groups", "{\"id\":\"/shop\"}");
        assertThat(served.patch("/v2/groups/shop", "{\"enforceRole\":false}")
                        .json()
                        .has("deploymentId"))
                .isTrue();
        assertThat(served.patch("/v2/groups/shop", "{\"enforceRole\":true}").status())
                .isEqualTo(422);
        assertThat(served.patch("/v2/groups/shop", "{\"apps\":[]}").status()).isEqualTo(422);
        assertThat(served.patch("/v2/groups/nowhere", "{\"enforceRole\":false}").status())
                .isEqualTo(404);
    }
}
