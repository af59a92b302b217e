package io.binnacle.views;

import io.binnacle.model.Metric;

/// Which measurement fills the vessels.
public enum Fill {
    CPU(Metric.CPU),
    MEMORY(Metric.MEMORY),
    NETWORK(Metric.NETWORK_IN);

    private final Metric metric;

    Fill(Metric metric) {
        this.metric = metric;
    }

    public Metric metric() {
        return metric;
    }
}
