package io.binnacle.scheduler.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Waits as long as the machine's counter says.
final class MachinePace implements Pace {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("scheduler-pace").factory());

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void in(Duration delay, Runnable task) {
        try {
            var _ = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the engine ends, and nothing comes later any more
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
