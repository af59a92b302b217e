package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Measures containers by the engine's stats streams, one for each container however many look, and none for those
/// nobody looks at. A host is measured by the probe where traffic is observed, and not at all elsewhere: the sum of its
/// containers is not the host.
final class DockerSamples implements Samples {
    /// More than this many at once would cost the engine more than figures are worth.
    private static final int MOST = 200;

    private final Engine engine;
    private final Surroundings surroundings;
    private final Tasks tasks;
    private final HostFigures figures;
    private final Map<ContainerId, Shared> streams = new HashMap<>();

    private record Shared(Subscription stream, List<Consumer<List<Sample>>> listeners) {}

    DockerSamples(Engine engine, Surroundings surroundings, Tasks tasks, HostFigures figures) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.tasks = tasks;
        this.figures = figures;
    }

    @Override
    public Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples) {
        var listener = new Listener(samples);
        var ends = new ArrayList<Runnable>();
        for (var subject : subjects) {
            switch (subject) {
                case ContainerId container -> ends.add(join(container, listener));
                case HostId host -> ends.add(figures.listen(host, listener));
            }
        }
        return () -> {
            if (listener.end()) {
                ends.forEach(Runnable::run);
            }
        };
    }

    /// One who looks. Once it has ended, it is told nothing.
    private static final class Listener implements Consumer<List<Sample>> {
        private final Consumer<List<Sample>> samples;
        private boolean ended;

        Listener(Consumer<List<Sample>> samples) {
            this.samples = samples;
        }

        @Override
        public synchronized void accept(List<Sample> told) {
            if (!ended) {
                samples.accept(told);
            }
        }

        synchronized boolean end() {
            var first = !ended;
            ended = true;
            return first;
        }
    }

    private synchronized Runnable join(ContainerId container, Consumer<List<Sample>> listener) {
        var shared = streams.get(container);
        if (shared == null) {
            if (streams.size() >= MOST) {
                return () -> {};
            }
            var listeners = new CopyOnWriteArrayList<Consumer<List<Sample>>>();
            var reading = new StatsReading(
                    engine, surroundings, container, told -> listeners.forEach(one -> one.accept(told)));
            shared = new Shared(tasks.start(reading), listeners);
            streams.put(container, shared);
        }
        shared.listeners.add(listener);
        return () -> leave(container, listener);
    }

    private void leave(ContainerId container, Consumer<List<Sample>> listener) {
        Subscription last = null;
        synchronized (this) {
            var shared = streams.get(container);
            if (shared != null && shared.listeners.remove(listener) && shared.listeners.isEmpty()) {
                streams.remove(container);
                last = shared.stream;
            }
        }
        if (last != null) {
            last.close();
        }
    }

    /// How many streams are open.
    synchronized int open() {
        return streams.size();
    }

    @Override
    public String cost() {
        return "about 1 % of a core on its host for each container watched";
    }
}
