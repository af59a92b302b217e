package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.spi.Connection.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What containers go through on a real engine, as it is told.
final class LivesIT {
    private final String name = "lives-" + UUID.randomUUID().toString().substring(0, 8);
    private Watching watching;

    LivesIT() {
        watching = new Watching(new DockerConnector().open(Lab.host(1), Lab.surroundings()));
    }

    @BeforeEach
    void connect() {
        watching.untilLive();
    }

    @AfterEach
    void clear() {
        watching.close();
        Lab.docker(1, "rm", "-fv", name, name + "-new");
    }

    private void run(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("run", "-d", "--name", name));
        all.addAll(java.util.List.of(words));
        Lab.docker(1, all.toArray(String[]::new));
    }

    @Test
    void theFirstChangeIsTheWholePicture() {
        var first = watching.changes().getFirst();

        assertThat(first.hosts().put()).hasSize(1);
        assertThat(watching.host().name()).isEqualTo("node1");
        assertThat(watching.host().presence().live()).isTrue();
        assertThat(watching.host().engine()).startsWith("Docker 2");
        assertThat(watching.host().labels()).containsEntry("zone", "z1");
        assertThat(watching.host().capacity().memoryBytes()).isPositive();
        assertThat(watching.host().addresses())
                .contains(java.net.URI.create(Lab.host(1).address()).getHost());
    }

    @Test
    void aContainerStartedRenamedPausedAndRemovedAppearsAsSuch() {
        run("demo/web:1");
        watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);
        assertThat(watching.container(name).orElseThrow().ports())
                .singleElement()
                .satisfies(port -> assertThat(port.containerPort()).isEqualTo(80));

        Lab.docker(1, "rename", name, name + "-new");
        watching.until(name + "-new", "is there", one -> true);
        assertThat(watching.container(name)).isEmpty();

        Lab.docker(1, "pause", name + "-new");
        watching.until(name + "-new", "is paused", one -> one.state() == ContainerState.PAUSED);
        Lab.docker(1, "unpause", name + "-new");
        watching.until(name + "-new", "runs again", one -> one.state() == ContainerState.RUNNING);

        Lab.docker(1, "rm", "-f", name + "-new");
        watching.until("it is gone", all -> all.container(name + "-new").isEmpty());
        // what happened is told after what it changed
        watching.until(
                "its end is told",
                all -> all.events().stream().anyMatch(event -> event.action().equals("destroy")));
        assertThat(watching.events()).extracting(event -> event.action()).contains("start", "rename", "pause");
    }

    @Test
    void aKilledContainerTellsItsExitCode() {
        run("busybox", "sleep", "100");
        watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);

        Lab.docker(1, "kill", name);

        watching.until(
                name,
                "was killed",
                one -> one.exit().filter(exit -> exit.code() == 137).isPresent());
        assertThat(watching.container(name).orElseThrow().state()).isEqualTo(ContainerState.EXITED);
    }

    @Test
    void aContainerThatRunsOutOfMemoryIsToldSo() {
        run("-m", "8m", "busybox", "sh", "-c", "head -c 64m /dev/zero | tail");

        watching.until(
                name,
                "was OOM-killed",
                one -> one.exit().filter(exit -> exit.outOfMemory()).isPresent());
    }

    @Test
    void aRestartedContainerKeepsHowItsLastRunEnded() {
        run("--restart", "on-failure:2", "busybox", "sh", "-c", "sleep 0.3; exit 3");

        watching.until(name, "restarted", one -> one.restarts() > 0);
        watching.until(
                name,
                "tells its exit",
                one -> one.exit().filter(exit -> exit.code() == 3).isPresent());
        watching.until(name, "gave up", one -> one.state() == ContainerState.EXITED && one.restarts() == 2);
    }

    @Test
    void aHealthCheckIsFollowed() {
        run("--health-cmd", "cat /www/healthz", "--health-interval", "200ms", "--health-retries", "2", "demo/web:1");
        watching.until(name, "is healthy", one -> one.health().status() == Health.Status.HEALTHY);

        Lab.docker(1, "exec", name, "rm", "/www/healthz");

        watching.until(name, "is unhealthy", one -> one.health().status() == Health.Status.UNHEALTHY);
        assertThat(watching.container(name).orElseThrow().health().output()).contains("healthz");
    }

    @Test
    void nothingIsToldAfterClosing() {
        watching.close();
        var told = watching.changes().size();
        run("busybox", "true");

        assertThat(watching.changes()).hasSize(told);
        assertThat(watching.statuses()).doesNotHaveAnyElementsOfTypes(Status.Troubled.class);
    }

    @Test
    void aliveIsToldAtLeastEveryTwoSeconds() {
        var first = watching.heard().orElseThrow();

        watching.until(
                "heard again",
                Duration.ofSeconds(3),
                all -> all.heard().filter(at -> at.isAfter(first)).isPresent());
    }
}
