package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.scheduler.core.Core;
import io.binnacle.scheduler.core.Settings;
import io.binnacle.scheduler.engine.Engine;
import io.binnacle.scheduler.engine.EngineSettings;
import io.binnacle.scheduler.store.Store;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedConnection;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mesosphere.marathon.client.Marathon;
import mesosphere.marathon.client.MarathonClient;
import mesosphere.marathon.client.MarathonException;
import mesosphere.marathon.client.model.v2.App;
import mesosphere.marathon.client.model.v2.Group;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `com.mesosphere:marathon-client`, and the addresses below `/x`, over the real scheduler on simulated hosts.
@Timeout(120)
final class WholeServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable SimulatedConnection hosts;
    private @Nullable Engine engine;
    private @Nullable Api api;
    private String url = "";
    private Marathon marathon = MarathonClient.getInstance("http://127.0.0.1:1");

    @BeforeEach
    void serve() throws StoreRefused, IOException {
        var cluster = SimulatedCluster.of(
                SimulatorSettings.of(3, 0, 7)
                        .withScenario(SimulatorSettings.Scenario.CALM)
                        .withQuiet(true),
                SimulatedTime.following(Clock.systemUTC()));
        var connection = (SimulatedConnection) cluster.connect();
        var started = Engine.start(
                EngineSettings.STANDARD,
                () -> new Core(Settings.STANDARD)::decide,
                Store.open(directory.resolve("data"), Clock.systemUTC().instant()),
                List.of(connection),
                Clock.systemUTC());
        var served = Api.start(started, ApiSettings.local(Served.loopback(), Clock.systemUTC()));
        hosts = connection;
        engine = started;
        api = served;
        url = "http://127.0.0.1:" + served.address().getPort();
        marathon = MarathonClient.getInstance(url);
    }

    @AfterEach
    void end() {
        Optional.ofNullable(api).ifPresent(Api::close);
        Optional.ofNullable(engine).ifPresent(Engine::close);
        Optional.ofNullable(hosts).ifPresent(SimulatedConnection::close);
        client.close();
    }

    private static App web(String cmd, int instances) {
        var app = new App();
        app.setId("/shop/web");
        app.setCmd(cmd);
        app.setCpus(0.1);
        app.setMem(16.0);
        app.setInstances(instances);
        return app;
    }

    private static void until(String what, Callable<Boolean> so) throws Exception {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!so.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(patience);
        }
    }

    private void runs(int count) throws Exception {
        until(
                count + " run",
                () -> marathon.getDeployments().isEmpty()
                        && marathon.getApp("/shop/web").getApp().getTasksRunning() == count);
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        var response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Served.JSON.readTree(response.body());
    }

    @Test
    void theJavaClientTakesAnAppThroughItsLife() throws Exception {
        marathon.createApp(web("sleep 1000000", 2));
        runs(2);
        var first = marathon.getApp("/shop/web").getApp().getVersion();
        var scaled = new App();
        scaled.setInstances(4);
        marathon.updateApp("/shop/web", scaled, false);
        runs(4);
        marathon.updateApp("/shop/web", web("sleep 2000000", 4), false);
        runs(4);
        assertThat(marathon.getAppVersions("/shop/web").getVersions()).hasSize(3);
        assertThat(marathon.getQueue().getQueue()).isEmpty();
        ask("PUT", "/v2/apps//shop/web", "{\"version\":\"" + first + "\"}");
        runs(2);
        assertThat(marathon.getApp("/shop/web").getApp().getCmd()).isEqualTo("sleep 1000000");
        var group = new Group();
        group.setId("/other");
        marathon.createGroup(group);
        assertThat(marathon.getGroup("/other").getId()).isEqualTo("/other");
        marathon.deleteApp("/shop/web");
        until("nothing is left", () -> marathon.getTasks().getTasks().isEmpty());
    }

    @Test
    void whatIsBelowXIsOfTheSameInstances() throws Exception {
        var write = """
                {"method":"PUT","path":"/v2/apps//shop/web",
                 "body":{"cmd":"sleep 1000000","cpus":0.1,"mem":16,"instances":3}}
                """;
        until(
                "hosts are known",
                () -> ask("GET", "/x/topology", "").path("hosts").size() == 3);
        assertThat(ask("POST", "/x/preview", write).path("placements")).hasSize(3);
        assertThat(marathon.getApps().getApps()).isEmpty();
        createAndRead();
    }

    private void createAndRead() throws Exception {
        marathon.createApp(web("sleep 1000000", 3));
        runs(3);
        marathon.restartApp("/shop/web", false);
        runs(3);
        assertThat(ask("GET", "/x/apps//shop/web/revisions", "").path("revisions"))
                .hasSize(2);
        var task = marathon.getTasks().getTasks().iterator().next().getId();
        var instance = task.substring(0, task.indexOf("._app"));
        var exit = ask("POST", "/x/instances/" + instance + "/execute", "{\"command\":[\"true\"]}");
        assertThat(exit.path("exitCode").asInt(-1)).isZero();
        assertThat(ask("GET", "/x/audit", "").path("entries")).hasSize(3);
    }

    @Test
    void groupsComeChangeAndGoWithTheirApps() throws Exception {
        var group = new Group();
        group.setId("/shop");
        var member = web("sleep 1000000", 1);
        member.setId("web");
        group.setApps(List.of(member));
        marathon.createGroup(group);
        runs(1);
        assertThat(marathon.getGroup("/shop").getApps()).extracting(App::getId).containsExactly("/shop/web");
        member.setInstances(2);
        marathon.updateGroup("/shop", false, group);
        runs(2);
        marathon.deleteGroup("/shop", true);
        until("nothing is left", () -> marathon.getTasks().getTasks().isEmpty());
        assertThat(marathon.getApps().getApps()).isEmpty();
    }

    @Test
    void whatFindsNoHostIsInTheQueue() throws Exception {
        var large = web("sleep 1000000", 1);
        large.setMem(100_000_000.0);
        marathon.createApp(large);
        until(
                "it waits",
                () -> marathon.getQueue().getQueue().stream()
                        .anyMatch(item -> item.getApp().getId().equals("/shop/web") && item.getCount() == 1));
        assertThat(marathon.getDeployments()).hasSize(1);
        marathon.deleteApp("/shop/web");
        until("it waits no more", () -> marathon.getQueue().getQueue().isEmpty());
    }

    @Test
    void theEventsOfADeploymentAreTold() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/v2/events"))
                .header("Accept", "text/event-stream")
                .build();
        try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            marathon.createApp(web("sleep 1000000", 1));
            assertThat(lines.filter(line -> line.startsWith("event: "))
                            .takeWhile(line -> !line.equals("event: deployment_success"))
                            .toList())
                    .contains(
                            "event: event_stream_attached",
                            "event: group_change_success",
                            "event: status_update_event");
        }
    }

    @Test
    void aRefusalIsTheClientsOwnException() throws MarathonException {
        marathon.createApp(web("sleep 1000000", 1));
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                MarathonException.class, () -> marathon.createApp(web("sleep 1", 1)))
                        .getStatus())
                .isEqualTo(409);
    }
}
