package io.binnacle.simulator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// Something asked of the simulated cluster, which answers in its own time while the one who asked waits.
final class Order<A> {
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final World world;
    private final BooleanSupplier closed;
    private final AtomicReference<A> answer;
    private final CountDownLatch answered = new CountDownLatch(1);

    /// @param otherwise the answer when none comes, the connection being closed or the one who waits interrupted
    Order(World world, BooleanSupplier closed, A otherwise) {
        this.world = world;
        this.closed = closed;
        this.answer = new AtomicReference<>(otherwise);
    }

    void begin(Runnable deed) {
        synchronized (world) {
            world.advance();
            deed.run();
        }
        world.wake();
    }

    void answer(A now) {
        answer.set(now);
        answered.countDown();
    }

    A await() {
        try {
            while (!answered.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) && !closed.getAsBoolean()) {
                synchronized (world) {
                    world.advance();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return answer.get();
    }
}
