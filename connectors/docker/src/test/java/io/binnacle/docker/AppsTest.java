package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Apps and services made of containers.
final class AppsTest {
    private static Fixture made(String name, String image, String at) {
        return Fixture.container(name)
                .set("Created", "\"" + at + "\"")
                .set("Config", "Image", "\"" + image + "\"")
                .set("Image", "\"sha256:" + image.hashCode() + "\"");
    }

    private static App app(List<Seen> instances) {
        return Apps.app(instances, List.of());
    }

    private static List<Seen> only(Fixture... fixtures) {
        var groups = Apps.grouped(Fixture.all(fixtures));
        assertThat(groups).hasSize(1);
        return groups.values().iterator().next();
    }

    @Test
    void revisionsAreTheNewestFirst() {
        var app = app(only(
                made("web-1", "demo/web:1", "2026-01-01T00:00:00Z"),
                made("web-2", "demo/web:1", "2026-01-01T00:01:00Z"),
                made("web-3", "demo/web:2", "2026-01-02T00:00:00Z")
                        .set("State", "Health", "{\"Status\":\"starting\"}")));

        assertThat(app.name()).isEqualTo("web");
        assertThat(app.image().reference()).isEqualTo("demo/web:2");
        assertThat(app.revisions()).extracting(Revision::name).containsExactly("2", "1");
        assertThat(app.revisions())
                .extracting(Revision::madeAt)
                .containsExactly(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(app.revisions())
                .extracting(Revision::verdict)
                .containsExactly(Revision.Verdict.UNKNOWN, Revision.Verdict.HEALTHY);
        assertThat(app.wanted()).isEmpty();
    }

    @Test
    void twoRevisionsOfOneTagAreToldApart() {
        var app = app(only(
                made("web-1", "demo/web:1", "2026-01-01T00:00:00Z"),
                made("web-2", "demo/web:1", "2026-01-02T00:00:00Z").environment("MODE=other")));

        assertThat(app.revisions())
                .extracting(Revision::name)
                .allMatch(name -> name.startsWith("1·"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aServiceAnswersToAllItsNamesAndHasOnlyTheLivingBehindIt() {
        var instances = only(
                Fixture.container("web-1")
                        .network(
                                "n", "10.0.0.2", "frontend", Fixture.id("web-1").substring(0, 12)),
                Fixture.container("web-2").set("State", "Status", "\"exited\""));
        var app = app(instances);

        assertThat(Apps.services(app, instances)).singleElement().satisfies(service -> {
            assertThat(service.names()).isEqualTo(Set.of("web", "web-1", "web-2", "frontend"));
            assertThat(service.backends()).hasSize(1);
            assertThat(service.app()).isEqualTo(app.id());
        });
    }

    @Test
    void whatServesNothingIsNoService() {
        var instances = only(
                Fixture.container("job").set("Config", "ExposedPorts", "{}").set("NetworkSettings", "Ports", "{}"));

        assertThat(Apps.services(app(instances), instances)).isEmpty();
    }

    @Test
    void composeAppsAreGroupedByProject() {
        var app = app(only(Fixture.container("shop-web-1").labels(Naming.PROJECT, "shop", Naming.SERVICE, "web")));

        assertThat(app.group()).contains("shop");
        assertThat(app.origin()).isEqualTo("Compose project shop");
    }
}
