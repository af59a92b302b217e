package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the program costs while it stands open, over hosts where nothing happens.
final class Idle {
    private static final int SETTLE_SECONDS = 20;
    private static final int MEASURE_SECONDS = 30;

    private final Report report;
    private final List<String> hosts;

    Idle(Report report, List<String> hosts) {
        this.report = report;
        this.hosts = hosts;
    }

    void measure() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("open"));
        arguments.addAll(hosts);
        try (var program = Started.with(arguments, Files.createTempDirectory("binnacle-bench"))) {
            program.millisTo("complete");
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            var before = program.cpuSeconds();
            var began = System.nanoTime();
            TimeUnit.SECONDS.sleep(MEASURE_SECONDS);
            var used = program.cpuSeconds() - before;
            var share = used / ((System.nanoTime() - began) / 1e9);
            report.add(hosts.size(), "idle, of one core over " + MEASURE_SECONDS + " s", share * 100, "%");
            report.add(hosts.size(), "resident memory, idle", program.residentMebibytes(), "MiB");
        }
    }
}
