package io.binnacle.simulator;

import io.binnacle.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one container says at a moment: its program's usual sentences, and those of its trouble since that began.
final class Speech {
    private static final List<String> POOL = List.of(
            "ERROR pool exhausted: 20/20 busy, waited 2000 ms (payments)",
            "ERROR pool exhausted: 20/20 busy, waited 2000 ms (payments)",
            "WARN  payments slow: 1 8~ ms for POST /v1/charge",
            "ERROR GET /healthz 503 in 2 00# ms");
    private static final List<String> HEAP = List.of(
            "WARN  heap 2~/256 MiB, # major collections in 10 s",
            "INFO  mail @ queued: order-confirmation",
            "WARN  template cache holds 4#1 entries, none expired");
    private static final List<String> SEGFAULT = List.of(
            "WARN  pair @: checksum differs, trying again",
            "INFO  joined ring as replica #",
            "ERROR pair @: index ~ out of bounds");
    private static final List<String> TIMEOUT = List.of(
            "WARN  health check: no answer in 3000 ms",
            "ERROR lock wait 2~0 ms on ledger_entries",
            "WARN  queue of store is full, 64 wait");
    private static final List<String> PRESSED =
            List.of("WARN  gc overhead 31 %, live set 481/512 MiB", "WARN  gc overhead 2# %, live set 48#/512 MiB");
    private static final List<String> QUEUE = List.of(
            "ERROR cannot read queue: connection refused (store:8080)", "WARN  attempt # of 3 failed, trying again");

    private final World world;
    private final Container container;
    private final Chatter usual;

    Speech(World world, Container container, Chatter usual) {
        this.world = world;
        this.container = container;
        this.usual = usual;
    }

    String at(long key, Instant at) {
        return world.ailment(container.id())
                .filter(incident -> !at.isBefore(began(incident)))
                .filter(incident -> Noise.unit(key, 5) < share(incident))
                .map(incident -> sentences(incident))
                .filter(sentences -> !sentences.isEmpty())
                .map(sentences -> Chatter.filled(sentences.get(Noise.below(sentences.size(), key, 6)), key))
                .orElseGet(() -> usual.say(key));
    }

    private Instant began(Incident incident) {
        return world.startedAt()
                .minus(Duration.ofMinutes(incident.minutesAgo()))
                .plusSeconds(40);
    }

    private static double share(Incident incident) {
        return incident.trouble() == Incident.Trouble.NEAR_LIMIT ? 0.25 : 0.6;
    }

    private static List<String> sentences(Incident incident) {
        return switch (incident.trouble()) {
            case POOL_EXHAUSTED -> POOL;
            case OUT_OF_MEMORY_LOOP, OUT_OF_MEMORY -> HEAP;
            case SEGFAULT_LOOP -> SEGFAULT;
            case CHECK_TIMES_OUT -> TIMEOUT;
            case NEAR_LIMIT -> PRESSED;
            case EXITED -> QUEUE;
            case RESTARTED_ONCE, HOST_PRESSED, HOST_LOST -> List.of();
        };
    }

    /// What it wrote when it ended.
    static Optional<String> lastWords(Incident incident) {
        return switch (incident.trouble()) {
            case OUT_OF_MEMORY_LOOP -> Optional.of("FATAL JavaScript heap out of memory, heap 254/256 MiB");
            case OUT_OF_MEMORY -> Optional.of("FATAL cannot allocate 64 MiB for a frame, 1021/1024 MiB in use");
            case SEGFAULT_LOOP -> Optional.of("FATAL signal 11 (SIGSEGV) in match::pair, no core written");
            case EXITED -> Optional.of("FATAL giving up after 3 attempts: connection refused (store:8080)");
            case POOL_EXHAUSTED, CHECK_TIMES_OUT, RESTARTED_ONCE, NEAR_LIMIT, HOST_PRESSED, HOST_LOST ->
                Optional.empty();
        };
    }
}
