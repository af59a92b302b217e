package io.binnacle.views.topology;

import io.binnacle.model.Container;
import io.binnacle.session.Words;
import java.time.Duration;
import java.time.Instant;

/// How long a container has been running, as the level of a vessel and in words.
final class Age {
    private static final double YOUNGEST_SECONDS = 60;
    private static final double OLDEST_SECONDS = 30 * 86_400.0;

    private Age() {}

    private static Duration of(Container container, Instant now) {
        var age = Duration.between(container.startedAt().orElse(container.createdAt()), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// 0 up to a minute, 1 from thirty days, and between them by the logarithm, so that a fresh release stands out.
    static double share(Container container, Instant now) {
        var seconds = Math.max(YOUNGEST_SECONDS, of(container, now).toMillis() / 1000.0);
        var share = Math.log(seconds / YOUNGEST_SECONDS) / Math.log(OLDEST_SECONDS / YOUNGEST_SECONDS);
        return Math.min(1, share);
    }

    static String words(Container container, Instant now) {
        return Words.age(of(container, now)) + " ago";
    }
}
