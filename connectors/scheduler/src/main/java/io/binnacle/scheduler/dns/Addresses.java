package io.binnacle.scheduler.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the addresses of hosts, and remembers them for a while.
final class Addresses {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private record Known(Optional<String> address, Instant until) {}

    /// Asks the machine's own resolver.
    @FunctionalInterface
    interface Resolver {
        InetAddress resolve(String name) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>();

    Addresses(Resolver resolver, Clock clock) {
        this.resolver = resolver;
        this.clock = clock;
    }

    synchronized Optional<String> of(String name) {
        var now = clock.instant();
        var found = known.get(name);
        if (found != null && now.isBefore(found.until())) {
            return found.address();
        }
        var address = resolve(name);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(name, new Known(address, now.plus(KEPT)));
        return address;
    }

    private Optional<String> resolve(String name) {
        try {
            return Optional.of(resolver.resolve(name).getHostAddress());
        } catch (UnknownHostException nobodyKnowsIt) {
            return Optional.empty();
        }
    }
}
