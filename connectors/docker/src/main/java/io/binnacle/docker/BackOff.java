package io.binnacle.docker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: twice as long each time, up to a bound, and never quite the same, so that
/// many who lost the same host do not come back all at once.
final class BackOff {
    static final Duration MOST = Duration.ofSeconds(15);
    private static final Duration FIRST = Duration.ofMillis(250);

    private final RandomGenerator random;
    private int tries;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        var full = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(tries++, 10));
        return Duration.ofMillis(Math.round(full * (0.5 + 0.5 * random.nextDouble())));
    }

    void reset() {
        tries = 0;
    }
}
