package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.contract.World;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.scheduler.api.Api;
import io.binnacle.scheduler.api.ApiSettings;
import io.binnacle.scheduler.core.Core;
import io.binnacle.scheduler.core.Settings;
import io.binnacle.scheduler.engine.Engine;
import io.binnacle.scheduler.engine.EngineSettings;
import io.binnacle.scheduler.store.Store;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The built-in scheduler, with its file and its HTTP server, on simulated hosts. A container is an app with one
/// instance.
final class SchedulerWorld implements World {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<ContainerId, String> apps = new HashMap<>();
    private final Connection hosts;
    private final Engine engine;
    private final int port;
    private Api api;
    private int started;

    SchedulerWorld(Path directory) {
        hosts = SimulatedCluster.of(
                        SimulatorSettings.of(3, 0, 7)
                                .withScenario(SimulatorSettings.Scenario.CALM)
                                .withQuiet(true),
                        SimulatedTime.following(Clock.systemUTC()))
                .connect();
        try {
            engine = Engine.start(
                    EngineSettings.STANDARD,
                    () -> new Core(Settings.STANDARD)::decide,
                    Store.open(directory, Clock.systemUTC().instant()),
                    List.of(hosts),
                    Clock.systemUTC());
        } catch (StoreRefused refused) {
            throw new IllegalStateException(refused);
        }
        api = serve(0);
        port = api.address().getPort();
    }

    private Api serve(int at) {
        try {
            return Api.start(
                    engine,
                    ApiSettings.local(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Set<Class<? extends Capability>> offers() {
        return Set.of(Logs.class, Samples.class, Operator.class, Terminals.class);
    }

    @Override
    public Connection connect() {
        return new MarathonConnector().open(new io.binnacle.model.Endpoint(url()), MarathonWorld.surroundings());
    }

    private JsonNode ask(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return Json.read(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public ContainerId startContainer() {
        var app = "/contract/app-" + started++;
        ask(
                "POST",
                "/v2/apps",
                Json.write(Json.object()
                        .put("id", app)
                        .put("cmd", "sleep 1000000")
                        .put("cpus", 0.1)
                        .put("mem", 16)));
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var task = ask("GET", "/v2/apps" + app + "/tasks", "").path("tasks").path(0);
            if (Json.text(task, "state").equals("TASK_RUNNING")) {
                var id = new ContainerId(Json.text(task, "id"));
                apps.put(id, app);
                return id;
            }
        }
        throw new AssertionError(app + " does not run");
    }

    private String app(ContainerId container) {
        return Optional.ofNullable(apps.get(container)).orElseThrow();
    }

    @Override
    public void stopContainer(ContainerId container) {
        ask("PUT", "/v2/apps" + app(container) + "?force=true", "{\"instances\":0}");
    }

    @Override
    public void removeContainer(ContainerId container) {
        ask("DELETE", "/v2/apps" + app(container), "");
    }

    @Override
    public Operation ending(ContainerId container) {
        return new Operation.Scale(new AppId(app(container)), 0);
    }

    @Override
    public Operation passing(ContainerId container) {
        return new Operation.Scale(new AppId(app(container)), 3);
    }

    @Override
    public boolean restored(ContainerId container, Topology topology) {
        return topology.containers().values().stream()
                .anyMatch(one -> one.app().value().equals(app(container)) && one.state() == ContainerState.RUNNING);
    }

    @Override
    public void cut() {
        api.close();
    }

    @Override
    public void heal() {
        api = serve(port);
    }

    @Override
    public void close() {
        api.close();
        engine.close();
        hosts.close();
        client.close();
    }
}
