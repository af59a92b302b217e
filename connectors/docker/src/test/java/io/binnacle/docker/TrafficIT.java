package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.Metric;
import io.binnacle.model.Peer;
import io.binnacle.model.Refusal;
import io.binnacle.model.Sample;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Traffic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who really talks to whom, on real hosts.
final class TrafficIT {
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Watching one = watch(1, Map.of());
    private final Watching two = watch(2, Map.of());
    private final LinkedBlockingQueue<Optional<Refusal>> told = new LinkedBlockingQueue<>();

    private static Watching watch(int number, Map<String, String> environment) {
        return new Watching(new DockerConnector().open(Lab.host(number), Lab.surroundings(environment))).untilLive();
    }

    @AfterEach
    void clear() {
        one.close();
        two.close();
        Lab.docker(1, "rm", "-fv", "client-" + id, "server-" + id);
        Lab.docker(2, "rm", "-fv", "client-" + id, "server-" + id);
        Lab.docker(1, "network", "prune", "-f");
    }

    private void observe(Watching watching) throws InterruptedException {
        watching.connection()
                .capability(Traffic.class)
                .orElseThrow()
                .observe((HostId host, Optional<Refusal> refusal) -> told.add(refusal));
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
    }

    private String address(int host) {
        return URI.create(Lab.host(host).address()).getHost();
    }

    private void talk(int host, String target, int port) {
        Lab.docker(
                host,
                "run",
                "-d",
                "--name",
                "client-" + id,
                "busybox",
                "sh",
                "-c",
                "sleep 100 | nc " + target + " " + port);
    }

    private String idOf(int host, String name) {
        return Lab.docker(host, "inspect", "-f", "{{.Id}}", name + "-" + id);
    }

    private static boolean isInstance(Peer peer, String container) {
        return peer instanceof Peer.Instance instance
                && instance.container().value().equals(container);
    }

    private static Predicate<Watching> link(Predicate<Link> which) {
        return watching ->
                watching.topology().links().values().stream().anyMatch(link -> link.observed() && which.test(link));
    }

    @Test
    void aCallAcrossHostsIsSeenFromBothEnds() throws InterruptedException {
        observe(one);
        observe(two);
        Lab.docker(2, "run", "-d", "--name", "server-" + id, "-p", "18080:80", "demo/web:1");
        talk(1, address(2), 18080);
        var client = idOf(1, "client");
        var server = idOf(2, "server");

        one.until(
                "the caller's end",
                Duration.ofSeconds(4),
                link(link -> isInstance(link.client(), client)
                        && link.server().equals(new Peer.Outside(address(2)))
                        && link.id().port() == 18080));
        two.until(
                "the answering end",
                Duration.ofSeconds(4),
                link(link -> isInstance(link.server(), server)
                        && link.client().equals(new Peer.Outside(address(1)))
                        && link.id().port() == 18080));
        assertThat(one.host().addresses()).contains(address(1));

        Lab.docker(1, "kill", "client-" + id);
        one.until(
                "it is gone",
                link(link -> isInstance(link.client(), client) && link.goneAt().isPresent()));
        one.until(
                "it has faded",
                Duration.ofSeconds(14),
                link(link -> isInstance(link.client(), client)).negate());
    }

    @Test
    void aCallOnOneNetworkIsOneLinkWithItsPort() throws InterruptedException {
        observe(one);
        Lab.docker(1, "run", "-d", "--name", "server-" + id, "demo/web:1");
        var address = Lab.docker(1, "inspect", "-f", "{{.NetworkSettings.IPAddress}}", "server-" + id);
        talk(1, address, 80);
        var client = idOf(1, "client");
        var server = idOf(1, "server");

        one.until(
                "the link",
                Duration.ofSeconds(4),
                link(link -> isInstance(link.client(), client) && isInstance(link.server(), server)));
        var links = one.topology().links().values().stream()
                .filter(Link::observed)
                .filter(link -> link.goneAt().isEmpty())
                .filter(link -> isInstance(link.server(), server))
                .toList();
        assertThat(links).singleElement().satisfies(link -> {
            assertThat(link.id().port()).isEqualTo(80);
            assertThat(link.connections()).isEqualTo(1);
        });
    }

    @Test
    void aCallThroughAPublishedPortOfTheSameHostIsToTheContainer() throws InterruptedException {
        observe(one);
        Lab.docker(1, "run", "-d", "--name", "server-" + id, "-p", "18081:80", "demo/web:1");
        talk(1, address(1), 18081);
        var client = idOf(1, "client");
        var server = idOf(1, "server");

        one.until(
                "the link",
                Duration.ofSeconds(4),
                link(link -> isInstance(link.client(), client)
                        && isInstance(link.server(), server)
                        && link.id().port() == 18081));
        assertThat(one.topology().links().values().stream()
                        .filter(Link::observed)
                        .filter(link -> isInstance(link.server(), server)))
                .hasSize(1);
    }

    @Test
    void ipv6IsSeenToo() throws InterruptedException {
        Lab.docker(2, "run", "-d", "--name", "server-" + id, "-p", "18082:80", "demo/web:1");
        observe(two);
        var process = connect("fd00:b1:" + address(2).split("\\.")[1] + "::12", 18082);
        try {
            var server = idOf(2, "server");
            two.until(
                    "the link",
                    Duration.ofSeconds(4),
                    link(link -> isInstance(link.server(), server)
                            && link.client() instanceof Peer.Outside outside
                            && outside.address().startsWith("fd00:b1:")
                            && link.id().port() == 18082));
        } finally {
            close(process);
        }
    }

    @Test
    void shortCallsAreNoticed() throws InterruptedException {
        observe(one);
        Lab.docker(1, "run", "-d", "--name", "server-" + id, "demo/web:1");
        var address = Lab.docker(1, "inspect", "-f", "{{.NetworkSettings.IPAddress}}", "server-" + id);
        Lab.docker(
                1,
                "run",
                "-d",
                "--name",
                "client-" + id,
                "busybox",
                "sh",
                "-c",
                "sleep 2; wget -q -O /dev/null http://" + address + "/; sleep 30");
        var client = idOf(1, "client");
        var server = idOf(1, "server");

        one.until(
                "the link",
                Duration.ofSeconds(8),
                link(link -> isInstance(link.client(), client) && isInstance(link.server(), server)));
    }

    @Test
    void theProbeIsNotInThePictureAndLeavesNothing() throws InterruptedException {
        observe(one);
        assertThat(Lab.docker(1, "ps", "-q", "--filter", "label=" + Probe.LABEL))
                .isNotEmpty();
        assertThat(one.topology().containers().values())
                .noneMatch(container -> container.name().contains("probe"));
        assertThat(one.events()).noneMatch(event -> event.name().contains("probe"));

        one.close();

        eventually(() ->
                Lab.docker(1, "ps", "-aq", "--filter", "label=" + Probe.LABEL).isEmpty());
    }

    @Test
    void theHostIsMeasuredByTheProbe() throws InterruptedException {
        var samples = new CopyOnWriteArrayList<Sample>();
        var host = one.host().id();
        one.connection().capability(Samples.class).orElseThrow().measure(Set.of(host), samples::addAll);
        observe(one);

        one.until(
                "figures",
                watching -> samples.stream()
                        .map(Sample::metric)
                        .toList()
                        .containsAll(List.of(Metric.CPU, Metric.MEMORY, Metric.DISK_USED)));
        assertThat(samples)
                .allMatch(sample -> sample.value() >= 0 && sample.subject().equals(host));
    }

    @Test
    void anImageThatIsNotThereIsRefusedAndNotPulled() throws InterruptedException {
        try (var watching = watch(3, Map.of("BINNACLE_PROBE_IMAGE", "no-such-image:1"))) {
            watching.connection().capability(Traffic.class).orElseThrow().observe((host, refusal) -> told.add(refusal));

            var refusal = told.poll(20, TimeUnit.SECONDS);

            assertThat(java.util.Objects.requireNonNull(refusal).orElseThrow().answered())
                    .contains("pulls nothing");
        }
    }

    private static void eventually(java.util.function.BooleanSupplier so) {
        var end = System.nanoTime() + 20_000_000_000L;
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static java.net.@Nullable Socket connect(String address, int port) {
        try {
            return new java.net.Socket(address, port);
        } catch (java.io.IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void close(java.net.@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (java.io.IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
