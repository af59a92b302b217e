package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Endpoint;
import io.binnacle.model.LogLine;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Connector.Offer;
import io.binnacle.spi.Logs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every way to an engine, for real.
final class EndpointsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name = "way-" + UUID.randomUUID().toString().substring(0, 8);

    private static Watching watch(String endpoint, Map<String, String> environment) {
        return new Watching(new DockerConnector().open(new Endpoint(endpoint), Lab.surroundings(environment)));
    }

    private static Map<String, String> tls() {
        return Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", Lab.variable("TLS_CERTS"));
    }

    private static Map<String, String> ssh() {
        return Map.of("BINNACLE_SSH_CONFIG", Lab.variable("SSH_CONFIG"));
    }

    private static Map<String, String> contexts() {
        return Map.of(
                "DOCKER_CONFIG", Lab.variable("DOCKER_CONFIG"), "BINNACLE_SSH_CONFIG", Lab.variable("SSH_CONFIG"));
    }

    @Test
    void tlsWithAClientCertificate() {
        try (var watching = watch(Lab.variable("TLS_HOST"), tls())) {
            assertThat(watching.untilLive().host().name()).isEqualTo("node1");
        }
    }

    @Test
    void tlsWithoutACertificateIsDeniedWithAReason() {
        var environment = Map.of("DOCKER_TLS", "1", "DOCKER_CONFIG", "/nowhere");
        var greeting = new DockerConnector()
                .greet(new Endpoint(Lab.variable("TLS_HOST")), Lab.surroundings(environment), PATIENCE);

        assertThat(greeting.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.DENIED);
    }

    @Test
    void plainSpokenToATlsPortIsToldSo() {
        var greeting =
                new DockerConnector().greet(new Endpoint(Lab.variable("TLS_HOST")), Lab.surroundings(), PATIENCE);

        assertThat(greeting.refusal().orElseThrow().next()).contains("DOCKER_TLS_VERIFY");
    }

    @Test
    void tlsSpokenToAPlainPortIsToldSo() {
        var greeting = new DockerConnector().greet(Lab.host(2), Lab.surroundings(tls()), PATIENCE);

        assertThat(greeting.refusal().orElseThrow().next()).contains("port");
    }

    @Test
    void anEngineWhoseCertificateWeDoNotTrustIsRefused() {
        var environment = Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/nowhere");
        var greeting = new DockerConnector()
                .greet(new Endpoint(Lab.variable("TLS_HOST")), Lab.surroundings(environment), PATIENCE);

        assertThat(greeting.refusal().orElseThrow().next()).contains("ca.pem");
    }

    @Test
    void overSshManyThingsAtOnceAndNothingLeftBehind() {
        try (var watching = watch(Lab.variable("SSH"), ssh())) {
            watching.until("live", Duration.ofSeconds(30), one -> one.status() instanceof Status.Live);
            assertThat(watching.host().name()).isEqualTo("node" + Lab.variable("SSH_HOST"));
            var host = Integer.parseInt(Lab.variable("SSH_HOST"));
            for (var i = 0; i < 15; i++) {
                Lab.docker(host, "run", "-d", "--name", name + "-" + i, "busybox", "sh", "-c", "echo hello; sleep 60");
            }
            try {
                watching.until("all run", one -> running(one).size() == 15);
                var readers = running(watching).stream()
                        .map(container -> read(watching, container))
                        .toList();
                readers.forEach(reader -> reader.until("hello", lines -> lines.contains("hello")));
            } finally {
                for (var i = 0; i < 15; i++) {
                    Lab.docker(host, "rm", "-f", name + "-" + i);
                }
            }
        }
        // all are killed by now; that the system has buried them takes a moment
        for (var ssh : sshOfOurs()) {
            assertThat(ssh.onExit()).succeedsWithin(PATIENCE);
        }
        assertThat(sshOfOurs()).isEmpty();
    }

    private static List<ProcessHandle> sshOfOurs() {
        var settings = Lab.variable("SSH_CONFIG");
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(settings))
                .toList();
    }

    private List<Container> running(Watching watching) {
        return watching.topology().containers().values().stream()
                .filter(container -> container.name().startsWith(name) && container.state() == ContainerState.RUNNING)
                .toList();
    }

    private static LogRecorder read(Watching watching, Container container) {
        var recorder = new LogRecorder();
        watching.connection()
                .capability(Logs.class)
                .orElseThrow()
                .read(new Logs.Request(container.id(), 10, true), recorder);
        return recorder;
    }

    @Test
    void sshThatIsNotLetInSaysWhy() {
        var greeting = new DockerConnector()
                .greet(
                        new Endpoint("ssh://nobody-here@127.0.0.1:"
                                + Lab.variable("SSH").replaceFirst(".*:", "")),
                        Lab.surroundings(ssh()),
                        Duration.ofSeconds(20));

        assertThat(greeting.refusal().orElseThrow().answered()).contains("Permission denied");
        assertThat(greeting.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.DENIED);
    }

    @Test
    void contextsByNameAndByItsBareName() {
        for (var endpoint : List.of("context:lab-tcp", "lab-tcp", "context:lab-tls", "lab-ssh")) {
            try (var watching = watch(endpoint, contexts())) {
                watching.until("live", Duration.ofSeconds(30), one -> one.status() instanceof Status.Live);
                assertThat(watching.host().name()).startsWith("node");
            }
        }
    }

    @Test
    void theContextInUseIsWhatDockerMeans() {
        var environment = new java.util.HashMap<>(contexts());
        environment.put("DOCKER_CONTEXT", "lab-tls");
        try (var watching = watch("docker:", environment)) {
            assertThat(watching.untilLive().host().name()).isEqualTo("node1");
        }
    }

    @Test
    void aContextThatLeadsNowhereIsAHostThatIsUnreachable() {
        try (var watching = watch("lab-broken", contexts())) {
            watching.until("told", one -> one.status() instanceof Status.Troubled);
            assertThat(watching.host().presence())
                    .isInstanceOfSatisfying(
                            Presence.Unreachable.class,
                            never -> assertThat(never.why().answered()).isEqualTo("connection refused"));
        }
    }

    @Test
    void contextsAreOffered() {
        var offers = new DockerConnector().offers(Lab.surroundings(contexts()));

        assertThat(offers).extracting(Offer::name).contains("This computer", "lab-ssh", "lab-tcp", "lab-tls");
    }

    @Test
    void oneEngineByTwoWaysIsOneHost() {
        try (var tcp = watch(Lab.host(1).address(), Map.of());
                var socket = watch(Lab.variable("SOCKETS").split(",")[0], Map.of())) {
            assertThat(tcp.untilLive().host().id())
                    .isEqualTo(socket.untilLive().host().id());
        }
    }

    @Test
    void aGreetingSaysWhoIsThere() {
        var greeting = new DockerConnector().greet(Lab.host(1), Lab.surroundings(), PATIENCE);

        assertThat(greeting.refusal()).isEmpty();
        assertThat(greeting.facts().getFirst()).startsWith("Docker 2");
        assertThat(greeting.facts().get(1)).contains("container");
    }

    @Test
    void podman() {
        var podman = Lab.variable("PODMAN");
        try (var watching = watch(podman, Map.of())) {
            watching.untilLive();
            assertThat(watching.host().engine()).startsWith("Podman ");
            var id = Lab.run(List.of(
                    "docker",
                    "-H",
                    podman,
                    "run",
                    "-d",
                    "--name",
                    name,
                    "busybox",
                    "sh",
                    "-c",
                    "echo hello; sleep 100"));
            watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);
            var recorder = read(watching, watching.container(name).orElseThrow());
            recorder.until("hello", lines -> lines.contains("hello"));
            assertThat(recorder.lines().getFirst().stream()).isEqualTo(LogLine.Stream.OUT);
            Lab.run(List.of("docker", "-H", podman, "rm", "-f", id));
            watching.until("it is gone", one -> one.container(name).isEmpty());
            assertThat(watching.events()).extracting(event -> event.action()).contains("start");
        }
    }
}
