package io.binnacle.scheduler.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Time that a test moves by hand.
final class SteppedPace implements Pace {
    private record Due(long at, long number, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            var order = Long.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Due> waiting = new PriorityQueue<>();
    private long now;
    private long number;
    private boolean closed;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void in(Duration delay, Runnable task) {
        if (!closed) {
            waiting.add(new Due(now + delay.toNanos(), number++, task));
        }
    }

    void advance(Duration by) {
        due(by).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration by) {
        now += by.toNanos();
        var due = new ArrayList<Runnable>();
        while (!waiting.isEmpty() && waiting.element().at() <= now) {
            due.add(waiting.remove().task());
        }
        return due;
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
