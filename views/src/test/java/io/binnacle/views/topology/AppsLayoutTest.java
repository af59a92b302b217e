package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.views.MapKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AppsLayoutTest {
    private final Topology shop = Scenes.topology(3, 63);

    @Test
    void cardsDoNotLieOnEachOther() {
        for (var topology : List.of(shop, Scenes.topology(40, 2000))) {
            var scene = Scenes.build(new Places(), topology, MapKind.APPS);
            var boxes = new ArrayList<double[]>();
            for (var app = 0; app < scene.apps.count; app++) {
                boxes.add(new double[] {
                    scene.apps.x[app],
                    scene.apps.y[app],
                    AppsLayout.width(scene.apps, app),
                    AppsLayout.height(scene.apps, app)
                });
            }
            assertThat(HostsLayoutTest.overlapping(boxes)).isZero();
        }
    }

    @Test
    void manyProjectsHaveTheShapeOfTheViewAndStandApart() {
        var scene = Scenes.build(new Places(), Scenes.projects(20, 1200), MapKind.APPS);
        assertThat(scene.width / scene.height).isBetween(0.8, 4.0);
        var enclosures = new ArrayList<double[]>();
        scene.enclosures.forEach(each -> enclosures.add(new double[] {each.x(), each.y(), each.w(), each.h()}));
        assertThat(enclosures).hasSizeGreaterThan(15);
        assertThat(HostsLayoutTest.overlapping(enclosures)).isZero();
    }

    @Test
    void clientsStandAboveServers() {
        var scene = Scenes.build(new Places(), shop, MapKind.APPS);
        assertThat(y(scene, "web")).isLessThan(y(scene, "api-gateway"));
        assertThat(y(scene, "api-gateway")).isLessThan(y(scene, "checkout"));
        assertThat(y(scene, "checkout")).isLessThan(y(scene, "postgres"));
    }

    private static double y(MapScene scene, String name) {
        return scene.apps.y[index(scene, name)];
    }

    private static int index(MapScene scene, String name) {
        for (var app = 0; app < scene.apps.count; app++) {
            if (scene.apps.name[app].equals(name)) {
                return app;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void whoComesWithAnotherStandsBesideIt() {
        var places = new Places();
        var before = withoutApp(withoutApp(shop, app("web")), app("api-gateway"));
        Scenes.build(places, before, MapKind.APPS);
        var scene = Scenes.build(places, shop, MapKind.APPS);
        var web = places.apps.get(app("web"));
        var gateway = places.apps.get(app("api-gateway"));
        assertThat(Math.hypot(Objects.requireNonNull(web)[0] - Objects.requireNonNull(gateway)[0], web[1] - gateway[1]))
                .isLessThan(2 * AppsLayout.STEP_X);
        assertThat(x(scene, "api-gateway")).isBetween(x(scene, "checkout") - 250, x(scene, "search") + 250);
    }

    private AppId app(String name) {
        return shop.apps().keySet().stream()
                .filter(id -> id.value().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static double x(MapScene scene, String name) {
        return scene.apps.x[index(scene, name)];
    }

    @Test
    void anAppThatGoesAndComesBackMovesNobody() {
        var places = new Places();
        Scenes.build(places, shop, MapKind.APPS);
        var before = List.copyOf(places.apps.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()[0] + " " + entry.getValue()[1])
                .sorted()
                .toList());
        Scenes.build(places, withoutApp(shop, app("search")), MapKind.APPS);
        Scenes.build(places, shop, MapKind.APPS);
        assertThat(places.apps.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue()[0] + " " + entry.getValue()[1])
                        .sorted()
                        .toList())
                .isEqualTo(before);
    }

    private static Topology withoutApp(Topology topology, AppId app) {
        var change = new TopologyChange.Builder().remove(app);
        topology.containers().values().stream()
                .filter(container -> container.app().equals(app))
                .forEach(container -> change.remove(container.id()));
        return topology.apply(change.build());
    }

    @Test
    void aCircleOfLinksIsRankedAllTheSame() {
        assertThat(Ranks.of(4, List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 0}, new int[] {2, 3})))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void spacingKeepsOrderAndDistance() {
        var solved = Spacing.solve(new double[] {0, 0, 0}, new double[] {10, 10, 10});
        assertThat(solved).containsExactly(-10, 0, 10);
        assertThat(Objects.requireNonNull(Spacing.solve(new double[] {5, 100}, new double[] {10, 10})))
                .containsExactly(5, 100);
    }
}
