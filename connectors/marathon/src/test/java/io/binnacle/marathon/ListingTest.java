package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Health;
import io.binnacle.model.Link;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Presence;
import io.binnacle.model.Protocol;
import io.binnacle.model.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is made of what a scheduler tells.
@Timeout(60)
final class ListingTest {
    private static final String WEB = """
        {"id":"/shop/web","instances":2,"cpus":0.5,"mem":128,"cmd":"serve --token hunter2hunter2",
         "env":{"DATABASE_URL":"postgres://me:hunter2@db-shop.marathon.mesos:5432/x","PASSWORD":"hunter2"},
         "container":{"type":"DOCKER","docker":{"image":"web:1"},
           "portMappings":[{"containerPort":80,"hostPort":0,"protocol":"tcp"}]},
         "networks":[{"mode":"container/bridge"}],"healthChecks":[{"protocol":"HTTP","path":"/"}]}\
        """;

    private final Watching given = new Watching();

    @AfterEach
    void close() {
        given.close();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.read(text);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private Topology live() {
        given.marathon.apps().create("/shop/db", "postgres:17", 1);
        given.marathon.apps().put("/shop/web", json(WEB), false);
        given.live();
        return given.recorder.topology();
    }

    private List<Container> web(Topology topology) {
        return topology.containers().values().stream()
                .filter(container -> container.app().equals(Watching.WEB))
                .toList();
    }

    private String task() {
        return given.marathon.apps().tasksOf("/shop/web").getFirst().path("id").asText();
    }

    private static JsonNode health(boolean alive, int failures, String cause) {
        return json("{\"all\":[{\"alive\":" + alive + ",\"consecutiveFailures\":" + failures
                        + ",\"firstSuccess\":\"2026-11-23T01:00:00.000Z\",\"lastFailureCause\":\"" + cause + "\"}]}")
                .path("all");
    }

    @Test
    void anAppIsNamedByItsLastWordAndStandsInItsFolder() {
        var app = live().apps().get(Watching.WEB);
        assertThat(app).isNotNull();
        assertThat(app.name()).isEqualTo("web");
        assertThat(app.group()).contains("shop");
        assertThat(app.wanted()).hasValue(2);
        assertThat(app.revisions()).hasSize(1);
    }

    @Test
    void aTaskIsAContainerWithItsPortsAndItsLimit() {
        var container = web(live()).getFirst();
        assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(container.limits().memoryBytes()).isEqualTo(128L << 20);
        assertThat(container.ports()).hasSize(1);
        assertThat(container.ports().getFirst())
                .isEqualTo(new PortMapping(
                        80,
                        Protocol.TCP,
                        "0.0.0.0",
                        container.ports().getFirst().hostPort()));
        assertThat(container.health().status()).isEqualTo(Health.Status.STARTING);
    }

    @Test
    void noSecretEntersThePicture() {
        var topology = live();
        assertThat(web(topology).toString()).doesNotContain("hunter2");
        assertThat(topology.links().toString()).doesNotContain("hunter2");
        assertThat(web(topology).getFirst().environment())
                .filteredOn(variable -> variable.name().equals("PASSWORD"))
                .allMatch(variable -> variable.value() instanceof EnvironmentVariable.Value.Masked);
    }

    @Test
    void aVariableThatNamesAnotherAppIsALink() {
        given.marathon
                .apps()
                .put(
                        "/shop/db",
                        json("{\"id\":\"/shop/db\",\"container\":{\"docker\":{\"image\":\"pg\"}},"
                                + "\"portDefinitions\":[{\"port\":5432}]}"),
                        false);
        given.marathon.apps().put("/shop/web", json(WEB), false);
        given.live();
        assertThat(given.recorder.topology().links().values())
                .hasSize(2)
                .extracting(Link::because)
                .containsOnly("DATABASE_URL names db-shop.marathon.mesos:5432");
    }

    @Test
    void aDependencyIsALinkFromEachToEach() {
        given.marathon.apps().create("/shop/db", "postgres:17", 2);
        given.marathon
                .apps()
                .put(
                        "/shop/web",
                        json("{\"id\":\"/shop/web\",\"instances\":3,\"container\":{\"docker\":{\"image\":\"web\"}},"
                                + "\"dependencies\":[\"/shop/db\"]}"),
                        false);
        given.live();
        assertThat(given.recorder.topology().links()).hasSize(6);
    }

    @Test
    void whatAHealthCheckSaysIsTheHealth() {
        live();
        given.marathon.apps().change(task(), "healthCheckResults", health(true, 0, ""));
        given.recorder.await(
                "one well",
                topology -> web(topology).stream().anyMatch(one -> one.health().status() == Health.Status.HEALTHY));
        given.marathon.apps().change(task(), "healthCheckResults", health(false, 2, "connection refused"));
        given.recorder.await(
                "one unwell",
                topology -> web(topology).stream()
                        .anyMatch(one ->
                                one.health().equals(new Health(Health.Status.UNHEALTHY, 2, "connection refused"))));
    }

    @Test
    void aTaskThatFailedIsShownWithHowItEndedBesideTheOneInItsPlace() {
        given.live(1);
        given.marathon.apps().crash("/shop/web", "Command exited with status 7");
        given.recorder.await(
                "the dead and the living",
                topology -> web(topology).size() == 2
                        && web(topology).stream()
                                .anyMatch(one -> one.exit()
                                        .filter(exit -> exit.code() == 7)
                                        .isPresent()));
    }

    @Test
    void aHostTheSchedulerHasLostIsStale() {
        given.live(2);
        given.marathon
                .apps()
                .change(
                        task(),
                        "state",
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.textNode("TASK_UNREACHABLE"));
        given.recorder.await(
                "one stale host",
                topology -> topology.hosts().values().stream()
                                .filter(host -> host.presence() instanceof Presence.Stale)
                                .count()
                        == 1);
    }

    @Test
    void whatWaitsForAHostSaysWhy() {
        given.live(1);
        given.marathon.apps().queued("/shop/web", json("""
            {"count":2,"since":"2026-11-23T01:00:00.000Z","delay":{"timeLeftSeconds":0,"overdue":true},
             "processedOffersSummary":{"processedOffersCount":3,"rejectSummaryLastOffers":[
               {"reason":"UnfulfilledRole","declined":0,"processed":3},
               {"reason":"InsufficientMemory","declined":2,"processed":3},
               {"reason":"InsufficientPorts","declined":1,"processed":1}]}}\
            """));
        given.connection().refresh();
        given.recorder.await(
                "the reason",
                topology -> topology.deployments().values().stream()
                        .map(Deployment::waitingFor)
                        .anyMatch(("2 instances without a host: too little memory on 2 of 3 hosts,"
                                + " no free port on 1 of 3 hosts")::equals));
    }

    @Test
    void scalingIsNoRevision() {
        given.live(1);
        given.run(new io.binnacle.model.Operation.Scale(Watching.WEB, 4));
        given.recorder.await(
                "four of one revision",
                topology -> web(topology).size() == 4
                        && web(topology).stream()
                                        .map(Container::revision)
                                        .distinct()
                                        .count()
                                == 1);
        var app = given.recorder.topology().apps().get(Watching.WEB);
        assertThat(app).isNotNull();
        assertThat(app.revisions()).hasSize(1);
    }

    @Test
    void anEmptyClusterAnswersAllTheSame() {
        given.live();
        assertThat(given.recorder.topology().hosts().values())
                .extracting(host -> host.name())
                .containsExactly("boss.lab");
    }
}
