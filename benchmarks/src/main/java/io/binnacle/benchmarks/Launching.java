package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long containers take to run when the scheduler is asked for them, beside `docker run` on the same engines.
final class Launching {
    private static final int RUNS = 21;
    private static final int PATIENCE_SECONDS = 900;
    private static final String LABEL = "io.binnacle.bench=launching";
    private static final String RUN = "docker -H \"$h\" run -d --label " + LABEL + " busybox sleep 3600 >/dev/null";

    private final Report report;
    private final List<String> hosts;

    Launching(Report report, List<String> hosts) {
        this.report = report;
        this.hosts = hosts;
    }

    void measure() throws IOException, InterruptedException {
        var data = Files.createTempDirectory(Processes.house().resolve("benchmarks/target"), "scheduler");
        try (var scheduler = SchedulerProcess.over(hosts, data);
                var events = scheduler.events()) {
            first(scheduler, events);
            many(scheduler, events, 50);
            many(scheduler, events, 500);
        }
    }

    /// By turns, so that both meet the same moments of the machine; the first of each is not counted.
    private void first(SchedulerProcess scheduler, SchedulerEvents events) throws IOException, InterruptedException {
        var ours = new Durations();
        var bare = new Durations();
        for (var run = 0; run <= RUNS; run++) {
            var deployed = deployed(scheduler, events, "/first-" + run, 1);
            remove(scheduler, events, "/first-" + run);
            var began = System.nanoTime();
            var host = hosts.get(run % hosts.size());
            Processes.docker(host, "run", "-d", "--label", LABEL, "busybox", "sleep", "3600");
            var took = System.nanoTime() - began;
            sweep(host);
            if (run > 0) {
                ours.add(deployed);
                bare.add(took);
            }
        }
        report.add(1, "POST → first container running, median", ours.quantileMillis(0.5), "ms");
        report.add(1, "docker run -d of the same image, median", bare.quantileMillis(0.5), "ms");
        report.add(
                1,
                "POST → first container running, as a multiple of docker run",
                ours.quantileMillis(0.5) / bare.quantileMillis(0.5),
                "");
    }

    private void many(SchedulerProcess scheduler, SchedulerEvents events, int count)
            throws IOException, InterruptedException {
        var ours = deployed(scheduler, events, "/many-" + count, count);
        report.add(count, "POST → all running on three engines", ours / 1e9, "s");
        remove(scheduler, events, "/many-" + count);
        report.add(count, "shell loop of docker run, three engines in turn", loop(count) / 1e9, "s");
        report.add(count, "shell loops of docker run, one for each engine at once", loops(count) / 1e9, "s");
    }

    private static long deployed(SchedulerProcess scheduler, SchedulerEvents events, String app, int count)
            throws IOException, InterruptedException {
        var body = """
                {"id": "%s", "instances": %d, "cpus": 0.001, "mem": 8, "args": ["sleep", "3600"],
                 "container": {"type": "DOCKER", "docker": {"image": "busybox", "network": "BRIDGE"}},
                 "taskKillGracePeriodSeconds": 1}""".formatted(app, count);
        var began = System.nanoTime();
        scheduler.send("POST", "/v2/apps", Optional.of(body));
        events.awaitRunning(app, count, PATIENCE_SECONDS);
        return System.nanoTime() - began;
    }

    private static void remove(SchedulerProcess scheduler, SchedulerEvents events, String app)
            throws IOException, InterruptedException {
        var answer = new String(scheduler.send("DELETE", "/v2/apps" + app, Optional.empty()), StandardCharsets.UTF_8);
        events.awaitDeployed(
                answer.replaceAll("(?s).*\"deploymentId\"\\s*:\\s*\"([^\"]+)\".*", "$1"), PATIENCE_SECONDS);
    }

    private long loop(int count) throws IOException, InterruptedException {
        return shell(
                "for i in $(seq " + count + "); do h=$1; shift; set -- \"$@\" \"$h\"; " + RUN + " || exit 1; done");
    }

    private long loops(int count) throws IOException, InterruptedException {
        return shell("i=0; for h in \"$@\"; do i=$((i+1)); n=$(((" + count + " + $# - i) / $#));"
                + " (for j in $(seq $n); do " + RUN + " || exit 1; done) & done; wait");
    }

    private long shell(String script) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(hosts);
        var began = System.nanoTime();
        Processes.output(command, PATIENCE_SECONDS);
        var took = System.nanoTime() - began;
        for (var host : hosts) {
            sweep(host);
        }
        return took;
    }

    private static void sweep(String host) throws IOException, InterruptedException {
        Processes.output(
                List.of(
                        "sh",
                        "-c",
                        "docker -H \"$1\" ps -aq --filter label=" + LABEL + " | xargs -r docker -H \"$1\" rm -f",
                        "sh",
                        host),
                PATIENCE_SECONDS);
    }
}
