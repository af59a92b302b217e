package io.binnacle.scheduler.api;

import java.time.Duration;

/// How much one server gives to all its callers. What is beyond is refused in words.
///
/// @param requests answered at once
/// @param streams open at once: events, changes of the topology, logs, samples
/// @param events kept for those who come back
/// @param outstanding events a slow reader may be behind
/// @param heartbeat on streams on which nothing happens
/// @param patience with a reader that takes nothing, before it is hung up on
public record Limits(
        int connections,
        int requests,
        int streams,
        int bodyBytes,
        int headerBytes,
        int events,
        int outstanding,
        Duration heartbeat,
        Duration patience) {
    public static final Limits STANDARD =
            new Limits(1024, 256, 128, 8 << 20, 16 << 10, 4096, 1024, Duration.ofSeconds(15), Duration.ofSeconds(20));
}
