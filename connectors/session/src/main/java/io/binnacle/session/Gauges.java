package io.binnacle.session;

import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The last minutes of every measured subject, in rings of fixed length. Written by connectors, read by anybody.
public final class Gauges {
    /// How many samples of each metric are kept; the oldest go first.
    public static final int KEPT = 120;

    /// A value older than this is no longer told as the latest: who stopped measuring does not know.
    static final Duration FRESH_FOR = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Map<Subject, EnumMap<Metric, Ring>> rings = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();

    public Gauges() {
        this(System::nanoTime);
    }

    /// @param nanos the monotonic clock
    Gauges(LongSupplier nanos) {
        this.nanos = nanos;
    }

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
            return ring == null || nanos.getAsLong() - ring.atNanos > FRESH_FOR.toNanos() ? Double.NaN : ring.last();
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
        var now = nanos.getAsLong();
        for (var sample : samples) {
            var ofSubject = rings.computeIfAbsent(sample.subject(), _ -> new EnumMap<>(Metric.class));
            synchronized (ofSubject) {
                ofSubject.computeIfAbsent(sample.metric(), _ -> new Ring()).add((float) sample.value(), now);
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
        private long atNanos;

        void add(float value, long nowNanos) {
            atNanos = nowNanos;
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
