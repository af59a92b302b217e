package io.binnacle.docker;

import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Remembers observed links from scan to scan: since when each is known, and for ten seconds after it was last seen,
/// since when it is gone.
final class Observed {
    static final Duration FADE = Duration.ofSeconds(10);
    /// Connections shorter than a scan leave only a trace, so one without an open connection counts a little longer.
    private static final Duration TRACE = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private final Map<LinkId, Link> links = new HashMap<>();
    private final Map<LinkId, Instant> lastSeen = new HashMap<>();
    private Optional<Set<String>> closing = Optional.empty();

    /// @param closingNow all connections that are ending. One that was ending when we first looked, or before its
    /// address
    ///     was this container's, tells nothing
    Map<LinkId, Link> update(Map<LinkId, Talk.Seen> now, Set<String> closingNow, Instant at) {
        var known = closing.orElse(closingNow);
        now.forEach((id, seen) -> {
            if (seen.connections() > 0 || !known.containsAll(seen.closing())) {
                see(id, seen.connections(), at);
            }
        });
        closing = Optional.of(Set.copyOf(closingNow));
        links.replaceAll((id, link) -> isOpen(now.get(id)) ? link : gone(link, at));
        links.values()
                .removeIf(link -> link.goneAt()
                        .filter(since -> !since.plus(FADE).isAfter(at))
                        .isPresent());
        lastSeen.keySet().retainAll(links.keySet());
        return Map.copyOf(links);
    }

    private static boolean isOpen(Talk.@org.jspecify.annotations.Nullable Seen seen) {
        return seen != null && seen.connections() > 0;
    }

    private void see(LinkId id, int connections, Instant at) {
        var known = links.get(id);
        if (known == null && links.size() >= MOST) {
            return;
        }
        var since = known == null ? at : known.firstSeen();
        lastSeen.put(id, at);
        links.put(id, new Link(id, connections, "traffic seen", since, Optional.empty()));
    }

    private Link gone(Link link, Instant at) {
        var last = lastSeen.getOrDefault(link.id(), at);
        if (link.goneAt().isPresent()
                || (link.connections() == 0 && Duration.between(last, at).compareTo(TRACE) < 0)) {
            return link;
        }
        return new Link(link.id(), 0, link.because(), link.firstSeen(), Optional.of(at));
    }

    /// Nobody looks any more: what was seen is gone.
    Map<LinkId, Link> none() {
        links.clear();
        lastSeen.clear();
        closing = Optional.empty();
        return Map.of();
    }
}
