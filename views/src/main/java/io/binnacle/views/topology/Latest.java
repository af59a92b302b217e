package io.binnacle.views.topology;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thread that works on the newest thing it was given; what it did not come to is forgotten. It sleeps while there
/// is nothing to do.
final class Latest<T> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Latest.class.getName());

    /// A frame: who works for less disturbs nobody.
    private static final long SHORT_NANOS = 16_000_000;

    private final AtomicReference<@Nullable T> next = new AtomicReference<>();
    private final Consumer<T> work;
    private final Thread thread;
    private final boolean restful;
    private long took;
    private volatile boolean closed;

    Latest(String name, Consumer<T> work) {
        this(name, work, false);
    }

    /// @param restful whether it rests after long work for as long as that took, so that others get their turn on a
    ///     machine of few processors
    Latest(String name, Consumer<T> work, boolean restful) {
        this.work = work;
        this.restful = restful;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    void submit(T thing) {
        next.set(thing);
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            var thing = next.getAndSet(null);
            if (thing == null) {
                LockSupport.park(this);
            } else {
                var began = System.nanoTime();
                attempt(thing);
                rest(System.nanoTime() - began);
            }
        }
    }

    /// Only when the work before was long too: one that is slow for once keeps nobody waiting.
    private void rest(long nanos) {
        var pause = Math.min(nanos, took);
        took = nanos;
        if (!restful || pause < SHORT_NANOS) {
            return;
        }
        var end = System.nanoTime() + pause;
        for (var left = pause; left > 0 && !closed; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /// One picture that cannot be made must not end all pictures.
    private void attempt(T thing) {
        try {
            work.accept(thing);
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, thread.getName() + " could not do one piece of its work", broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
