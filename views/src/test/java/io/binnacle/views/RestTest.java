package io.binnacle.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RestTest {
    private final AtomicLong nanos = new AtomicLong(42);
    private final Rest rest = new Rest(nanos::get);

    @Test
    void everySecondIsToldWhileSomebodyIsThere() {
        pass(Rest.AFTER.toNanos());

        assertThat(told()).isEqualTo(20);
    }

    @Test
    void everyFifthSecondIsToldWhenNobodyIs() {
        pass(Rest.AFTER.toNanos() + 1);

        assertThat(told()).isEqualTo(4);
    }

    @Test
    void theFirstTouchEndsTheRestAndTheNextEndsNone() {
        pass(Rest.AFTER.toNanos() + 1);

        assertThat(rest.end()).isTrue();
        assertThat(rest.end()).isFalse();
        assertThat(told()).isEqualTo(20);
    }

    private void pass(long time) {
        nanos.addAndGet(time);
    }

    private long told() {
        return LongStream.range(0, 20).filter(rest::tells).count();
    }
}
