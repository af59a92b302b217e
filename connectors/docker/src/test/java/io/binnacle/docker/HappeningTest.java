package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.craft.Json;
import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.ContainerId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events of the engine, in words.
final class HappeningTest {
    private static Happening read(String json) {
        try {
            return Happening.of(Json.read(json));
        } catch (Json.NotJson wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Happening event(String action, String attributes) {
        return read("""
                {"Type":"container","Action":"%s","Actor":{"ID":"c1","Attributes":{"name":"web","image":"demo/web:2"%s}},\
                "timeNano":1795385859915899121}""".formatted(action, attributes));
    }

    private static ClusterEvent told(Happening event, boolean asked) {
        return event.told(Fixture.HOST, Optional.empty(), asked).orElseThrow();
    }

    @Test
    void anEventIsToldWithItsTimeAndSubject() {
        assertThat(told(event("start", ""), false))
                .isEqualTo(new ClusterEvent(
                        Instant.parse("2026-11-22T22:17:39.915899121Z"),
                        new ContainerId("c1"),
                        "web",
                        "start",
                        "started",
                        Gravity.NOTE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, exited with code 0, NOTE",
        "3, false, exited with code 3, FAILURE",
        "137, false, exited with code 137 (SIGKILL), FAILURE",
        "137, true, 'exited with code 137, as asked', NOTE"
    })
    void anEndTellsItsCodeAndWhetherItWasAskedFor(String code, boolean asked, String detail, Gravity gravity) {
        var told = told(event("die", ",\"exitCode\":\"" + code + "\""), asked);

        assertThat(told.detail()).isEqualTo(detail);
        assertThat(told.gravity()).isEqualTo(gravity);
    }

    @ParameterizedTest
    @CsvSource({
        "oom, '', ran out of memory, FAILURE",
        "'health_status: unhealthy', '', health check says unhealthy, WARNING",
        "'health_status: healthy', '', health check says healthy, NOTE",
        "health_status, ',\"health_status\":\"unhealthy\"', health check says unhealthy, WARNING",
        "kill, ',\"signal\":\"15\"', was sent SIGTERM, NOTE",
        "rename, ',\"oldName\":\"/old\"', renamed from old, NOTE",
        "died, ',\"containerExitCode\":\"1\"', exited with code 1, FAILURE",
        "remove, '', removed, NOTE",
        "create, '', created from demo/web:2, NOTE"
    })
    void whatHappenedInWords(String action, String attributes, String detail, Gravity gravity) {
        var told = told(event(action, attributes), false);

        assertThat(told.detail()).isEqualTo(detail);
        assertThat(told.gravity()).isEqualTo(gravity);
    }

    @Test
    void whatTellsPeopleNothingIsNotTold() {
        assertThat(event("exec_create: /bin/sh -c secret", "").told(Fixture.HOST, Optional.empty(), false))
                .isEmpty();
        assertThat(event("attach", "").told(Fixture.HOST, Optional.empty(), false))
                .isEmpty();
    }

    @Test
    void aNetworkEventIsAboutItsContainer() {
        var event = read("""
                {"Type":"network","Action":"connect","Actor":{"ID":"n","Attributes":{"container":"c1","name":"shop"}},\
                "time":1795385859}""");

        assertThat(event.container()).contains(new ContainerId("c1"));
        assertThat(event.told(Fixture.HOST, Optional.of("web"), false)
                        .orElseThrow()
                        .detail())
                .isEqualTo("joined network shop");
        assertThat(event.told(Fixture.HOST, Optional.empty(), false)).isEmpty();
    }

    @Test
    void aPulledImageIsAboutTheHost() {
        var event = read(
                "{\"Type\":\"image\",\"Action\":\"pull\",\"Actor\":{\"Attributes\":{\"name\":\"busybox\"}},\"time\":1}");

        assertThat(told(event, false).subject()).isEqualTo(Fixture.HOST);
        assertThat(told(event, false).name()).isEqualTo("busybox");
    }

    @Test
    void anEventOfAnotherFormBreaksNothing() {
        var event = read("{\"Type\":7,\"Actor\":[],\"timeNano\":\"soon\"}");

        assertThat(event.told(Fixture.HOST, Optional.empty(), false)).isEmpty();
        assertThat(event.container()).isEmpty();
    }
}
