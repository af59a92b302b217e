package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.contract.LogRecorder;
import io.binnacle.contract.Recorder;
import io.binnacle.contract.SampleRecorder;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Link;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Traffic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes on by itself.
@Timeout(60)
class LifeTest {
    @Test
    void theCrashLoopGoesRound() {
        var cluster = Demo.lively();
        var states = new HashSet<ContainerState>();
        for (var second = 0; second < 200; second++) {
            cluster.time().advance(Duration.ofSeconds(1));
            states.add(cluster.container("mailer-7").state());
        }
        assertThat(states).containsExactlyInAnyOrder(ContainerState.RESTARTING, ContainerState.RUNNING);
        assertThat(cluster.container("mailer-7").restarts()).isBetween(13, 16);
    }

    @Test
    void releasesGoOutAndEnd() {
        var cluster = Demo.lively();
        var deployments = new HashSet<String>();
        for (var second = 0; second < 900; second++) {
            cluster.time().advance(Duration.ofSeconds(1));
            cluster.truth().deployments().keySet().forEach(id -> deployments.add(id.value()));
        }
        assertThat(deployments).hasSizeBetween(2, 4);
        assertThat(cluster.truth().containers()).hasSize(63);
    }

    @Test
    void aDayLeavesTheClusterWhole() {
        var cluster = Demo.lively();
        cluster.time().advance(Duration.ofHours(24));
        var truth = cluster.truth();
        assertThat(truth.containers().size()).isBetween(63, 64);
        assertThat(truth.services().values())
                .allSatisfy(service -> assertThat(truth.containers().keySet()).containsAll(service.backends()));
        assertThat(truth.apps().values())
                .allSatisfy(app -> assertThat(app.revisions().size()).isLessThanOrEqualTo(12));
    }

    @Test
    void trafficIsSeenByConsentOnlyWhereItIsAskedFor() {
        var settings = SimulatorSettings.demo().withQuiet(true).withTrafficObserved(false);
        var cluster = SimulatedCluster.of(settings, SimulatedTime.stepped(Demo.START));
        assertThat(cluster.topology().links().values()).isNotEmpty().noneMatch(Link::observed);
        var recorder = new Recorder();
        try (var connection = cluster.connect()) {
            connection.watch(recorder);
            recorder.awaitStatus(Connection.Status.Live.class);
            var hosts = new CopyOnWriteArrayList<>();
            var traffic = connection.capability(Traffic.class).orElseThrow();
            var observing = traffic.observe((host, refusal) -> {
                assertThat(refusal).isEmpty();
                hosts.add(host);
            });
            while (cluster.topology().links().values().stream().noneMatch(Link::observed)) {
                cluster.time().advance(Duration.ofMillis(100));
                Thread.onSpinWait();
            }
            recorder.await(
                    "observed links",
                    topology -> topology.links().values().stream().anyMatch(Link::observed));
            assertThat(hosts).hasSize(3);
            observing.close();
            cluster.time().advance(Duration.ofSeconds(1));
            assertThat(cluster.topology().links().values())
                    .filteredOn(Link::observed)
                    .isNotEmpty()
                    .allMatch(link -> link.goneAt().isPresent());
            cluster.time().advance(Duration.ofSeconds(10));
            assertThat(cluster.topology().links().values()).noneMatch(Link::observed);
        }
    }

    @Test
    void samplesBringTheLastHourOnceAndThenGoOn() {
        var cluster = Demo.quiet();
        var id = cluster.container("web-1").id();
        try (var connection = cluster.connect()) {
            var samples = connection.capability(Samples.class).orElseThrow();
            var first = new SampleRecorder();
            samples.measure(Set.of(id), first).close();
            var second = new SampleRecorder();
            try (var measuring = samples.measure(Set.of(id), second)) {
                second.await(id);
                assertThat(measuring).isNotNull();
            }
            var all = new ArrayList<>(first.samples());
            all.addAll(second.samples());
            var cpu = all.stream()
                    .filter(one -> one.metric() == Metric.CPU)
                    .map(Sample::at)
                    .toList();
            assertThat(cpu).hasSizeGreaterThan(90).isSorted();
        }
    }

    @Test
    void whatDoesNotRunIsNotMeasured() {
        var cluster = Demo.quiet();
        assertThat(cluster.samples(cluster.container("mailer-7").id(), Demo.START))
                .isEmpty();
        cluster.faults().loseHost(cluster.host("atlas-1").id());
        assertThat(cluster.samples(cluster.host("atlas-1").id(), Demo.START)).isEmpty();
        assertThat(cluster.samples(cluster.container("web-1").id(), Demo.START)).isEmpty();
    }

    @Test
    void aFollowedLogGoesOnAndEndsWithTheContainer() {
        var cluster = Demo.quiet();
        var id = cluster.container("web-1").id();
        try (var connection = cluster.connect()) {
            var reader = new LogRecorder();
            connection.capability(Logs.class).orElseThrow().read(new Logs.Request(id, 3, true), reader);
            reader.awaitLines(3);
            Demo.pass(cluster, Duration.ofSeconds(5));
            reader.awaitLines(8);
            assertThat(reader.lines().stream().map(line -> line.at()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            cluster.deeds().stop(id);
            cluster.time().advance(Duration.ofSeconds(2));
            reader.awaitEnd();
        }
    }

    @Test
    void theDayHasItsShape() {
        var cluster = Demo.quiet();
        var id = cluster.container("web-1").id();
        var night = mean(cluster, id, 8);
        var evening = mean(cluster, id, 20);
        assertThat(evening).isGreaterThan(night * 1.2);
    }

    private static double mean(SimulatedCluster cluster, ContainerId id, int hour) {
        var at = Demo.START.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(hour));
        var sum = 0.0;
        for (var minute = 0; minute < 60; minute++) {
            sum += cluster.measure(id, Metric.CPU, at.plus(Duration.ofMinutes(minute)))
                    .orElseThrow();
        }
        return sum / 60;
    }
}
