package io.binnacle.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// From a container's start and end, as `docker` says it is done, to the model and to the frame that shows it.
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
        var model = new Sightings();
        var screen = new Sightings();
        try (var workspace = Clusters.open(hosts);
                var _ = workspace.watch(picture -> model.look(picture.change()));
                var _ = Screen.over(workspace, screen)) {
            var inModel = new Echoes();
            var onScreen = new Echoes();
            for (var run = 0; run < RUNS; run++) {
                var name = "binnacle-bench-" + ProcessHandle.current().pid() + "-" + run;
                var host = hosts.get(run % hosts.size());
                Processes.docker(
                        host, "run", "-d", "--name", name, "--label", "io.binnacle.bench", "busybox", "sleep", "300");
                var started = System.nanoTime();
                inModel.appear().add(since(started, model.came(name)));
                onScreen.appear().add(since(started, screen.came(name)));
                Processes.docker(host, "rm", "-f", name);
                var removed = System.nanoTime();
                inModel.vanish().add(since(removed, model.went(name)));
                onScreen.vanish().add(since(removed, screen.went(name)));
            }
            report.add(RUNS, "docker run returned → in the model", inModel.appear());
            report.add(RUNS, "docker run returned → on the screen", onScreen.appear());
            report.add(RUNS, "docker rm returned → out of the model", inModel.vanish());
            report.add(RUNS, "docker rm returned → off the screen", onScreen.vanish());
        }
    }

    private record Echoes(Durations appear, Durations vanish) {
        Echoes() {
            this(new Durations(), new Durations());
        }
    }

    /// How long after `done` it was seen; zero when it was seen before the command returned.
    static long since(long done, CompletableFuture<Long> seen) {
        return Math.max(0, seen.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join() - done);
    }
}
