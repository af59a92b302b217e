package io.binnacle.docker;

import io.binnacle.model.HostId;
import io.binnacle.model.Sample;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Passes on what the probe measures of its host to those who look.
final class HostFigures {
    private record Listener(HostId host, Consumer<List<Sample>> samples) {}

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /// @return what ends it
    Runnable listen(HostId host, Consumer<List<Sample>> samples) {
        var listener = new Listener(host, samples);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(List<Sample> samples) {
        for (var listener : listeners) {
            var its = samples.stream()
                    .filter(sample -> sample.subject().equals(listener.host))
                    .toList();
            if (!its.isEmpty()) {
                listener.samples.accept(its);
            }
        }
    }
}
