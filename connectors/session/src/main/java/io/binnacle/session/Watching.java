package io.binnacle.session;

import io.binnacle.model.Subject;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Measures what somebody looks at, once, however many look.
final class Watching {
    private final Gauges gauges;
    private final Function<Subject, Optional<Samples>> samplesOf;
    private final Map<Object, Set<Subject>> wanted = new HashMap<>();
    private Map<Samples, Set<Subject>> measured = new HashMap<>();
    private final Map<Samples, Subscription> subscriptions = new HashMap<>();

    Watching(Gauges gauges, Function<Subject, Optional<Samples>> samplesOf) {
        this.gauges = gauges;
        this.samplesOf = samplesOf;
    }

    synchronized void want(Object who, Set<? extends Subject> subjects) {
        if (subjects.isEmpty()) {
            wanted.remove(who);
        } else {
            wanted.put(who, Set.copyOf(subjects));
        }
        remeasure();
    }

    private void remeasure() {
        var next = new HashMap<Samples, Set<Subject>>();
        wanted.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .forEach(subject -> samplesOf
                        .apply(subject)
                        .ifPresent(samples -> next.computeIfAbsent(samples, _ -> new HashSet<>())
                                .add(subject)));
        var gone = new HashSet<>(measured.keySet());
        gone.removeAll(next.keySet());
        gone.forEach(this::stop);
        next.forEach((samples, subjects) -> {
            if (!subjects.equals(measured.get(samples))) {
                // the new one first, so that what stays measured is never without a reader
                var before = Optional.ofNullable(subscriptions.put(samples, samples.measure(subjects, gauges::add)));
                before.ifPresent(Subscription::close);
            }
        });
        measured = next;
    }

    private void stop(Samples samples) {
        Optional.ofNullable(subscriptions.remove(samples)).ifPresent(Subscription::close);
    }

    synchronized void close() {
        List<Samples> all = new ArrayList<>(subscriptions.keySet());
        all.forEach(this::stop);
        measured = new HashMap<>();
        wanted.clear();
    }
}
