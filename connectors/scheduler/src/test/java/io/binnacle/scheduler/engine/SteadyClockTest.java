package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Somebody sets the clock.
final class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong(5);
    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final Clock wallClock = ((InstantSource) wall::get).withZone(ZoneOffset.UTC);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.updateAndGet(now -> now.plus(time));
    }

    private SteadyClock clock() {
        return new SteadyClock(wallClock, nanos::get, Instant.EPOCH);
    }

    @Test
    void itTellsTheTime() {
        var clock = clock();
        pass(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void anHourForwardIsNoHour() {
        var clock = clock();
        wall.set(START.plusSeconds(3_600));
        pass(Duration.ofSeconds(20));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(21));
    }

    @Test
    void anHourBackStillLetsTimePass() {
        var clock = clock();
        wall.set(START.minusSeconds(3_600));
        pass(Duration.ofSeconds(20));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(19));
    }

    @Test
    void inTheEndItAgreesAgain() {
        var clock = clock();
        wall.set(START.plusSeconds(60));
        for (var minute = 0; minute < 30; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(clock.instant()).isBeforeOrEqualTo(wall.get());
        }
        assertThat(clock.instant()).isEqualTo(wall.get());
    }

    @Test
    void aMachineThatWakesUpInThePastGoesOnFromWhereItWas() {
        var clock = new SteadyClock(wallClock, nanos::get, START.plusSeconds(100));
        pass(Duration.ofSeconds(20));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(119));
    }
}
