package io.binnacle.session;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Subject;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Measures what somebody looks at, once, however many look.
///
/// Asking returns at once: a thread of its own asks the connectors, which may take their time. What is not known yet
/// when it is asked for is measured as soon as it is.
final class Watching implements AutoCloseable {
    private final Gauges gauges;
    private final Function<Subject, Optional<ClusterId>> clusterOf;
    private final Function<ClusterId, Optional<Samples>> samplesOf;
    private final Map<Object, Set<Subject>> wanted = new HashMap<>();
    private final Map<ClusterId, Measuring> measured = new HashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile Set<Subject> unknown = Set.of();
    private volatile boolean closed;

    private record Measuring(Samples samples, Set<Subject> subjects, Subscription subscription) {}

    Watching(
            Gauges gauges,
            Function<Subject, Optional<ClusterId>> clusterOf,
            Function<ClusterId, Optional<Samples>> samplesOf) {
        this.gauges = gauges;
        this.clusterOf = clusterOf;
        this.samplesOf = samplesOf;
        this.thread = Thread.ofVirtual().name("watching").start(this::run);
    }

    void want(Object who, Set<? extends Subject> subjects) {
        synchronized (wanted) {
            var before = subjects.isEmpty() ? wanted.remove(who) : wanted.put(who, Set.copyOf(subjects));
            if (subjects.equals(before)) {
                return;
            }
        }
        news.release();
    }

    /// The topology changed: something asked for may be known now.
    void changed(TopologyChange change) {
        var waiting = unknown;
        if (!waiting.isEmpty() && change.subjects().stream().anyMatch(waiting::contains)) {
            news.release();
        }
    }

    /// A cluster was opened or closed.
    void lookAgain() {
        news.release();
    }

    private void run() {
        try {
            while (!closed) {
                news.acquire();
                news.drainPermits();
                safely();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        stopAll();
    }

    private void safely() {
        try {
            remeasure();
        } catch (RuntimeException failure) { // the top of the thread: one connector that fails must not stop the others
            System.getLogger(Watching.class.getName())
                    .log(System.Logger.Level.WARNING, "Tried to measure what is looked at", failure);
        }
    }

    private void remeasure() {
        var next = new HashMap<ClusterId, Set<Subject>>();
        var missing = new HashSet<Subject>();
        for (var subject : everythingWanted()) {
            clusterOf
                    .apply(subject)
                    .ifPresentOrElse(
                            cluster -> next.computeIfAbsent(cluster, _ -> new HashSet<>())
                                    .add(subject),
                            () -> missing.add(subject));
        }
        unknown = Set.copyOf(missing);
        List.copyOf(measured.keySet()).stream()
                .filter(cluster -> !next.containsKey(cluster))
                .forEach(this::stop);
        next.forEach(this::measure);
        if (missing.stream().anyMatch(subject -> clusterOf.apply(subject).isPresent())) {
            news.release(); // it became known between the question and the note that it is not
        }
    }

    private Set<Subject> everythingWanted() {
        synchronized (wanted) {
            var all = new HashSet<Subject>();
            wanted.values().forEach(all::addAll);
            return all;
        }
    }

    private void measure(ClusterId cluster, Set<Subject> subjects) {
        var samples = samplesOf.apply(cluster);
        var now = Optional.ofNullable(measured.get(cluster));
        if (samples.isEmpty()) {
            stop(cluster);
        } else if (now.filter(one ->
                        one.samples().equals(samples.get()) && one.subjects().equals(subjects))
                .isEmpty()) {
            // the new one first, so that what stays measured is never without a reader
            var subscription = samples.get().measure(subjects, gauges::add);
            measured.put(cluster, new Measuring(samples.get(), subjects, subscription));
            now.map(Measuring::subscription).ifPresent(Subscription::close);
        }
    }

    private void stop(ClusterId cluster) {
        Optional.ofNullable(measured.remove(cluster))
                .map(Measuring::subscription)
                .ifPresent(Subscription::close);
    }

    private void stopAll() {
        List.copyOf(measured.keySet()).forEach(this::stop);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
