package io.binnacle.simulator;

import java.util.List;

/// One thing that is wrong in a scenario.
///
/// @param container its name, or empty when it is the host's trouble
/// @param host index of the host it stands on
/// @param minutesAgo when it began
record Incident(Trouble trouble, String container, int host, int minutesAgo) {
    enum Trouble {
        /// Its checks answer 503, because a pool is exhausted.
        POOL_EXHAUSTED,
        /// Killed for its memory again and again.
        OUT_OF_MEMORY_LOOP,
        /// Ends with a segmentation fault again and again.
        SEGFAULT_LOOP,
        /// Killed for its memory, not started again.
        OUT_OF_MEMORY,
        /// Gave up after three restarts.
        EXITED,
        /// Its checks time out.
        CHECK_TIMES_OUT,
        /// Was started again by the engine, and is well.
        RESTARTED_ONCE,
        /// Its memory is at 94 % of its limit.
        NEAR_LIMIT,
        /// The host's memory is under pressure.
        HOST_PRESSED,
        /// The host does not answer.
        HOST_LOST
    }

    static final List<Incident> SHOP = List.of(
            new Incident(Trouble.POOL_EXHAUSTED, "checkout-2", 0, 14),
            new Incident(Trouble.POOL_EXHAUSTED, "checkout-4", 1, 14),
            new Incident(Trouble.OUT_OF_MEMORY_LOOP, "mailer-7", 2, 9),
            new Incident(Trouble.HOST_PRESSED, "", 1, 31),
            new Incident(Trouble.NEAR_LIMIT, "payments-5", 1, 6));

    static final List<Incident> FLEET = List.of(
            new Incident(Trouble.SEGFAULT_LOOP, "match-118", 4, 6),
            new Incident(Trouble.SEGFAULT_LOOP, "match-62", 19, 6),
            new Incident(Trouble.OUT_OF_MEMORY, "image-9", 12, 22),
            new Incident(Trouble.EXITED, "batch-140", 30, 41),
            new Incident(Trouble.CHECK_TIMES_OUT, "ledger-41", 11, 3),
            new Incident(Trouble.CHECK_TIMES_OUT, "ledger-77", 11, 3),
            new Incident(Trouble.HOST_PRESSED, "", 11, 12),
            new Incident(Trouble.RESTARTED_ONCE, "feed-203", 22, 2),
            new Incident(Trouble.RESTARTED_ONCE, "notify-88", 35, 3),
            new Incident(Trouble.HOST_LOST, "", 26, 1));

    static List<Incident> of(SimulatorSettings settings) {
        return switch (settings.scenario()) {
            case SHOP -> SHOP;
            case FLEET -> FLEET;
            case MESH, CALM -> List.of();
        };
    }
}
