package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LinkId;
import io.binnacle.model.Peer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who talks to whom, told from sockets.
final class TalkTest {
    private static final String OWN = "10.0.0.1";

    private final List<Seen> containers = new ArrayList<>();
    private final Scan.Builder scan = new Scan.Builder();
    private final Map<Integer, Set<Integer>> listened = new HashMap<>();

    private TalkTest container(String name, int pid, String address, int port, int hostPort) {
        containers.add(Fixture.container(name)
                .pid(pid)
                .network("n", address)
                .set("Config", "ExposedPorts", "{}")
                .publishes(port, hostPort)
                .seen());
        return this;
    }

    private TalkTest in(int pid, String... sockets) {
        scan.line("N " + pid);
        for (var socket : sockets) {
            scan.line(hex(socket));
        }
        return this;
    }

    /// `10.0.0.1:80 10.0.0.2:40000 01` as the kernel writes it.
    private static String hex(String socket) {
        var words = socket.split(" ");
        return end(words[0]) + " " + end(words[1]) + " " + words[2];
    }

    private static String end(String written) {
        var colon = written.lastIndexOf(':');
        var parts = written.substring(0, colon).split("\\.");
        var hex = new StringBuilder();
        for (var i = 3; i >= 0; i--) {
            hex.append("%02X".formatted(Integer.parseInt(parts[i])));
        }
        return hex.append(":%04X".formatted(Integer.parseInt(written.substring(colon + 1))))
                .toString();
    }

    private List<String> told() {
        return Talk.seen(Fixture.HOST, containers, List.of(OWN), scan.build(), 1, listened).entrySet().stream()
                .map(entry -> words(entry.getKey()) + " x" + entry.getValue().connections())
                .sorted()
                .toList();
    }

    private String words(LinkId id) {
        return name(id.client()) + ">" + name(id.server()) + ":" + id.port();
    }

    private String name(Peer peer) {
        return switch (peer) {
            case Peer.Instance instance -> nameOf(instance.container());
            case Peer.OfHost _ -> "host";
            case Peer.Outside outside -> outside.address();
        };
    }

    private String nameOf(ContainerId id) {
        return containers.stream()
                .filter(seen -> seen.container().id().equals(id))
                .map(seen -> seen.container().name())
                .findFirst()
                .orElse("?");
    }

    @Test
    void aCallOnOneNetworkIsOneLinkThoughSeenTwice() {
        container("web", 10, "172.20.0.2", 80, 0).container("db", 20, "172.20.0.3", 5432, 0);
        in(10, "172.20.0.2:40000 172.20.0.3:5432 01", "172.20.0.2:40001 172.20.0.3:5432 01");
        in(
                20,
                "0.0.0.0:5432 0.0.0.0:0 0A",
                "172.20.0.3:5432 172.20.0.2:40000 01",
                "172.20.0.3:5432 172.20.0.2:40001 01");

        assertThat(told()).containsExactly("web>db:5432 x2");
    }

    @Test
    void aPublishedPortOfTheHostIsTheContainerBehindIt() {
        container("web", 10, "172.20.0.2", 80, 0).container("db", 20, "172.20.0.3", 5432, 15432);
        in(10, "172.20.0.2:40000 10.0.0.1:15432 01");
        in(20, "0.0.0.0:5432 0.0.0.0:0 0A", "172.20.0.3:5432 172.20.0.1:40000 01");

        assertThat(told()).containsExactly("web>db:15432 x1");
    }

    @Test
    void aCallToElsewhereKeepsItsAddressAndTheDialledPort() {
        container("web", 10, "172.20.0.2", 80, 0);
        in(10, "172.20.0.2:40000 10.0.0.2:8080 01");

        assertThat(told()).containsExactly("web>10.0.0.2:8080 x1");
    }

    @Test
    void aCallFromElsewhereIsToThePublishedPort() {
        container("web", 10, "172.20.0.2", 80, 8080);
        in(10, "0.0.0.0:80 0.0.0.0:0 0A", "172.20.0.2:80 10.0.0.2:40000 01");

        assertThat(told()).containsExactly("10.0.0.2>web:8080 x1");
    }

    @Test
    void theProxyForPublishedPortsIsLookedThrough() {
        container("web", 10, "172.20.0.2", 80, 8080);
        in(10, "0.0.0.0:80 0.0.0.0:0 0A", "172.20.0.2:80 172.20.0.1:50000 01");
        in(1, "0.0.0.0:8080 0.0.0.0:0 0A", "10.0.0.1:8080 10.0.0.2:40000 01", "172.20.0.1:50000 172.20.0.2:80 01");

        assertThat(told()).containsExactly("10.0.0.2>web:8080 x1");
    }

    @Test
    void aProcessOfTheHostThatDialsAContainerIsTheHost() {
        container("web", 10, "172.20.0.2", 80, 0);
        in(1, "172.20.0.1:50000 172.20.0.2:80 01");

        assertThat(told()).containsExactly("host>web:80 x1");
    }

    @Test
    void aContainerThatDialsTheHostIsToldSo() {
        container("web", 10, "172.20.0.2", 80, 0);
        in(10, "172.20.0.2:40000 10.0.0.1:9100 01");

        assertThat(told()).containsExactly("web>host:9100 x1");
    }

    @Test
    void whatTheHostDoesWithOthersIsNotOurs() {
        container("web", 10, "172.20.0.2", 80, 0);
        in(1, "0.0.0.0:22 0.0.0.0:0 0A", "10.0.0.1:22 10.0.0.9:40000 01", "10.0.0.1:40000 1.1.1.1:443 01");
        in(10, "127.0.0.1:40000 127.0.0.1:80 01", "172.20.0.2:40000 172.20.0.2:80 01");

        assertThat(told()).isEmpty();
    }

    @Test
    void aListenerThatWentAwayIsStillTheServer() {
        container("web", 10, "172.20.0.2", 80, 0).container("db", 20, "172.20.0.3", 5432, 0);
        in(10, "172.20.0.2:40000 172.20.0.3:33000 01");
        in(20, "0.0.0.0:33000 0.0.0.0:0 0A");
        assertThat(told()).containsExactly("web>db:33000 x1");

        in(20, "172.20.0.3:33000 172.20.0.2:40000 01");

        assertThat(told()).containsExactly("web>db:33000 x1");
    }

    @Test
    void aCallThatHasJustEndedIsNoticedOnce() {
        container("web", 10, "172.20.0.2", 80, 0).container("db", 20, "172.20.0.3", 5432, 0);
        in(10, "172.20.0.2:40000 172.20.0.3:5432 06");
        var seen = Talk.seen(Fixture.HOST, containers, List.of(OWN), scan.build(), 1, listened);
        var observed = new Observed();
        var start = Instant.EPOCH;

        observed.update(Map.of(), Set.of(), start);
        assertThat(observed.update(seen, scan.build().closing(), start.plusSeconds(1)))
                .hasSize(1);
        var later = observed.update(seen, scan.build().closing(), start.plusSeconds(4));
        assertThat(later.values())
                .singleElement()
                .satisfies(link -> assertThat(link.goneAt()).isPresent());
        assertThat(observed.update(seen, scan.build().closing(), start.plusSeconds(20)))
                .isEmpty();
    }

    @Test
    void whatHadEndedBeforeWeLookedTellsNothing() {
        container("web", 10, "172.20.0.2", 80, 0).container("db", 20, "172.20.0.3", 5432, 0);
        in(10, "172.20.0.2:40000 172.20.0.3:5432 06");
        var seen = Talk.seen(Fixture.HOST, containers, List.of(OWN), scan.build(), 1, listened);

        assertThat(new Observed().update(seen, scan.build().closing(), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aLinkFadesForTenSecondsAndComesBackAsItWas() {
        container("web", 10, "172.20.0.2", 80, 0);
        in(10, "172.20.0.2:40000 10.0.0.2:8080 01");
        var seen = Talk.seen(Fixture.HOST, containers, List.of(OWN), scan.build(), 1, listened);
        var observed = new Observed();
        var start = Instant.EPOCH;

        var first = observed.update(seen, Set.of(), start);
        var gone = observed.update(Map.of(), Set.of(), start.plusSeconds(1));
        assertThat(gone.values()).singleElement().satisfies(link -> {
            assertThat(link.goneAt()).contains(start.plusSeconds(1));
            assertThat(link.connections()).isZero();
        });
        assertThat(observed.update(seen, Set.of(), start.plusSeconds(5))).isEqualTo(first);
        observed.update(Map.of(), Set.of(), start.plusSeconds(6));
        assertThat(observed.update(Map.of(), Set.of(), start.plusSeconds(15))).hasSize(1);
        assertThat(observed.update(Map.of(), Set.of(), start.plusSeconds(16))).isEmpty();
    }

    @Test
    void onlyThoseWhoOwnTheirNetworkAreAsked() {
        container("web", 10, "172.20.0.2", 80, 0);
        containers.add(Fixture.container("sidecar")
                .pid(11)
                .set("HostConfig", "NetworkMode", "\"container:x\"")
                .seen());
        containers.add(Fixture.container("agent")
                .pid(12)
                .set("HostConfig", "NetworkMode", "\"host\"")
                .seen());
        containers.add(Fixture.container("ended")
                .pid(0)
                .set("State", "Status", "\"exited\"")
                .seen());

        assertThat(Talk.pids(containers)).containsExactly(10);
    }

    private final Newcomers newcomers = new Newcomers();

    private List<String> toldWithoutStrangers() {
        var seen = Talk.seen(Fixture.HOST, containers, List.of(OWN), scan.build(), 1, listened);
        return newcomers.withoutStrangers(seen, containers).keySet().stream()
                .map(this::words)
                .sorted()
                .toList();
    }

    @Test
    void whoSpeaksInItsFirstSecondIsNotTakenForSomebodyOutside() {
        container("db", 20, "172.20.0.3", 5432, 0);
        in(20, "0.0.0.0:5432 0.0.0.0:0 0A", "172.20.0.3:5432 172.20.0.9:40000 01", "172.20.0.3:5432 8.8.4.4:40001 01");
        assertThat(toldWithoutStrangers()).containsExactly("8.8.4.4>db:5432");

        // by the next scan the engine has told of it
        container("web", 10, "172.20.0.9", 80, 0);
        assertThat(toldWithoutStrangers()).containsExactly("8.8.4.4>db:5432", "web>db:5432");
    }

    @Test
    void whoStaysAStrangerIsToldWithTheSecondScan() {
        container("db", 20, "172.20.0.3", 5432, 0);
        in(20, "0.0.0.0:5432 0.0.0.0:0 0A", "172.20.0.3:5432 172.20.0.9:40000 01");
        assertThat(toldWithoutStrangers()).isEmpty();
        assertThat(toldWithoutStrangers()).containsExactly("172.20.0.9>db:5432");
        assertThat(toldWithoutStrangers()).containsExactly("172.20.0.9>db:5432");
    }
}
