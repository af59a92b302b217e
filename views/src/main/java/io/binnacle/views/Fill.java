package io.binnacle.views;

import io.binnacle.model.Metric;
import java.util.Optional;

/// What fills the vessels: a measurement, or a figure that is known without one.
public enum Fill {
    CPU("CPU", "CPU", Optional.of(Metric.CPU)),
    MEMORY("Memory", "Mem", Optional.of(Metric.MEMORY)),
    NETWORK("Network", "Net", Optional.of(Metric.NETWORK_IN)),
    /// Beside the most restarted.
    RESTARTS("Restarts", "Restarts", Optional.empty()),
    /// Since its start, by the logarithm: empty after a minute, full after thirty days.
    AGE("Age", "Age", Optional.empty());

    private final String title;
    private final String brief;
    private final Optional<Metric> metric;

    Fill(String title, String brief, Optional<Metric> metric) {
        this.title = title;
        this.brief = brief;
        this.metric = metric;
    }

    public String title() {
        return title;
    }

    /// Where there is little room.
    public String brief() {
        return brief;
    }

    /// What has to be measured for it, if anything.
    public Optional<Metric> metric() {
        return metric;
    }
}
