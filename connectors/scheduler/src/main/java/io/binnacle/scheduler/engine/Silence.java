package io.binnacle.scheduler.engine;

import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How long hosts have not answered. One that is silent for a moment, as when its engine is restarted, is not lost.
final class Silence {
    private final Duration grace;
    private final Map<HostId, Instant> since = new HashMap<>();
    private final Map<HostId, Instant> heard = new HashMap<>();

    Silence(Duration grace) {
        this.grace = grace;
    }

    /// Whether it counts as answering now.
    ///
    /// @param known whether it ever did
    boolean live(Host host, boolean known, Instant now) {
        if (host.presence().live()) {
            since.remove(host.id());
            heard.put(host.id(), now);
            return true;
        }
        return known && now.isBefore(since.computeIfAbsent(host.id(), _ -> now).plus(grace));
    }

    Instant heard(HostId host, Instant otherwise) {
        return heard.getOrDefault(host, otherwise);
    }

    /// Whether a host's time has run out between the two.
    boolean ranOut(Instant from, Instant to) {
        return since.values().stream()
                .map(start -> start.plus(grace))
                .anyMatch(end -> end.isAfter(from) && !end.isAfter(to));
    }
}
