package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.contract.Launches;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.HostId;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker;
import io.binnacle.spi.Worker.Executed;
import io.binnacle.spi.Worker.Launched;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is launched in a simulated cluster lives by its time, and fails as it was told to.
@Timeout(60)
class WorkerTest {
    private final SimulatedCluster cluster = Demo.quiet();
    private final HostId host = cluster.host("atlas-1").id();
    private final Worker worker = cluster.connect().capability(Worker.class).orElseThrow();

    /// Asks, and lets time pass until there is an answer.
    private <A> A asked(Supplier<A> question) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = CompletableFuture.supplyAsync(question, threads);
            while (!answer.isDone()) {
                cluster.time().advance(Duration.ofMillis(10));
                Thread.onSpinWait();
            }
            return answer.join();
        }
    }

    private ContainerId started(Launch launch) {
        return ((Launched.Started) asked(() -> worker.launch(host, launch))).container();
    }

    private static Launch launch(String name) {
        return Launches.plain(name, "registry.lab/job:1", List.of("serve"));
    }

    private ContainerState state(ContainerId id) {
        return cluster.truth().containers().values().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void itEndsByItselfWhenItsEnvironmentSaysSo() {
        var id = started(Launches.with(Launches.with(launch("job-1"), Hire.AFTER, "600"), Hire.CODE, "7"));
        assertThat(state(id)).isEqualTo(ContainerState.RUNNING);
        cluster.time().advance(Duration.ofSeconds(601));
        assertThat(cluster.container("job-1").exit().orElseThrow().code()).isEqualTo(7);
        assertThat(state(id)).isEqualTo(ContainerState.EXITED);
    }

    @Test
    void anImageThatCrashesCrashes() {
        started(Launches.of(launch("job-1"), "registry.lab/job:crash"));
        cluster.time().advance(Duration.ofMinutes(1));
        assertThat(cluster.container("job-1").exit().orElseThrow().code()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostLeavesAContainerThatCanBeAskedForAgain() {
        cluster.faults().loseNextAnswer();
        var lost = asked(() -> worker.launch(host, launch("job-1")));
        assertThat(lost)
                .isInstanceOfSatisfying(
                        Launched.Refused.class, no -> assertThat(no.known()).isFalse());
        var id = cluster.container("job-1").id();
        assertThat(started(launch("job-1"))).isEqualTo(id);
    }

    @Test
    void commandsFailWhenToldTo() {
        var id = started(launch("job-1"));
        cluster.faults().failCommands(true);
        assertThat(asked(() -> worker.execute(id, List.of("true"), Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        Executed.Exit.class, exit -> assertThat(exit.code()).isEqualTo(1));
    }

    @Test
    void theAppGoesWithItsLastInstance() {
        var first = started(launch("job-1"));
        var second = started(launch("job-2"));
        var app = cluster.container("job-1").app();
        assertThat(cluster.container("job-2").app()).isEqualTo(app);
        asked(() -> worker.end(first, Duration.ZERO));
        assertThat(cluster.truth().apps()).containsKey(app);
        asked(() -> worker.end(second, Duration.ZERO));
        assertThat(cluster.truth().apps()).doesNotContainKey(app);
    }

    @Test
    void thousandsAreLaunchedAtOnce() {
        var large = SimulatedCluster.of(
                SimulatorSettings.of(100, 0, 3)
                        .withScenario(SimulatorSettings.Scenario.CALM)
                        .withQuiet(true),
                SimulatedTime.following(Clock.systemUTC()));
        var all = large.connect().capability(Worker.class).orElseThrow();
        var hosts = large.truth().hosts().keySet().stream().sorted().toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 5000)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> all.launch(hosts.get(number % hosts.size()), launch("job-" + number)), threads))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Launched.Started.class));
        }
        assertThat(large.truth().containers()).hasSize(5000);
    }
}
