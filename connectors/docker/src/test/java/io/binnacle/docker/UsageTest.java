package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Figures from what an engine counted.
final class UsageTest {
    private static final ContainerId ID = new ContainerId("c");
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void aRealAnswerIsRead() {
        var usage = Usage.read(Fixture.json("stats.json")).orElseThrow();

        assertThat(usage.counters()).containsEntry(Metric.CPU, 61906179.0).containsKey(Metric.NETWORK_IN);
        assertThat(usage.memoryBytes()).contains(2613248.0 - 368640.0);
    }

    @Test
    void oneCountTellsMemoryOnly() {
        var usage = new Usage(NOW, Optional.of(5.0), Map.of(Metric.CPU, 7.0));

        assertThat(usage.since(Optional.empty(), ID)).containsExactly(new Sample(ID, Metric.MEMORY, 5, NOW));
    }

    @Test
    void twoCountsTellRates() {
        var before = new Usage(NOW, Optional.empty(), Map.of(Metric.CPU, 0.0, Metric.NETWORK_IN, 100.0));
        var later = NOW.plusSeconds(2);
        var now = new Usage(later, Optional.empty(), Map.of(Metric.CPU, 1e9, Metric.NETWORK_IN, 300.0));

        assertThat(now.since(Optional.of(before), ID))
                .containsExactlyInAnyOrder(
                        new Sample(ID, Metric.CPU, 0.5, later), new Sample(ID, Metric.NETWORK_IN, 100, later));
    }

    @Test
    void aCounterThatBeganAnewTellsNothing() {
        var before = new Usage(NOW, Optional.empty(), Map.of(Metric.CPU, 5e9));
        var now = new Usage(NOW.plusSeconds(1), Optional.empty(), Map.of(Metric.CPU, 1e9));

        assertThat(now.since(Optional.of(before), ID)).isEqualTo(List.of());
    }

    @Test
    void theZerosOfAStoppedContainerAreNoFigures() throws Json.NotJson {
        assertThat(Usage.read(Json.read(
                        "{\"read\":\"2026-11-22T22:25:02Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}}}")))
                .isEmpty();
        assertThat(Usage.read(Json.read("{\"read\":\"0001-01-01T00:00:00Z\"}"))).isEmpty();
    }
}
