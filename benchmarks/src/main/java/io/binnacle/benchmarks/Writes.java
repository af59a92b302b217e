package io.binnacle.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How long a write takes until it is durable and answered, and how long all that is there takes to be read. Over
/// simulated hosts, on this machine's disk.
final class Writes {
    private static final int APPS = 1_000;
    private static final int TASKS = 5;
    private static final int LISTS = 50;
    private static final int PATIENCE_SECONDS = 120;
    private static final int WARM_UP = 50;

    private final Report report;

    Writes(Report report) {
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        var data = Files.createTempDirectory(Processes.house().resolve("benchmarks/target"), "scheduler");
        report.say("the state is on " + Files.getFileStore(data).type() + ", each write synchronised by the disk");
        fsync(data);
        try (var scheduler = SchedulerProcess.over(List.of("simulator:?hosts=100&containers=0&quiet=true"), data)) {
            create(scheduler);
            awaitAll(scheduler);
            list(scheduler);
            scale(scheduler);
            report.add(
                    (long) APPS * TASKS,
                    "resident memory of the scheduler and the simulated hosts",
                    scheduler.residentMebibytes(),
                    "MiB");
        }
    }

    /// What the disk itself takes, to compare with.
    private void fsync(Path directory) throws IOException {
        var durations = new Durations();
        try (var file = new RandomAccessFile(directory.resolve("bare").toFile(), "rw")) {
            for (var i = 0; i < APPS; i++) {
                var began = System.nanoTime();
                file.getChannel().write(ByteBuffer.allocate(4096));
                file.getChannel().force(false);
                durations.add(System.nanoTime() - began);
            }
        }
        report.addTail(APPS, "bare write of 4 KiB with fsync", durations);
    }

    private void create(SchedulerProcess scheduler) throws IOException, InterruptedException {
        var durations = new Durations();
        for (var i = 0; i < WARM_UP + APPS; i++) {
            var began = System.nanoTime();
            scheduler.send("POST", "/v2/apps", Optional.of(app(i)));
            if (i >= WARM_UP) {
                durations.add(System.nanoTime() - began);
            }
        }
        report.addTail(APPS, "accept of a new app, durable, over HTTP", durations);
    }

    private static String app(int number) {
        return """
               {"id": "/team-%d/web-%d", "instances": %d, "cpus": 0.01, "mem": 16, "container": {"type": "DOCKER",
                "docker": {"image": "demo/web:1", "network": "BRIDGE", "portMappings": [{"containerPort": 80,
                "hostPort": 0}]}}, "labels": {"team": "%d"}, "upgradeStrategy": {"minimumHealthCapacity": 0.9}}
               """.formatted(number % 20, number, number < WARM_UP ? 0 : TASKS, number % 20);
    }

    private static void awaitAll(SchedulerProcess scheduler) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!new String(scheduler.get("/v2/deployments"), StandardCharsets.UTF_8).equals("[]")) {
            if (System.nanoTime() > end) {
                throw new IOException("the apps do not run after " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// With all of them there.
    private void scale(SchedulerProcess scheduler) throws IOException, InterruptedException {
        var durations = new Durations();
        for (var i = WARM_UP; i < APPS + WARM_UP; i++) {
            var path = "/v2/apps/team-" + i % 20 + "/web-" + i;
            var began = System.nanoTime();
            scheduler.send("PUT", path, Optional.of("{\"instances\": " + (TASKS + i % 2) + "}"));
            durations.add(System.nanoTime() - began);
        }
        report.addTail(APPS, "accept of a scaling with 1,000 apps there, durable, over HTTP", durations);
        awaitAll(scheduler);
    }

    private void list(SchedulerProcess scheduler) throws IOException, InterruptedException {
        var path = "/v2/apps?embed=apps.tasks";
        var size = 0;
        for (var i = 0; i < LISTS; i++) {
            size = scheduler.get(path).length;
        }
        var durations = new Durations();
        var began = System.nanoTime();
        for (var i = 0; i < LISTS; i++) {
            var one = System.nanoTime();
            scheduler.get(path);
            durations.add(System.nanoTime() - one);
        }
        var took = System.nanoTime() - began;
        report.addTail(APPS, "GET /v2/apps?embed=apps.tasks, 5,000 tasks", durations);
        report.add(APPS, "GET /v2/apps?embed=apps.tasks, requests a second, one client", LISTS / (took / 1e9), "/s");
        report.add(APPS, "GET /v2/apps?embed=apps.tasks, size", size / 1024.0, "KiB");
    }
}
