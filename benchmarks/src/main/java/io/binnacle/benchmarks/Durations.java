package io.binnacle.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// What was measured in several runs.
final class Durations {
    private final List<Long> nanos = new ArrayList<>();

    void add(long durationNanos) {
        nanos.add(durationNanos);
    }

    int count() {
        return nanos.size();
    }

    /// The value that this share of the runs did not exceed.
    double quantileMillis(double share) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        var sorted = nanos.stream().sorted().toList();
        var index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(index, 0, sorted.size() - 1)) / 1e6;
    }
}
