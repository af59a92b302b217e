package io.binnacle.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// From a container's start and end, as `docker` says it is done, to the model.
final class Echo {
    static final int RUNS = 40;
    private static final int PATIENCE_SECONDS = 20;

    private final Report report;
    private final List<String> hosts;

    Echo(Report report, List<String> hosts) {
        this.report = report;
        this.hosts = hosts;
    }

    void measure() throws IOException, InterruptedException {
        var sightings = new Sightings();
        var appear = new Durations();
        var vanish = new Durations();
        try (var workspace = Clusters.open(hosts);
                var _ = workspace.watch(sightings::look)) {
            for (var run = 0; run < RUNS; run++) {
                var name = "binnacle-bench-" + ProcessHandle.current().pid() + "-" + run;
                var host = hosts.get(run % hosts.size());
                Processes.docker(
                        host, "run", "-d", "--name", name, "--label", "io.binnacle.bench", "busybox", "sleep", "300");
                appear.add(since(System.nanoTime(), sightings.came(name)));
                Processes.docker(host, "rm", "-f", name);
                vanish.add(since(System.nanoTime(), sightings.went(name)));
            }
        }
        report.add(RUNS, "docker run returned → in the model", appear);
        report.add(RUNS, "docker rm returned → out of the model", vanish);
    }

    /// How long after `done` it was seen; zero when it was seen before the command returned.
    static long since(long done, CompletableFuture<Long> seen) {
        return Math.max(0, seen.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join() - done);
    }
}
