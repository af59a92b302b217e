package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mesosphere.marathon.client.Marathon;
import mesosphere.marathon.client.MarathonClient;
import mesosphere.marathon.client.MarathonException;
import mesosphere.marathon.client.model.v2.App;
import mesosphere.marathon.client.model.v2.Container;
import mesosphere.marathon.client.model.v2.Docker;
import mesosphere.marathon.client.model.v2.Group;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A scheduler on three real engines, as others see it: the client that Java programs have for Marathon, unchanged, our
/// own picture of it beside those engines, and an instance that finds what was fetched for it.
@Timeout(300)
final class SchedulerClientsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
                    Lab.removed(host, left);
                }
            }
        }
    }

    private static SchedulerProcess scheduler() {
        return java.util.Objects.requireNonNull(running);
    }

    private static App app(String id, int instances, String cmd) {
        var docker = new Docker();
        docker.setImage("busybox");
        docker.setNetwork("BRIDGE");
        var container = new Container();
        container.setType("DOCKER");
        container.setDocker(docker);
        var app = new App();
        app.setId(id);
        app.setCmd(cmd);
        app.setCpus(0.1);
        app.setMem(16.0);
        app.setInstances(instances);
        app.setContainer(container);
        app.setTaskKillGracePeriodSeconds(0);
        return app;
    }

    /// What runs on the engines of an app: the command of each.
    private static List<String> commands(String app) {
        return IntStream.rangeClosed(1, Lab.hosts().size())
                .boxed()
                .flatMap(host -> Lab.docker(
                                host,
                                "ps",
                                "--no-trunc",
                                "--filter",
                                "label=io.binnacle.scheduler.app=" + app,
                                "--format",
                                "{{.Command}}")
                        .lines())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static void runs(String app, int count, String cmd) {
        until(
                count + " of " + app + " run " + cmd,
                () -> commands(app).size() == count
                        && commands(app).stream().allMatch(line -> line.contains(cmd))
                        && scheduler().get("/v2/deployments").isEmpty(),
                () -> commands(app) + " and " + scheduler().get("/v2/deployments"));
    }

    private static void until(String what, Supplier<Boolean> so, Supplier<Object> otherwise) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!so.get()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + ", but " + otherwise.get());
            }
        }
    }

    @Test
    void theJavaClientDrivesGroupsQueueVersionsAndHearsOfIt() throws MarathonException {
        var marathon = MarathonClient.getInstance(scheduler().address());
        try (var events = scheduler().events()) {
            var group = new Group();
            group.setId("/shop");
            group.setApps(List.of(app("web", 2, "sleep 1001")));
            marathon.createGroup(group);
            runs("/shop/web", 2, "sleep 1001");
            assertThat(marathon.getGroup("/shop").getApps()).hasSize(1);
            var first = marathon.getApp("/shop/web").getApp().getVersion();
            group.setApps(List.of(app("web", 2, "sleep 1002")));
            marathon.updateGroup("/shop", false, group);
            runs("/shop/web", 2, "sleep 1002");
            assertThat(marathon.getAppVersions("/shop/web").getVersions())
                    .hasSize(2)
                    .contains(first);
            marathon.updateApp("/shop/web", marathon.getAppVersion("/shop/web", first), false);
            runs("/shop/web", 2, "sleep 1001");
            scaledBothWays(marathon);
            queuedAndEnded(marathon);
            marathon.deleteGroup("/shop", true);
            runs("/shop/web", 0, "");
            assertThat(marathon.getApps().getApps()).isEmpty();
            events.await("deployment_success", "app_terminated_event");
            assertThat(events.types())
                    .contains(
                            "event_stream_attached",
                            "group_change_success",
                            "deployment_info",
                            "deployment_step_success",
                            "status_update_event",
                            "instance_changed_event");
        }
    }

    private static void scaledBothWays(Marathon marathon) throws MarathonException {
        var more = new App();
        more.setInstances(4);
        marathon.updateApp("/shop/web", more, false);
        runs("/shop/web", 4, "sleep 1001");
        var one = marathon.getAppTasks("/shop/web").getTasks().iterator().next();
        marathon.deleteAppTask("/shop/web", one.getId(), "true");
        runs("/shop/web", 3, "sleep 1001");
    }

    private static void queuedAndEnded(Marathon marathon) throws MarathonException {
        var large = app("/large", 1, "sleep 1000");
        large.setCpus(1000.0);
        marathon.createApp(large);
        until(
                "it waits",
                () -> !scheduler().get("/v2/queue").path("queue").isEmpty(),
                () -> scheduler().get("/v2/queue"));
        var waits = marathon.getQueue().getQueue().iterator().next();
        assertThat(waits.getApp().getId()).isEqualTo("/large");
        assertThat(waits.getCount()).isEqualTo(1);
        var under = marathon.getDeployments();
        assertThat(under).hasSize(1);
        marathon.cancelDeploymentAndRollback(under.getFirst().getId());
        until(
                "/large is undone",
                () -> scheduler().get("/v2/apps").path("apps").size() == 1
                        && scheduler().get("/v2/deployments").isEmpty(),
                () -> scheduler().get("/v2/apps"));
    }

    @Test
    void whatAnAppFetchesIsInItsSandboxBeforeItStarts() throws IOException {
        var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(web, "/hello.txt", "hello from the web".getBytes(StandardCharsets.UTF_8));
        serve(web, "/kit.zip", zip("kit/run", "#!/bin/sh\necho run by $0"));
        web.start();
        var at = "http://127.0.0.1:" + web.getAddress().getPort();
        scheduler().write("POST", "/v2/apps", """
                {"id":"/fetches","cpus":0.1,"mem":16,"taskKillGracePeriodSeconds":0,
                 "cmd":"cd $MESOS_SANDBOX; cat hello.txt; echo; kit/run; test -s names && echo names; sleep 1004",
                 "fetch":[{"uri":"%s/hello.txt"},{"uri":"%s/kit.zip"},{"uri":"file:///etc/hosts","destPath":"names"}],
                 "container":{"type":"DOCKER","docker":{"image":"busybox"}}}
                """.formatted(at, at));
        runs("/fetches", 1, "sleep 1004");
        var task = scheduler().get("/v2/apps/fetches/tasks").at("/tasks/0/id").asText();
        var said = new ArrayList<String>();
        until(
                "all of it is there",
                () -> {
                    said.clear();
                    said.addAll(scheduler().lines("/x/instances/" + task + "/logs?tail=9", "text"));
                    return said.size() >= 3;
                },
                () -> said);
        assertThat(said).containsExactly("hello from the web", "run by kit/run", "names");
        web.stop(0);
        scheduler().write("DELETE", "/v2/apps/fetches", "");
        runs("/fetches", 0, "");
    }

    private static void serve(HttpServer web, String path, byte[] page) {
        web.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aSchedulerAndItsEnginesInOnePictureAreToldOnce() throws IOException {
        scheduler().write("POST", "/v2/apps", """
                {"id":"/once","instances":3,"cpus":0.1,"mem":16,"cmd":"sleep 1003","taskKillGracePeriodSeconds":0,
                 "container":{"type":"DOCKER","docker":{"image":"busybox"}},"constraints":[["hostname","UNIQUE"]]}
                """);
        runs("/once", 3, "sleep 1003");
        var words = new ArrayList<>(List.of("topology", scheduler().address()));
        words.addAll(Lab.hosts());
        words.add("--json");
        var picture = new ObjectMapper()
                .readTree(new Shell(directory).run(words.toArray(String[]::new)).out());
        assertThat(names(picture, "hosts")).containsExactlyInAnyOrder("node1", "node2", "node3");
        assertThat(picture.path("hosts")
                        .valueStream()
                        .map(host -> host.path("engine").asText()))
                .allMatch(engine -> engine.startsWith("Docker "));
        var ours = picture.path("containers")
                .valueStream()
                .filter(one -> one.toString().contains("sleep 1003"))
                .toList();
        assertThat(ours).hasSize(3).allMatch(one -> one.path("app").asText().equals("/once"));
        assertThat(picture.path("apps")
                        .valueStream()
                        .filter(app -> app.path("name").asText().startsWith("once"))
                        .map(app -> Map.entry(
                                app.path("id").asText(), app.path("wanted").asInt())))
                .containsExactly(Map.entry("/once", 3));
        scheduler().write("DELETE", "/v2/apps/once", "");
        runs("/once", 0, "");
    }

    private static List<String> names(JsonNode picture, String table) {
        return picture.path(table)
                .valueStream()
                .map(one -> one.path("name").asText())
                .toList();
    }
}
