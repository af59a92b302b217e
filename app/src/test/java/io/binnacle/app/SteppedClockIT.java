package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.engine.HostConfiguration;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import mesosphere.marathon.client.Marathon;
import mesosphere.marathon.client.MarathonClient;
import mesosphere.marathon.client.MarathonException;
import mesosphere.marathon.client.model.v2.App;
import mesosphere.marathon.client.model.v2.Container;
import mesosphere.marathon.client.model.v2.Docker;
import mesosphere.marathon.client.model.v2.HealthCheck;
import mesosphere.marathon.client.model.v2.Port;
import mesosphere.marathon.client.model.v2.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody sets the clock of the machine while a scheduler runs apps on real engines.
@Timeout(300)
final class SteppedClockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path directory = Path.of("");

    private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
    private final Clock wall = ((InstantSource) () -> Instant.now().plus(off.get())).withZone(ZoneOffset.UTC);

    private RunningScheduler scheduler() throws StoreRefused, IOException {
        var connectors = ServiceLoader.load(Connector.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var program = new Program(
                connectors,
                new Surroundings(wall, new Random(1), Map.of(), directory),
                new StateDirectory(directory.resolve("state")),
                directory,
                nowhere,
                nowhere,
                "Linux",
                () -> new Tty.Piped(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream()));
        return RunningScheduler.start(
                program,
                new RunningScheduler.Order(
                        Lab.hosts().stream().map(Endpoint::new).toList(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        directory.resolve("data"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        HostConfiguration.none(),
                        "busybox",
                        Optional.empty(),
                        Duration.ofSeconds(15),
                        false,
                        AppJson.Form.STANDARD));
    }

    private static App web(int instances) {
        var port = new Port();
        port.setContainerPort(8080);
        port.setHostPort(0);
        var docker = new Docker();
        docker.setImage("demo/web:1");
        docker.setNetwork("BRIDGE");
        docker.setPortMappings(List.of(port));
        var container = new Container();
        container.setType("DOCKER");
        container.setDocker(docker);
        var check = new HealthCheck();
        check.setProtocol("HTTP");
        check.setPath("/healthz");
        check.setPortIndex(0);
        check.setGracePeriodSeconds(60);
        check.setIntervalSeconds(1);
        check.setTimeoutSeconds(5);
        check.setMaxConsecutiveFailures(5);
        var app = new App();
        app.setId("/clock");
        app.setInstances(instances);
        app.setCpus(0.1);
        app.setMem(32.0);
        app.setEnv(Map.of("PORT", "8080"));
        app.setContainer(container);
        app.setHealthChecks(List.of(check));
        app.setTaskKillGracePeriodSeconds(0);
        return app;
    }

    /// The ids of so many healthy ones, when nothing is under way any more.
    private static Set<String> healthy(Marathon marathon, int count) throws MarathonException {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var tasks = marathon.getAppTasks("/clock").getTasks();
            var healthy = tasks.stream()
                    .filter(task -> task.getHealthCheckResults() != null
                            && !task.getHealthCheckResults().isEmpty()
                            && task.getHealthCheckResults().stream().allMatch(result -> result.getAlive()))
                    .count();
            if (healthy == count
                    && tasks.size() == count
                    && marathon.getDeployments().isEmpty()) {
                return tasks.stream().map(Task::getId).collect(Collectors.toSet());
            }
            if (System.nanoTime() > patience) {
                throw new AssertionError("not " + count + " healthy ones: " + tasks);
            }
        }
    }

    private static Set<String> scaled(Marathon marathon, int count) throws MarathonException {
        var more = new App();
        more.setInstances(count);
        marathon.updateApp("/clock", more, false);
        return healthy(marathon, count);
    }

    @Test
    void anHourForwardAndTwoBackEndNothingAndHoldNothingUp() throws Exception {
        Lab.hosts();
        Set<String> known;
        try (var running = scheduler()) {
            var marathon = MarathonClient.getInstance(running.address());
            marathon.createApp(web(2));
            known = healthy(marathon, 2);
            off.set(Duration.ofHours(1));
            var more = scaled(marathon, 3);
            assertThat(more).containsAll(known);
            off.set(Duration.ofHours(-1));
            known = scaled(marathon, 4);
            assertThat(known).containsAll(more);
        }
        try (var again = scheduler()) {
            var marathon = MarathonClient.getInstance(again.address());
            assertThat(healthy(marathon, 4)).isEqualTo(known);
            off.set(Duration.ZERO);
            assertThat(scaled(marathon, 3)).hasSize(3).isSubsetOf(known);
            marathon.deleteApp("/clock");
            var patience = System.nanoTime() + PATIENCE.toNanos();
            while (!marathon.getDeployments().isEmpty()) {
                assertThat(System.nanoTime()).as("it is deleted in time").isLessThan(patience);
            }
        }
    }
}
