package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the program costs while it stands open, over hosts where nothing happens.
final class Idle {
    /// The toolkit that draws in memory asks itself sixty times a second whether there is something to draw.
    private static final String TOOLKIT_TIMER = "Headless Timer";

    /// What runs once a second becomes compiled code only after minutes, and until then compiling costs more than it.
    private static final int WARM_SECONDS = 120;

    private static final int SETTLED_SECONDS = 300;
    private static final int MEASURE_SECONDS = 60;

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
            TimeUnit.SECONDS.sleep(WARM_SECONDS);
            cost(program, "idle in the third minute, of one core", "");
            TimeUnit.SECONDS.sleep(SETTLED_SECONDS - WARM_SECONDS - MEASURE_SECONDS);
            cost(program, "idle after five minutes, of one core", "of which the in-memory toolkit's own timer");
            report.add(hosts.size(), "resident memory, idle", program.residentMebibytes(), "MiB");
        }
    }

    private void cost(Started program, String metric, String ofTimer) throws IOException, InterruptedException {
        var before = program.cpuSeconds();
        var timerBefore = program.cpuSeconds(TOOLKIT_TIMER);
        var began = System.nanoTime();
        TimeUnit.SECONDS.sleep(MEASURE_SECONDS);
        var used = program.cpuSeconds() - before;
        var timer = program.cpuSeconds(TOOLKIT_TIMER) - timerBefore;
        var seconds = (System.nanoTime() - began) / 1e9;
        report.add(hosts.size(), metric, used / seconds * 100, "%");
        if (!ofTimer.isEmpty()) {
            report.add(hosts.size(), ofTimer, timer / seconds * 100, "%");
        }
    }
}
