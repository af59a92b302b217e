package io.binnacle.contract;

import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A taker of samples that lets a test wait for them.
public final class SampleRecorder implements Consumer<List<Sample>> {
    private final Signal signal = new Signal();
    private final List<Sample> samples = new ArrayList<>();

    @Override
    public void accept(List<Sample> more) {
        signal.change(() -> samples.addAll(more));
    }

    public List<Sample> samples() {
        return signal.read(() -> List.copyOf(samples));
    }

    public void await(Subject subject) {
        signal.await(
                "a sample of " + subject,
                () -> samples.stream().anyMatch(sample -> sample.subject().equals(subject)));
    }
}
