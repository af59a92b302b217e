package io.binnacle.docker;

import io.binnacle.spi.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that goes on through one connection, so that closing it ends all of it.
final class Tasks implements AutoCloseable {
    private final Set<Telling> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Subscription start(Telling task) {
        running.add(task);
        task.start(() -> running.remove(task));
        if (closed) {
            task.close();
        }
        return task;
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(running).forEach(Telling::close);
    }
}
