package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How soon the program is there, and how much memory it holds once it has settled.
final class Starts {
    private static final int RUNS = 7;
    private static final int SETTLE_SECONDS = 20;

    private final Report report;

    Starts(Report report) {
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        start(63);
        start(1_000);
        memory(1_000);
        memory(10_000);
    }

    private void start(int containers) throws IOException, InterruptedException {
        var shown = new Durations();
        var complete = new Durations();
        for (var run = 0; run < RUNS; run++) {
            try (var program = demo(containers)) {
                shown.add((long) (program.millisTo("shown") * 1e6));
                complete.add((long) (program.millisTo("complete") * 1e6));
            }
        }
        report.add(containers, "process start → first window, median", shown.quantileMillis(0.5), "ms");
        report.add(containers, "process start → first complete picture, median", complete.quantileMillis(0.5), "ms");
    }

    private void memory(int containers) throws IOException, InterruptedException {
        try (var program = demo(containers)) {
            program.millisTo("complete");
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            report.add(
                    containers, "resident memory after " + SETTLE_SECONDS + " s", program.residentMebibytes(), "MiB");
        }
    }

    private static Started demo(int containers) throws IOException {
        var hosts = Math.max(3, containers / 20);
        return Started.with(
                List.of("demo", "--hosts", String.valueOf(hosts), "--containers", String.valueOf(containers)),
                Files.createTempDirectory("binnacle-bench"));
    }
}
