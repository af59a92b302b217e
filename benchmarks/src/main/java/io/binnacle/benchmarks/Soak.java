package io.binnacle.benchmarks;

import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.views.shell.WindowPicture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether memory stays flat while the map lives through changes for a long time.
///
/// `-Dbinnacle.soak.minutes=5` in `JAVA_TOOL_OPTIONS` makes it shorter than half an hour, `-Dbinnacle.soak.size=1000`
/// gives it fewer containers.
final class Soak {
    private static final int MINUTES = 30;
    private static final int SIZE = 10_000;
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Report report;
    private final int size = Integer.getInteger("binnacle.soak.size", SIZE);
    private final int minutes = Integer.getInteger("binnacle.soak.minutes", MINUTES);
    private final List<Double> heaps = new ArrayList<>();

    private Soak(Report report) {
        this.report = report;
    }

    static Benchmark all() {
        return new Benchmark(
                "soak",
                "memory, minute by minute, through half an hour of 500 changes/s",
                report -> new Soak(report).measure());
    }

    private void measure() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        WindowPicture.startToolkit();
        var settings = Renders.lively(SimulatorSettings.of(Math.max(3, size / Renders.CONTAINERS_ON_A_HOST), size, 7));
        try (var on = MapOnStage.over(settings, SimulatedTime.following(Clock.systemUTC()), WIDTH, HEIGHT)) {
            for (var minute = 1; minute <= minutes; minute++) {
                var frames = on.map.framesPainted();
                TimeUnit.MINUTES.sleep(1);
                tell(on, minute, on.map.framesPainted() - frames);
            }
        }
        report.add(size, "heap_growth_mib_per_hour, second half", perHour(), "MiB/h");
    }

    private void tell(MapOnStage on, int minute, long frames) {
        var when = ", minute " + minute;
        report.add(size, "resident_mib" + when, Machine.residentMebibytes(), "MiB");
        heaps.add(heapMebibytes());
        report.add(size, "heap_after_gc_mib" + when, heaps.getLast(), "MiB");
        report.add(size, "containers" + when, on.containers(), "");
        report.add(size, "frames" + when, (double) frames, "");
        report.add(size, "buffers_made" + when, (double) on.map.buffersMade(), "");
    }

    private static double heapMebibytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    /// The slope of the line that fits best; what is compiled and remembered once comes in the first half.
    private double perHour() {
        var from = heaps.size() / 2;
        var middle = (from + heaps.size() - 1) / 2.0;
        var up = 0.0;
        var along = 0.0;
        for (var minute = from; minute < heaps.size(); minute++) {
            up += (minute - middle) * heaps.get(minute);
            along += (minute - middle) * (minute - middle);
        }
        return along == 0 ? 0 : up / along * 60;
    }
}
