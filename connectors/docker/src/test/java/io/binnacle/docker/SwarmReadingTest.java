package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Availability;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What managers say, as one of Docker 20.10 said it while a service was being updated on three nodes.
final class SwarmReadingTest {
    private static final HostId MANAGER = new HostId("g3nbyr462cyluivlufq19zh6h");
    private static final Instant AT = Instant.parse("2026-11-29T19:15:30Z");

    private final JsonNode recorded = Fixture.json("swarm.json");

    private Swarm swarm() {
        try {
            var copy = recorded.deepCopy();
            return Swarm.read(copy.path("nodes"), copy.path("services"), copy.path("tasks"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Picture engine() {
        var picture = new Picture();
        picture.host(new Host(
                MANAGER,
                new ClusterId("docker:tcp://node1"),
                "node1",
                "10.83.0.11",
                Set.of("10.83.0.11"),
                new Presence.Live(),
                new Capacity(2, 1 << 30),
                "Docker 20.10, swarm manager",
                Map.of()));
        return picture;
    }

    private Picture picture() {
        var picture = engine();
        picture.swarm(swarm(), AT);
        picture.complete();
        return picture;
    }

    private static App app(Topology topology, String id) {
        return Objects.requireNonNull(topology.apps().get(new AppId(id)));
    }

    private static List<Container> instances(Topology topology, String app) {
        return topology.containers().values().stream()
                .filter(one -> one.app().equals(new AppId(app)))
                .toList();
    }

    private static Optional<Deployment> deployment(Topology topology, String app) {
        return topology.deployments().values().stream()
                .filter(one -> one.app().equals(new AppId(app)))
                .findFirst();
    }

    private static ObjectNode element(JsonNode list, String name) {
        for (var one : list) {
            if (one.path("Spec").path("Name").asText().equals(name)
                    || one.path("Description").path("Hostname").asText().equals(name)) {
                return (ObjectNode) one;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void nodesAreHosts() {
        ((ObjectNode) element(recorded.path("nodes"), "node2").path("Spec")).put("Availability", "drain");
        ((ObjectNode) element(recorded.path("nodes"), "node3").path("Status"))
                .put("State", "down")
                .put("Message", "heartbeat failure");

        var hosts = new TreeMap<String, Host>();
        picture().whole().hosts().values().forEach(host -> hosts.put(host.name(), host));

        assertThat(hosts.keySet()).containsExactly("node1", "node2", "node3");
        var second = Objects.requireNonNull(hosts.get("node2"));
        assertThat(second.availability()).isEqualTo(Availability.DRAINED);
        assertThat(second.engine()).isEqualTo("Docker 20.10.24+dfsg1, swarm worker");
        assertThat(second.firsthand()).isFalse();
        assertThat(second.capacity().cpuCores()).isEqualTo(2);
        assertThat(second.labels()).containsEntry("zone", "z2");
        assertThat(Objects.requireNonNull(hosts.get("node1")).firsthand()).isTrue();
        assertThat(Objects.requireNonNull(hosts.get("node3")).presence())
                .isInstanceOfSatisfying(
                        Presence.Stale.class,
                        stale -> assertThat(stale.why().answered())
                                .isEqualTo("the swarm calls it down: heartbeat failure"));
    }

    @Test
    void aNodeSeenByItselfAndByItsManagerIsOneHost() {
        var told = picture().whole();
        var second = Objects.requireNonNull(told.hosts().get(new HostId("kh4gb6cen93tlbdo0u3f47rnd")));
        var own = new Picture();
        own.host(new Host(
                second.id(),
                new ClusterId("docker:tcp://node2"),
                "node2",
                "node2.lab",
                Set.of(),
                new Presence.Live(),
                second.capacity(),
                second.engine(),
                Map.of("rack", "a")));
        own.complete();

        var merged = told.merge(own.whole());

        assertThat(merged.hosts()).hasSize(3);
        assertThat(Objects.requireNonNull(merged.hosts().get(second.id())))
                .satisfies(host -> assertThat(host.cluster().value()).isEqualTo("docker:tcp://node2"))
                .satisfies(host -> assertThat(host.labels()).containsKeys("zone", "rack"));
    }

    @Test
    void servicesAreAppsThatSomebodyKeeps() {
        var topology = picture().whole();

        assertThat(app(topology, "shop/web"))
                .satisfies(web -> assertThat(web.name()).isEqualTo("web"))
                .satisfies(web -> assertThat(web.group()).contains("shop"))
                .satisfies(web -> assertThat(web.origin()).isEqualTo("Swarm service shop_web"))
                .satisfies(web -> assertThat(web.image()).isEqualTo(new ImageRef("demo/web:1", "")))
                .satisfies(web -> assertThat(web.wanted()).isEqualTo(OptionalInt.of(3)))
                .satisfies(web ->
                        assertThat(web.revisions()).extracting(Revision::name).containsExactly("1", "latest"));
        assertThat(app(topology, "glob").wanted()).isEqualTo(OptionalInt.of(3));
        assertThat(app(topology, "job").wanted()).isEqualTo(OptionalInt.of(2));
        assertThat(topology.services().values().stream()
                        .filter(one -> one.name().equals("web"))
                        .findFirst()
                        .orElseThrow())
                .satisfies(service -> assertThat(service.names()).contains("shop_web", "web", "10.0.1.2"))
                .satisfies(service -> assertThat(service.ports())
                        .anySatisfy(port -> assertThat(port.hostPort()).isEqualTo(8088)));
    }

    @Test
    void tasksAreContainersOfTheRevisionTheyWereMadeOf() {
        var topology = picture().whole();
        var current = app(topology, "glob").revisions().getFirst();

        var third = instances(topology, "glob").stream()
                .filter(one -> one.host().value().equals("xkpygxs15iyv4o4nhs3ic3f29"))
                .findFirst()
                .orElseThrow();

        assertThat(third.id().value()).isEqualTo("efa9b9622f43d98254475e8f0112fb9e2a8d392ae95704f4434b3f093bdfbdda");
        assertThat(third.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(third.revision()).isEqualTo(current.id());
        assertThat(third.name()).startsWith("glob.xkpygxs15iyv4o4nhs3ic3f29.");
        var coming = instances(topology, "shop/web").stream()
                .filter(one -> one.state() == ContainerState.CREATED)
                .findFirst()
                .orElseThrow();
        assertThat(coming.networks()).anySatisfy(network -> {
            assertThat(network.network()).isEqualTo("back");
            assertThat(network.addresses()).allMatch(address -> address.startsWith("10.0.1."));
        });
        assertThat(coming.limits().memoryBytes()).isEqualTo(64L << 20);
    }

    @Test
    void noSecretOfASpecEntersThePicture() {
        var topology = picture().whole();

        assertThat(instances(topology, "shop/web"))
                .allSatisfy(one -> assertThat(one.environment()).anySatisfy(variable -> {
                    assertThat(variable.name()).isEqualTo("DB_PASSWORD");
                    assertThat(variable.value()).isInstanceOf(EnvironmentVariable.Value.Masked.class);
                }));
        var swarm = swarm();
        assertThat(swarm.services() + " " + swarm.tasks() + topology.containers() + topology.apps())
                .doesNotContain("DB_PASSWORD=secret");
    }

    @Test
    void anUpdateUnderWaySaysHowFarItIsAndWhatHoldsItUp() {
        var update = deployment(picture().whole(), "shop/web").orElseThrow();

        assertThat(update.done()).isZero();
        assertThat(update.total()).isEqualTo(3);
        assertThat(update.from()).isNotEqualTo(update.to());
        assertThat(update.startedAt()).isEqualTo(Instant.parse("2026-11-29T19:15:12.196130169Z"));
        assertThat(update.waitingFor())
                .contains("a host: no suitable node (host-mode port already in use on 3 nodes)")
                .contains("that failed: No such image: binnacle/busybox:latest");
    }

    @Test
    void whoFindsNoNodeIsToldWithTheReason() {
        assertThat(deployment(picture().whole(), "big").orElseThrow().waitingFor())
                .isEqualTo("a host: no suitable node (insufficient resources on 3 nodes)");
        assertThat(deployment(picture().whole(), "job")).isEmpty();
    }

    @Test
    void aPausedUpdateWaitsForADecision() {
        ((ObjectNode) element(recorded.path("services"), "shop_web").path("UpdateStatus"))
                .put("State", "paused")
                .put("Message", "update paused due to failure");

        assertThat(deployment(picture().whole(), "shop/web").orElseThrow().waitingFor())
                .isEqualTo("a decision: update paused due to failure");
    }

    @Test
    void whatItsOwnEngineTellsOfAContainerStands() {
        var picture = picture();
        var own = instances(picture.whole(), "glob").stream()
                .filter(one -> !one.host().equals(MANAGER))
                .findFirst()
                .orElseThrow();
        var firsthand = new Picture();
        firsthand.host(Optional.ofNullable(picture.whole().hosts().get(own.host()))
                .orElseGet(() -> engine().host().orElseThrow()));
        firsthand.put(Fixture.container("glob").seen().with(asItsEngineTells(own)));
        firsthand.complete();

        var merged = picture.whole().merge(firsthand.whole());

        var joined = Objects.requireNonNull(merged.containers().get(own.id()));
        assertThat(joined.command()).containsExactly("as", "its", "engine", "tells");
        assertThat(joined.revision()).isEqualTo(own.revision());
        assertThat(app(merged, "glob")).isEqualTo(app(picture.whole(), "glob"));
    }

    private static Container asItsEngineTells(Container told) {
        return new Container(
                told.id(),
                told.host(),
                told.app(),
                told.name(),
                told.image(),
                new io.binnacle.model.RevisionId("0123456789ab"),
                told.state(),
                told.health(),
                0,
                told.exit(),
                told.createdAt(),
                told.startedAt(),
                told.limits(),
                told.ports(),
                told.networks(),
                told.mounts(),
                told.labels(),
                told.environment(),
                List.of("as", "its", "engine", "tells"),
                "no",
                false);
    }

    @Test
    void aManagerThatCannotAskItsSwarmMakesTheOthersGrowOld() {
        var picture = picture();
        var why = new Refusal(Refusal.Reason.BROKEN, "to ask", "The swarm does not have a leader", "wait");

        picture.swarmTrouble(why);

        assertThat(picture.whole().hosts().values())
                .filteredOn(host -> !host.id().equals(MANAGER))
                .extracting(Host::presence)
                .containsOnly(new Presence.Stale(AT, why));
        picture.swarm(swarm(), AT);
        assertThat(picture.whole().hosts().values())
                .allMatch(host -> host.presence().live());
        picture.noSwarm();
        assertThat(picture.whole().hosts()).hasSize(1);
        assertThat(picture.whole().apps()).isEmpty();
    }

    @Test
    void aServiceWithoutANameIsNoAnswer() {
        element(recorded.path("services"), "glob").putObject("Spec");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Swarm.read(recorded.path("nodes"), recorded.path("services"), recorded.path("tasks"))))
                .isInstanceOf(Json.NotJson.class);
    }

    @Test
    void earlierSpecsAreRememberedThoughTheSwarmKeepsOne() {
        var picture = picture();
        for (var image : List.of("demo/web:2", "demo/web:3")) {
            var service = element(recorded.path("services"), "shop_web");
            service.set("PreviousSpec", service.path("Spec").deepCopy());
            ((ObjectNode) service.path("Spec").path("TaskTemplate").path("ContainerSpec")).put("Image", image);
            service.remove("UpdateStatus");
            picture.swarm(swarm(), AT);
        }

        var web = app(picture.whole(), "shop/web");
        assertThat(web.revisions()).extracting(Revision::name).containsExactly("3", "2", "1", "latest");
        var service = swarm().service(web.id()).orElseThrow();
        assertThat(picture.history().spec(service, web.revisions().getLast().id()))
                .hasValueSatisfying(spec -> assertThat(
                                SwarmSpec.image(SwarmSpec.template(spec)).reference())
                        .isEqualTo("binnacle/busybox:latest"));
    }
}
