package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GaugesTest {
    private static final ContainerId WEB = new ContainerId("web");

    private final AtomicLong nanos = new AtomicLong();
    private final Gauges gauges = new Gauges(nanos::get);

    private void sample(double value) {
        gauges.add(List.of(new Sample(WEB, Metric.CPU, value, Given.NOW)));
    }

    @Test
    void unknownIsNeverZero() {
        assertThat(gauges.latest(WEB, Metric.CPU)).isNaN();
        assertThat(gauges.history(WEB, Metric.CPU)).isEmpty();
    }

    @Test
    void theLastValuesAreKeptOldestFirst() {
        for (var i = 0; i < 20; i++) {
            sample(i);
        }
        assertThat(gauges.latest(WEB, Metric.CPU)).isEqualTo(19);
        assertThat(gauges.history(WEB, Metric.CPU))
                .hasSize(20)
                .startsWith(0, 1, 2)
                .endsWith(18, 19);
    }

    @Test
    void noMoreIsKeptThanTheBound() {
        for (var i = 0; i < 1000; i++) {
            sample(i);
        }
        assertThat(gauges.history(WEB, Metric.CPU))
                .hasSize(Gauges.KEPT)
                .startsWith(880)
                .endsWith(999);
    }

    @Test
    void whoStoppedMeasuringNoLongerKnows() {
        sample(1);
        nanos.addAndGet(Gauges.FRESH_FOR.toNanos() + 1);
        assertThat(gauges.latest(WEB, Metric.CPU)).isNaN();
        sample(2);
        assertThat(gauges.latest(WEB, Metric.CPU)).isEqualTo(2);
    }

    @Test
    void whatIsGoneIsForgotten() {
        sample(1);
        gauges.forget(Set.of(WEB));
        assertThat(gauges.latest(WEB, Metric.CPU)).isNaN();
    }
}
