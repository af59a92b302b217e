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

    private final AtomicReference<@Nullable T> next = new AtomicReference<>();
    private final Consumer<T> work;
    private final Thread thread;
    private volatile boolean closed;

    Latest(String name, Consumer<T> work) {
        this.work = work;
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
                attempt(thing);
            }
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
