package io.binnacle.simulator;

import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Measures simulated hosts and containers. The first time a subject is measured on a connection, its last hour comes
/// first, with the times of then.
final class SimulatedSamples implements Samples {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final int PAST_SAMPLES = 100;
    private static final Duration PAST_STEP = Duration.ofSeconds(36);
    /// Beyond this many subjects nobody looks at curves.
    private static final int PAST_SUBJECTS = 400;

    private final SimulatedCluster cluster;
    private final Openings openings;
    private final Set<Subject> pastTold = ConcurrentHashMap.newKeySet();

    SimulatedSamples(SimulatedCluster cluster, Openings openings) {
        this.cluster = cluster;
        this.openings = openings;
    }

    @Override
    public Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples) {
        return openings.open(pulse -> new Measuring(pulse, List.copyOf(subjects), samples), "simulated samples");
    }

    @Override
    public String cost() {
        return "nothing: the cluster is simulated";
    }

    private final class Measuring extends Telling {
        private final List<Subject> subjects;
        private final Consumer<List<Sample>> samples;

        Measuring(Pulse pulse, List<Subject> subjects, Consumer<List<Sample>> samples) {
            super(pulse);
            this.subjects = subjects;
            this.samples = samples;
        }

        @Override
        long tell(long elapsedNanos) {
            var all = new ArrayList<Sample>();
            subjects.forEach(subject -> past(subject, all));
            var now = cluster.time().now();
            subjects.forEach(subject -> all.addAll(cluster.samples(subject, now)));
            if (!all.isEmpty()) {
                samples.accept(List.copyOf(all));
            }
            return elapsedNanos + EVERY;
        }

        private void past(Subject subject, List<Sample> all) {
            if (pastTold.size() >= PAST_SUBJECTS || !pastTold.add(subject)) {
                return;
            }
            var now = cluster.time().now();
            for (var back = PAST_SAMPLES; back > 0; back--) {
                all.addAll(cluster.pastSamples(subject, now.minus(PAST_STEP.multipliedBy(back))));
            }
        }
    }
}
