package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The scheduler as a process of its own, on three real engines.
@Timeout(300)
final class SchedulerIT {
    private static final int KILLS = Integer.getInteger("scheduler.kills", 2);
    private static final long SEED = Long.getLong("scheduler.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory = Path.of("");

    private static @Nullable SchedulerProcess running;

    @BeforeAll
    static void start() {
        Lab.hosts();
        running = new SchedulerProcess(directory);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
            for (var host = 1; host <= Lab.hosts().size(); host++) {
                var left = Lab.docker(host, "ps", "-aq", "--filter", "label=io.binnacle.scheduler.id");
                if (!left.isEmpty()) {
                    Lab.docker(host, words("rm -fv " + left));
                }
            }
        }
    }

    private static String[] words(String text) {
        return text.split("\\s+");
    }

    private static SchedulerProcess scheduler() {
        return java.util.Objects.requireNonNull(running);
    }

    /// As in the talk, with a check. The lab's image listens at `$PORT`, which is the host's one by contract.
    private static String spec(String id, int instances, int image, String capacity) {
        return """
                {"id":"/%s","instances":%d,"cpus":0.1,"mem":128,"env":{"PORT":"80"},
                 "container":{"type":"DOCKER","docker":{"image":"demo/web:%d","network":"BRIDGE",
                   "portMappings":[{"containerPort":80,"hostPort":0}]}},
                 "healthChecks":[{"protocol":"HTTP","path":"/healthz","portIndex":0,"gracePeriodSeconds":10,
                   "intervalSeconds":1,"timeoutSeconds":5,"maxConsecutiveFailures":5}],
                 "labels":{"BINNACLE_DRAIN":"2s"},
                 "upgradeStrategy":{"minimumHealthCapacity":%s},"acceptedResourceRoles":["slave_public"]}
                """.formatted(id, instances, image, capacity);
    }

    private static void until(String what, BooleanSupplier so, Supplier<Object> otherwise) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + ", but " + otherwise.get()
                        + "; the scheduler said " + scheduler().said());
            }
        }
    }

    /// What is on the hosts of an app, running or not: a line each, with instance and image.
    private static List<String> containers(String app) {
        var all = new ArrayList<String>();
        for (var host = 1; host <= Lab.hosts().size(); host++) {
            Lab.docker(
                            host,
                            "ps",
                            "-a",
                            "--filter",
                            "label=io.binnacle.scheduler.app=/" + app,
                            "--format",
                            "{{.Label \"io.binnacle.scheduler.instance\"}} {{.Image}} {{.State}} {{.ID}}")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(all::add);
        }
        return all;
    }

    private static boolean exactly(String app, int count, int image) {
        var all = containers(app);
        return all.size() == count
                && all.stream().allMatch(line -> line.contains(" demo/web:" + image + " running "))
                && all.stream().map(line -> line.split(" ")[0]).distinct().count() == count;
    }

    private static boolean idle() {
        return scheduler().get("/v2/deployments").isEmpty();
    }

    /// Nothing is under way, so many are healthy, and on the hosts is nothing else.
    private static void settled(String app, int count, int image) {
        until(
                "/" + app + " has " + count + " of image " + image,
                () -> idle()
                        && scheduler()
                                        .get("/v2/apps/" + app)
                                        .path("app")
                                        .path("tasksHealthy")
                                        .asInt()
                                == count
                        && exactly(app, count, image),
                () -> scheduler().get("/v2/deployments") + " and " + containers(app) + " and "
                        + scheduler().get("/v2/apps/" + app + "/tasks") + " and "
                        + scheduler().get("/x/queue"));
    }

    private static void delete(String app) {
        scheduler().write("DELETE", "/v2/apps/" + app + "?force=true", "");
        until(app + " is gone", () -> idle() && containers(app).isEmpty(), () -> containers(app));
    }

    private static String version(String app) {
        return scheduler().get("/v2/apps/" + app).path("app").path("version").asText();
    }

    @Test
    void theAppOfTheTalkIsScaledUpdatedUnderTrafficAndBroughtBack() {
        scheduler().write("POST", "/v2/apps", spec("webserver", 5, 1, "0.9"));
        settled("webserver", 5, 1);
        scheduler().write("PUT", "/v2/apps/webserver", "{\"instances\":9}");
        settled("webserver", 9, 1);
        scheduler().write("PUT", "/v2/apps/webserver", "{\"instances\":3}");
        settled("webserver", 3, 1);
        var first = version("webserver");
        try (var visitors = new Visitors(scheduler(), "webserver")) {
            scheduler().write("PUT", "/v2/apps/webserver", spec("webserver", 3, 2, "1"));
            settled("webserver", 3, 2);
            scheduler().write("PUT", "/v2/apps/webserver", "{\"version\":\"" + first + "\"}");
            settled("webserver", 3, 1);
            visitors.leave();
            assertThat(visitors.failures()).as("of " + visitors.answered()).isEmpty();
            assertThat(visitors.bodies()).containsKeys("web version 1", "web version 2");
        }
        delete("webserver");
    }

    @Test
    @Timeout(7_200) // for a hundred kills
    void aSchedulerThatIsKilledAtAnyMomentLeavesExactlyWhatIsWished() {
        var random = new Random(SEED);
        scheduler().write("POST", "/v2/apps", spec("killed", 4, 1, "0.5"));
        for (var kill = 0; kill < KILLS; kill++) {
            var count = 3 + random.nextInt(3);
            var image = 1 + random.nextInt(3);
            scheduler().write("PUT", "/v2/apps/killed?force=true", spec("killed", count, image, "0.5"));
            passes(Duration.ofMillis(random.nextInt(3_000)));
            scheduler().kill();
            scheduler().startAgain();
            settled("killed", count, image);
        }
        delete("killed");
    }

    @Test
    void aDeploymentThatWaitsForeverIsEndedByForceAndNotOtherwise() {
        scheduler().write("POST", "/v2/apps", "{\"id\":\"/stuck\",\"cmd\":\"sleep 1000\",\"cpus\":1000}");
        var shell = new Shell(directory);
        var refused = shell.run("scale", scheduler().address(), "/stuck", "0", "--yes");
        assertThat(refused.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(refused.err()).contains("is still at work on it", "--force");
        var forced = shell.run("scale", scheduler().address(), "/stuck", "0", "--yes", "--force");
        assertThat(forced.err() + forced.out()).contains("accepted as deployment");
        assertThat(forced.code()).isEqualTo(ExitCode.DONE);
        delete("stuck");
    }

    @Test
    void whatOnlyItsHostCanTellComesThroughTheScheduler() throws IOException {
        scheduler().write("POST", "/v2/apps", """
                {"id":"/inside","instances":2,"cpus":0.1,"mem":32,"cmd":"while true; do echo at work; sleep 1; done",
                 "container":{"type":"DOCKER","docker":{"image":"busybox"}}}
                """);
        until("/inside runs", () -> idle() && containers("inside").size() == 2, () -> containers("inside"));
        var task = scheduler().get("/v2/apps/inside/tasks").at("/tasks/0/id").asText();
        var path = "/x/instances/" + task;
        assertThat(scheduler().first(path + "/logs?follow=true").path("text").asText())
                .isEqualTo("at work");
        assertThat(scheduler().first(path + "/stats").path("metric").asText()).isNotBlank();
        var executed = scheduler().write("POST", path + "/execute", "{\"command\":[\"sh\",\"-c\",\"exit 9\"]}");
        assertThat(executed.path("exitCode").asInt()).isEqualTo(9);
        var typed = new Shell(directory)
                .typing("stty size; exit 6\n")
                .run("shell", scheduler().address(), task);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).contains("24 80");
        assertThat(typed.code()).isEqualTo(6);
        assertThat(scheduler().get("/x/audit").toString()).contains("run sh in " + "inside");
        delete("inside");
    }

    /// The host that most of an app's instances are on, from 1.
    private static int busiest(String app) {
        var most = 1;
        for (var host = 2; host <= Lab.hosts().size(); host++) {
            most = on(app, host) > on(app, most) ? host : most;
        }
        return most;
    }

    private static long on(String app, int host) {
        return scheduler()
                .get("/v2/apps/" + app + "/tasks")
                .path("tasks")
                .valueStream()
                .filter(task -> task.path("host").asText().equals("node" + host))
                .count();
    }

    private static long healthyElsewhere(String app, int host) {
        return scheduler()
                        .get("/v2/apps/" + app + "/tasks")
                        .path("tasks")
                        .valueStream()
                        .filter(Visitors::serves)
                        .count()
                - on(app, host);
    }

    private static void movesFrom(String app, int host, int count) {
        until(
                "all of /" + app + " is elsewhere",
                () -> on(app, host) == 0 && healthyElsewhere(app, host) == count,
                () -> scheduler().get("/v2/apps/" + app + "/tasks"));
    }

    @Test
    void aHostThatFreezesIsDoneWithoutAndComesBackWithNothingDoubled() {
        scheduler().write("POST", "/v2/apps", spec("frozen", 4, 1, "1"));
        settled("frozen", 4, 1);
        var host = busiest("frozen");
        Lab.script("host-stop", Integer.toString(host));
        try {
            movesFrom("frozen", host, 4);
        } finally {
            Lab.script("host-cont", Integer.toString(host));
        }
        settled("frozen", 4, 1);
        delete("frozen");
    }

    @Test
    void aHostThatWasRebootedComesBackEmptyAndOneThatOnlyDiedComesBackWithItsContainers() {
        scheduler().write("POST", "/v2/apps", spec("dead", 4, 1, "1"));
        settled("dead", 4, 1);
        var host = busiest("dead");
        Lab.script("host-kill", Integer.toString(host));
        try {
            movesFrom("dead", host, 4);
        } finally {
            Lab.script("host-start", Integer.toString(host));
        }
        settled("dead", 4, 1);
        var rebooted = busiest("dead");
        Lab.script("host-kill", Integer.toString(rebooted));
        Lab.script("host-start", Integer.toString(rebooted));
        var left = Lab.docker(rebooted, "ps", "-aq", "--filter", "label=io.binnacle.scheduler.app=/dead");
        if (!left.isEmpty()) {
            Lab.removed(rebooted, left);
        }
        settled("dead", 4, 1);
        delete("dead");
    }

    /// Lets a seeded time pass, with the scheduler at work.
    private static void passes(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        until("the moment has come", () -> System.nanoTime() >= end, () -> time);
    }
}
