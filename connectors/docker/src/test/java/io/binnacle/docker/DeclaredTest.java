package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Links that containers declare.
final class DeclaredTest {
    private static List<String> links(Fixture... fixtures) {
        var names = new java.util.HashMap<ContainerId, String>();
        Fixture.all(fixtures)
                .forEach(seen ->
                        names.put(seen.container().id(), seen.container().name()));
        return Declared.among(Fixture.all(fixtures)).values().stream()
                .map(link -> name(names, link.client()) + ">" + name(names, link.server()) + ":"
                        + link.id().port() + " " + link.because())
                .sorted()
                .toList();
    }

    private static String name(java.util.Map<ContainerId, String> names, Peer peer) {
        return peer instanceof Peer.Instance instance ? names.getOrDefault(instance.container(), "?") : peer.toString();
    }

    private static Fixture on(String network, String name, String address, String... aliases) {
        return Fixture.container(name).network(network, address, aliases).environment();
    }

    @Test
    void aVariableThatNamesAnotherOnASharedNetwork() {
        assertThat(links(
                        on("shop", "api", "10.0.0.2")
                                .environment("DATABASE_URL=postgres://app:hunter2@Postgres:5432/x"),
                        on("shop", "shop-db-1", "10.0.0.3", "postgres")))
                .containsExactly("api>shop-db-1:5432 DATABASE_URL names postgres:5432");
    }

    @Test
    void aNameOnAnotherNetworkIsSomebodyElse() {
        assertThat(links(
                        on("shop", "api", "10.0.0.2").environment("DB=postgres:5432"),
                        on("other", "postgres", "10.0.1.3")))
                .isEmpty();
    }

    @Test
    void theDefaultBridgeResolvesNoNamesButAddressesWork() {
        assertThat(links(
                        on("bridge", "api", "172.17.0.2").environment("DB=postgres:5432", "CACHE=172.17.0.3:6379"),
                        on("bridge", "postgres", "172.17.0.3")))
                .containsExactly("api>postgres:6379 CACHE names 172.17.0.3:6379");
    }

    @Test
    void anAliasOfSeveralLinksToEach() {
        assertThat(links(
                        on("n", "api", "10.0.0.2").environment("CACHE_HOST=redis", "CACHE_PORT=6379"),
                        on("n", "redis-1", "10.0.0.3", "redis"),
                        on("n", "redis-2", "10.0.0.4", "redis")))
                .containsExactly(
                        "api>redis-1:6379 CACHE_HOST names redis:6379", "api>redis-2:6379 CACHE_HOST names redis:6379");
    }

    @Test
    void nobodyLinksToItself() {
        assertThat(links(on("n", "api", "10.0.0.2", "me").environment("SELF=http://me:80/", "URL=http://api/")))
                .isEmpty();
    }

    @Test
    void composeSaysDependsOn() {
        assertThat(links(
                        on("n", "shop-api-1", "10.0.0.2")
                                .labels(
                                        Naming.PROJECT,
                                        "shop",
                                        Naming.SERVICE,
                                        "api",
                                        "com.docker.compose.depends_on",
                                        "db:service_healthy:false,cache:service_started:true"),
                        on("n", "shop-db-1", "10.0.0.3").labels(Naming.PROJECT, "shop", Naming.SERVICE, "db"),
                        on("n", "other-db-1", "10.0.0.4").labels(Naming.PROJECT, "other", Naming.SERVICE, "db")))
                .containsExactly("shop-api-1>shop-db-1:0 depends_on");
    }

    @Test
    void aDependencyThatAVariableNamesTooIsOneLinkWithItsPort() {
        assertThat(links(
                        on("n", "shop-api-1", "10.0.0.2")
                                .labels(
                                        Naming.PROJECT,
                                        "shop",
                                        Naming.SERVICE,
                                        "api",
                                        "com.docker.compose.depends_on",
                                        "db")
                                .environment("DB=db:5432"),
                        on("n", "shop-db-1", "10.0.0.3", "db").labels(Naming.PROJECT, "shop", Naming.SERVICE, "db")))
                .containsExactly("shop-api-1>shop-db-1:5432 DB names db:5432");
    }

    @Test
    void theOldLinksStillCount() {
        assertThat(links(
                        on("bridge", "web", "172.17.0.2").set("HostConfig", "Links", "[\"/db:/web/database\"]"),
                        on("bridge", "db", "172.17.0.3")))
                .containsExactly("web>db:0 linked to db");
    }

    @Test
    void aDeclaredLinkIsKnownSinceItsClientWasMadeAndNeverGone() {
        var fixtures = Fixture.all(on("n", "api", "10.0.0.2").environment("DB=db:5432"), on("n", "db", "10.0.0.3"));

        assertThat(Declared.among(fixtures).values()).singleElement().satisfies(link -> {
            assertThat(link.id().evidence()).isEqualTo(Link.Evidence.DECLARED);
            assertThat(link.firstSeen())
                    .isEqualTo(fixtures.getFirst().container().createdAt());
            assertThat(link.goneAt()).isEmpty();
            assertThat(link.connections()).isZero();
        });
    }
}
