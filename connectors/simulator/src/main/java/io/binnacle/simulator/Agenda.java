package io.binnacle.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What will happen when, in elapsed time; of two at the same time the one written down first comes first.
final class Agenda {
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number);

    private record Entry(long due, long number, Runnable happening) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
    private long count;

    void at(long due, Runnable happening) {
        entries.add(new Entry(due, count++, happening));
    }

    /// When the next is due, or `Long.MAX_VALUE` when nothing is.
    long next() {
        var first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.due();
    }

    Runnable take() {
        return entries.remove().happening();
    }
}
