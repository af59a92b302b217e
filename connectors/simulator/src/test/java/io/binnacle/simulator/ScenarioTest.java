package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Host;
import io.binnacle.model.LogLine;
import io.binnacle.model.Metric;
import io.binnacle.model.Peer;
import io.binnacle.model.Presence;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The demo is the cluster of the pictures.
class ScenarioTest {
    private final SimulatedCluster cluster = Demo.quiet();
    private final Topology topology = cluster.topology();

    @Test
    void threeHostsNineAppsAndSixtyThreeContainers() {
        assertThat(cluster.name()).isEqualTo("prod-eu");
        assertThat(topology.containers()).hasSize(63);
        assertThat(topology.apps()).hasSize(9);
        assertThat(topology.services()).hasSize(9);
        assertThat(topology.hosts().values().stream()
                        .sorted(Comparator.comparing(Host::name))
                        .map(host -> host.name() + " " + host.address()))
                .containsExactly("atlas-1 10.20.0.11", "boreas-2 10.20.0.12", "cetus-3 10.20.0.13");
    }

    @Test
    void eachHostHasWhatThePictureShows() {
        assertThat(counts("atlas-1"))
                .isEqualTo(Map.of(
                        "web",
                        4L,
                        "api-gateway",
                        2L,
                        "mailer",
                        3L,
                        "redis",
                        1L,
                        "checkout",
                        2L,
                        "catalog",
                        3L,
                        "search",
                        2L,
                        "payments",
                        2L,
                        "postgres",
                        1L));
        assertThat(counts("boreas-2"))
                .isEqualTo(Map.of(
                        "web",
                        4L,
                        "api-gateway",
                        2L,
                        "mailer",
                        3L,
                        "redis",
                        1L,
                        "checkout",
                        2L,
                        "catalog",
                        3L,
                        "search",
                        2L,
                        "payments",
                        3L,
                        "postgres",
                        1L));
        assertThat(counts("cetus-3"))
                .isEqualTo(Map.of(
                        "web",
                        4L,
                        "api-gateway",
                        3L,
                        "mailer",
                        3L,
                        "redis",
                        1L,
                        "checkout",
                        2L,
                        "catalog",
                        4L,
                        "search",
                        2L,
                        "payments",
                        2L,
                        "postgres",
                        1L));
        assertThat(hostOf("mailer-7")).isEqualTo("cetus-3");
        assertThat(hostOf("checkout-4")).isEqualTo("boreas-2");
        assertThat(hostOf("payments-5")).isEqualTo("boreas-2");
        assertThat(hostOf("postgres-1")).isEqualTo("cetus-3");
    }

    private Map<String, Long> counts(String host) {
        var id = cluster.host(host).id();
        return topology.containers().values().stream()
                .filter(container -> container.host().equals(id))
                .collect(
                        Collectors.groupingBy(container -> name(container.app()), TreeMap::new, Collectors.counting()));
    }

    private static String name(AppId app) {
        return app.value().substring(app.value().indexOf('/') + 1);
    }

    private String hostOf(String container) {
        var host = cluster.container(container).host();
        return topology.hosts().values().stream()
                .filter(one -> one.id().equals(host))
                .map(Host::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void exactlyThreeContainersAreInTrouble() {
        assertThat(topology.containers().values().stream()
                        .filter(container -> Condition.of(container, Demo.START).wrong())
                        .map(Container::name))
                .containsExactlyInAnyOrder("checkout-2", "checkout-4", "mailer-7");
        assertThat(cluster.container("checkout-2").health().output()).startsWith("503");
        assertThat(cluster.container("checkout-2").health().failures()).isEqualTo(9);
        var mailer = cluster.container("mailer-7");
        assertThat(mailer.restarts()).isEqualTo(11);
        assertThat(mailer.exit()).hasValueSatisfying(exit -> {
            assertThat(exit.code()).isEqualTo(137);
            assertThat(exit.outOfMemory()).isTrue();
        });
    }

    @Test
    void boreasIsShortOfMemoryAndPaymentsFiveIsNearItsLimit() {
        assertThat(memoryOf("boreas-2")).isCloseTo(0.83, within(0.006));
        assertThat(memoryOf("atlas-1")).isCloseTo(0.71, within(0.006));
        assertThat(memoryOf("cetus-3")).isCloseTo(0.62, within(0.006));
        assertThat(memoryShare(cluster.container("payments-5"))).isCloseTo(0.94, within(0.01));
        assertThat(topology.containers().values())
                .filteredOn(container -> !List.of("payments-5", "mailer-7").contains(container.name()))
                .allSatisfy(container -> assertThat(memoryShare(container)).isLessThan(0.88));
    }

    private double memoryOf(String name) {
        var host = cluster.host(name);
        return cluster.measure(host.id(), Metric.MEMORY, Demo.START).orElseThrow()
                / host.capacity().memoryBytes();
    }

    private double memoryShare(Container container) {
        return cluster.measure(container.id(), Metric.MEMORY, Demo.START).orElse(0)
                / container.limits().memoryBytes();
    }

    @Test
    void checkoutHasItsFourRevisions() {
        var revisions = app("shop/checkout").revisions();
        assertThat(revisions.stream().map(Revision::name)).containsExactly("r41", "r40", "r39", "r38");
        assertThat(revisions.stream().map(Revision::verdict))
                .containsExactly(
                        Revision.Verdict.NEVER_HEALTHY,
                        Revision.Verdict.HEALTHY,
                        Revision.Verdict.NEVER_HEALTHY,
                        Revision.Verdict.HEALTHY);
        assertThat(app("shop/checkout").image().reference()).isEqualTo("registry.lab/checkout:2.41.0");
    }

    private App app(String id) {
        return topology.apps().values().stream()
                .filter(app -> app.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLinksOfCheckoutAreThoseOfThePicture() {
        assertThat(connections("edge/api-gateway", "shop/checkout")).isEqualTo(48);
        assertThat(connections("shop/checkout", "shop/payments")).isEqualTo(20);
        assertThat(connections("shop/checkout", "data/postgres")).isEqualTo(36);
        assertThat(connections("shop/checkout", "data/redis")).isEqualTo(12);
        assertThat(topology.links().keySet()).anyMatch(link -> link.client().equals(Loom.INTERNET));
        assertThat(topology.links().values()).anyMatch(link -> !link.observed());
    }

    private int connections(String from, String to) {
        return topology.links().values().stream()
                .filter(link -> link.observed() && at(link.client(), from) && at(link.server(), to))
                .mapToInt(link -> link.connections())
                .sum();
    }

    private boolean at(Peer peer, String app) {
        return peer instanceof Peer.Instance(ContainerId id)
                && topology.containers().values().stream()
                        .anyMatch(
                                one -> one.id().equals(id) && one.app().value().equals(app));
    }

    @Test
    void whatTheLogsSayFitsTheTrouble() {
        assertThat(texts("checkout-2")).anyMatch("ERROR pool exhausted: 20/20 busy, waited 2000 ms (payments)"::equals);
        assertThat(texts("mailer-7").getLast()).isEqualTo("FATAL JavaScript heap out of memory, heap 254/256 MiB");
        assertThat(texts("payments-5")).anyMatch(text -> text.startsWith("WARN  gc overhead 31 %"));
        assertThat(texts("checkout-1")).noneMatch(text -> text.contains("pool exhausted"));
    }

    private List<String> texts(String container) {
        return cluster.logTail(cluster.container(container).id(), 200).stream()
                .map(LogLine::text)
                .toList();
    }

    @Test
    void secretsAreMasked() {
        var checkout = cluster.container("checkout-1");
        assertThat(checkout.environment())
                .filteredOn(variable -> variable.name().equals("PAYMENTS_TOKEN"))
                .allSatisfy(
                        variable -> assertThat(variable.value()).isInstanceOf(EnvironmentVariable.Value.Masked.class))
                .hasSize(1);
    }

    @Test
    void aCalmDayHasNoTrouble() {
        var calm = SimulatedCluster.of(
                SimulatorSettings.demo()
                        .withScenario(SimulatorSettings.Scenario.CALM)
                        .withQuiet(true),
                SimulatedTime.stepped(Demo.START));
        assertThat(calm.topology().containers().values())
                .allSatisfy(one -> assertThat(Condition.of(one, Demo.START)).isEqualTo(Condition.HEALTHY));
    }

    @Test
    void theFleetHasNineWrongThingsAndOneHostNotSeen() {
        var fleet = SimulatedCluster.of(
                SimulatorSettings.of(40, 2000, 7).withQuiet(true), SimulatedTime.stepped(Demo.START));
        assertThat(fleet.name()).isEqualTo("fleet-eu");
        assertThat(fleet.topology().apps()).hasSize(12);
        assertThat(fleet.topology().containers().values().stream()
                        .filter(one -> Condition.of(one, Demo.START).wrong())
                        .map(Container::name))
                .containsExactlyInAnyOrder(
                        "match-118",
                        "match-62",
                        "image-9",
                        "batch-140",
                        "ledger-41",
                        "ledger-77",
                        "feed-203",
                        "notify-88");
        assertThat(fleet.topology().hosts().values().stream()
                        .filter(host -> host.presence() instanceof Presence.Stale)
                        .map(Host::name))
                .containsExactly("h-27");
        var pressed = fleet.host("h-12");
        assertThat(fleet.measure(pressed.id(), Metric.MEMORY, Demo.START).orElseThrow()
                        / pressed.capacity().memoryBytes())
                .isCloseTo(0.94, within(0.01));
        assertThat(fleet.topology().containers().values().stream()
                        .filter(one -> one.name().startsWith("ledger-77"))
                        .map(Container::host))
                .containsExactly(pressed.id());
    }
}
