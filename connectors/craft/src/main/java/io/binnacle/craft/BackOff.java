package io.binnacle.craft;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: twice as long each time, up to a bound, and never quite the same, so that
/// many who lost the same host do not come back all at once.
public final class BackOff {
    public static final Duration MOST = Duration.ofSeconds(15);
    private static final Duration FIRST = Duration.ofMillis(250);

    private final RandomGenerator random;
    private int tries;

    public BackOff(RandomGenerator random) {
        this.random = random;
    }

    public Duration next() {
        var full = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(tries++, 10));
        return Duration.ofMillis(Math.round(full * (0.5 + 0.5 * random.nextDouble())));
    }

    public void reset() {
        tries = 0;
    }
}
