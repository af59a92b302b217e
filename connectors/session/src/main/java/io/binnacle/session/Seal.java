package io.binnacle.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether changes are allowed now. Sealed until armed, and armed only for a while.
public sealed interface Seal {
    /// How long arming lasts unless said otherwise.
    Duration ARMED_FOR = Duration.ofMinutes(10);

    record Sealed() implements Seal {}

    record Armed(Instant until) implements Seal {}

    /// What remains of being armed, when it is.
    static Optional<Duration> remaining(Seal seal, Instant now) {
        return seal instanceof Armed(Instant until) && until.isAfter(now)
                ? Optional.of(Duration.between(now, until))
                : Optional.empty();
    }
}
