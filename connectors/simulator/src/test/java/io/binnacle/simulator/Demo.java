package io.binnacle.simulator;

import java.time.Duration;
import java.time.Instant;

/// The demo cluster with a clock moved by hand.
final class Demo {
    static final Instant START = Instant.parse("2026-11-22T02:47:12.900Z");

    private Demo() {}

    static SimulatedCluster quiet() {
        return SimulatedCluster.of(SimulatorSettings.demo().withQuiet(true), SimulatedTime.stepped(START));
    }

    static SimulatedCluster lively() {
        return SimulatedCluster.of(SimulatorSettings.demo(), SimulatedTime.stepped(START));
    }

    /// Lets time pass in small steps, as real time does.
    static void pass(SimulatedCluster cluster, Duration total) {
        for (var left = total.toSeconds(); left > 0; left--) {
            cluster.time().advance(Duration.ofSeconds(1));
        }
    }
}
