package io.binnacle.views.inspector;

import io.binnacle.model.Metric;
import io.binnacle.model.Subject;
import io.binnacle.views.inspector.Card.Figure;
import io.binnacle.views.inspector.Card.Row;
import java.util.List;

/// The four figures every card of a running thing shows.
final class Measured {
    private static final double PRESSED_ABOVE = 0.90;

    private Measured() {}

    /// @param cpuFull cores at the upper edge, 0 when there is no limit
    /// @param memoryFull bytes at the upper edge, 0 when there is no limit
    static Row.Figures of(Look look, List<? extends Subject> subjects, double cpuFull, double memoryFull) {
        return new Row.Figures(List.of(
                figure(look, subjects, Metric.CPU, "CPU", cpuFull),
                figure(look, subjects, Metric.MEMORY, "Memory", memoryFull),
                figure(look, subjects, Metric.NETWORK_IN, "Network in", 0),
                figure(look, subjects, Metric.NETWORK_OUT, "Network out", 0)));
    }

    private static Figure figure(
            Look look, List<? extends Subject> subjects, Metric metric, String label, double full) {
        var value = look.sum(subjects, metric);
        return new Figure(
                label,
                Phrases.figure(metric, value),
                look.sumOfHistories(subjects, metric),
                full,
                full > 0 && value / full > PRESSED_ABOVE);
    }
}
