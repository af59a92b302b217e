package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.spi.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Tells happenings to listeners, in order, on a thread of its own, so that none of them holds up the scheduler. When
/// they are far too slow, happenings are dropped and counted.
final class Teller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Teller.class.getName());
    private static final int WAITING = 100_000;

    private final LinkedBlockingQueue<Decision.Happening> waiting = new LinkedBlockingQueue<>(WAITING);
    private final List<Consumer<Decision.Happening>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("scheduler-teller").unstarted(this::run);

    void start() {
        thread.start();
    }

    Subscription listen(Consumer<Decision.Happening> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(List<Decision.Happening> happenings) {
        for (var happening : happenings) {
            if (!waiting.offer(happening)) {
                LOG.log(
                        Level.WARNING,
                        "listeners are too slow: dropped {0}, {1} in all",
                        happening.type(),
                        dropped.incrementAndGet());
            }
        }
    }

    private void run() {
        try {
            while (true) {
                var happening = waiting.take();
                listeners.forEach(listener -> tell(listener, happening));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Consumer<Decision.Happening> listener, Decision.Happening happening) {
        try {
            listener.accept(happening);
        } catch (RuntimeException theirs) {
            LOG.log(Level.ERROR, "a listener failed on " + happening.type(), theirs);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
