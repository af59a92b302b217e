package io.binnacle.contract;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Guards what is told on other threads, and wakes those who wait for it.
final class Signal {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    synchronized void change(Runnable step) {
        step.run();
        notifyAll();
    }

    synchronized <T> T read(Supplier<T> look) {
        return look.get();
    }

    /// Waits until it is so; looked at after each change.
    synchronized void await(String what, BooleanSupplier state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!state.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
                }
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        }
    }
}
