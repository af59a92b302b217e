package io.binnacle.scheduler.engine;

import java.time.Duration;

/// Time as the engine waits by it: the machine's own, or one that a test moves by hand.
interface Pace extends AutoCloseable {
    /// Only ever grows, whatever is done to the clock on the wall.
    long nanos();

    /// Runs a task once, soon after `delay`. Tasks are short, and run one at a time.
    void in(Duration delay, Runnable task);

    /// What waits is forgotten, and what comes later too.
    @Override
    void close();

    /// Again and again, each time so long after the last one has ended.
    default void every(Duration first, Duration delay, Runnable task) {
        in(first, () -> {
            task.run();
            every(delay, delay, task);
        });
    }
}
