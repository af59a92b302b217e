package io.binnacle.session;

import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The last minutes of every measured subject, in rings of fixed length. Written by connectors, read by anybody.
public final class Gauges {
    /// How many samples of each metric are kept; the oldest go first.
    public static final int KEPT = 120;

    private final Map<Subject, EnumMap<Metric, Ring>> rings = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();

    /// Grows with every batch of samples, so that a reader knows whether to look again.
    public long revision() {
        return revision.get();
    }

    /// The last value in the metric's unit, or NaN when it is not known: unknown is never zero.
    public double latest(Subject subject, Metric metric) {
        var ofSubject = rings.get(subject);
        if (ofSubject == null) {
            return Double.NaN;
        }
        synchronized (ofSubject) {
            var ring = ofSubject.get(metric);
            return ring == null ? Double.NaN : ring.last();
        }
    }

    /// The values kept, oldest first; empty when there are none.
    public float[] history(Subject subject, Metric metric) {
        var ofSubject = rings.get(subject);
        if (ofSubject == null) {
            return new float[0];
        }
        synchronized (ofSubject) {
            var ring = ofSubject.get(metric);
            return ring == null ? new float[0] : ring.values();
        }
    }

    void add(List<Sample> samples) {
        for (var sample : samples) {
            var ofSubject = rings.computeIfAbsent(sample.subject(), _ -> new EnumMap<>(Metric.class));
            synchronized (ofSubject) {
                ofSubject.computeIfAbsent(sample.metric(), _ -> new Ring()).add((float) sample.value());
            }
        }
        revision.incrementAndGet();
    }

    void forget(Set<? extends Subject> gone) {
        gone.forEach(rings::remove);
    }

    private static final class Ring {
        private float[] values = new float[8];
        private int count;
        private int next;

        void add(float value) {
            if (count == values.length && count < KEPT) {
                values = Arrays.copyOf(values, Math.min(KEPT, count * 2));
                next = count;
            }
            values[next] = value;
            next = (next + 1) % values.length;
            count = Math.min(count + 1, values.length);
        }

        float last() {
            return values[(next + values.length - 1) % values.length];
        }

        float[] values() {
            var result = new float[count];
            var start = count < values.length ? 0 : next;
            for (var i = 0; i < count; i++) {
                result[i] = values[(start + i) % values.length];
            }
            return result;
        }
    }
}
