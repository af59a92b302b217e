package io.binnacle.simulator;

import io.binnacle.spi.Subscription;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Everything that goes on through one connection, so that it ends with it.
final class Openings {
    private final Pulse pulse;
    private final Set<Telling> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Openings(Pulse pulse) {
        this.pulse = pulse;
    }

    Subscription open(Function<Pulse, Telling> make, String threadName) {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
        var telling = make.apply(pulse);
        open.removeIf(Telling::over);
        open.add(telling);
        telling.start(threadName);
        return telling;
    }

    void close() {
        closed = true;
        open.forEach(Telling::close);
        open.clear();
    }
}
