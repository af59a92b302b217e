package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator puts somewhere stays there, and nobody else moves for it.
final class PinsTest {
    private final Topology shop = Scenes.topology(3, 63);
    private final Places places = new Places();
    private final SceneBuilder builder = new SceneBuilder(places);

    @TempDir
    private Path directory;

    private MapScene build(Topology topology, MapKind kind) {
        return builder.build(
                new SceneBuilder.Wish(
                        Scenes.picture(topology),
                        Scenes.NOW,
                        kind,
                        Fill.CPU,
                        io.binnacle.model.Link.Evidence.OBSERVED,
                        Arrangement.USUAL,
                        984,
                        548,
                        1),
                new Gauges());
    }

    /// As remembered, whatever the world begins with.
    private static Map<AppId, List<Double>> apps(MapScene scene) {
        var result = new HashMap<AppId, List<Double>>();
        for (var app = 0; app < scene.apps.apps; app++) {
            result.put(
                    AppsLayout.idOf(scene.apps, app),
                    List.of(scene.apps.x[app] + scene.world.originX(), scene.apps.y[app] + scene.world.originY()));
        }
        return result;
    }

    private static Map<HostId, List<Double>> hosts(MapScene scene) {
        var result = new HashMap<HostId, List<Double>>();
        for (var host = 0; host < scene.hosts.count; host++) {
            result.put(scene.hosts.id[host], List.of(scene.hosts.x[host], scene.hosts.y[host]));
        }
        return result;
    }

    private AppId app(String name) {
        return shop.apps().keySet().stream()
                .filter(id -> id.value().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAppThatIsPutSomewhereStandsThereAndNobodyElseMoves() {
        var before = apps(build(shop, MapKind.APPS));
        var web = app("web");
        builder.move(new Move.OfApp(web, -900, -700));
        var scene = build(shop, MapKind.APPS);
        var after = apps(scene);
        assertThat(after.get(web)).isEqualTo(List.of(-900.0, -700.0));
        assertThat(scene.apps.pinned[scene.apps.of(web)]).isTrue();
        before.remove(web);
        after.remove(web);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void anAppThatIsLetDownOnAnotherStandsBesideIt() {
        var before = apps(build(shop, MapKind.APPS));
        var at = Objects.requireNonNull(before.get(app("redis")));
        builder.move(new Move.OfApp(app("web"), at.get(0) + 10, at.get(1) - 4));
        var after = apps(build(shop, MapKind.APPS));
        var web = Objects.requireNonNull(after.get(app("web")));
        assertThat(Math.hypot(web.get(0) - at.get(0), web.get(1) - at.get(1))).isBetween(60.0, 320.0);
        var scene = build(shop, MapKind.APPS);
        var boxes = new ArrayList<double[]>();
        for (var app = 0; app < scene.apps.apps; app++) {
            boxes.add(new double[] {
                scene.apps.x[app],
                scene.apps.y[app],
                AppsLayout.width(scene.apps, app),
                AppsLayout.height(scene.apps, app)
            });
        }
        assertThat(HostsLayoutTest.overlapping(boxes)).isZero();
    }

    @Test
    void whatIsPinnedKeepsItsPlaceWhenAllElseIsPlacedAnew() {
        build(shop, MapKind.APPS);
        builder.move(new Move.OfApp(app("web"), -900, -700));
        build(shop, MapKind.APPS);
        places.apps.keySet().retainAll(List.of(app("web")));
        var scene = build(Scenes.without(shop, HostsLayoutTest.name(shop, "web-1")), MapKind.APPS);
        assertThat(apps(scene).get(app("web"))).isEqualTo(List.of(-900.0, -700.0));
    }

    @Test
    void aHostThatIsPutElsewhereChangesPlacesWithWhoStoodThere() {
        var fleet = Scenes.topology(14, 200);
        var scene = build(fleet, MapKind.HOSTS);
        var before = hosts(scene);
        var carried = new Carried(
                new Selection.OfHost(scene.hosts.id[0]),
                scene.hosts.x[2] - scene.hosts.x[0] + 5,
                scene.hosts.y[2] - scene.hosts.y[0] - 5);
        var move = carried.let(scene).orElseThrow();
        assertThat(move)
                .isEqualTo(new Move.OfHost(scene.hosts.id[0], scene.hosts.cell[2], Optional.of(scene.hosts.id[2])));
        builder.move(move);
        var after = hosts(build(fleet, MapKind.HOSTS));
        assertThat(after.remove(scene.hosts.id[0])).isEqualTo(before.get(scene.hosts.id[2]));
        assertThat(after.remove(scene.hosts.id[2])).isEqualTo(before.get(scene.hosts.id[0]));
        before.remove(scene.hosts.id[0]);
        before.remove(scene.hosts.id[2]);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aHostStaysInItsZone() {
        var scene = build(Scenes.topology(14, 200), MapKind.HOSTS);
        var carried = new Carried(new Selection.OfHost(scene.hosts.id[0]), 0, 50_000);
        assertThat(carried.let(scene)).isEmpty();
        assertThat(new Carried(new Selection.OfHost(scene.hosts.id[0]), 3, 3).let(scene))
                .isEmpty();
    }

    @Test
    void whatWasPutSomewhereStandsThereAfterARestart() {
        build(shop, MapKind.APPS);
        var fleet = build(shop, MapKind.HOSTS);
        builder.move(new Move.OfApp(app("web"), 1_234, 567));
        builder.move(new Move.OfHost(fleet.hosts.id[0], 1, Optional.of(fleet.hosts.id[1])));
        var apps = apps(build(shop, MapKind.APPS));
        var hosts = hosts(build(shop, MapKind.HOSTS));
        new PlacesFile(directory, "cluster").write(places);
        var later = new Places();
        new PlacesFile(directory, "cluster").read(later);
        var again = Scenes.build(later, shop, MapKind.APPS);
        assertThat(apps(again)).isEqualTo(apps);
        assertThat(again.apps.pinned[again.apps.of(app("web"))]).isTrue();
        assertThat(hosts(Scenes.build(later, shop, MapKind.HOSTS))).isEqualTo(hosts);
    }

    @Test
    void whatIsLetGoStaysWhereItIs() {
        var before = build(shop, MapKind.APPS);
        var web = new Selection.OfApp(app("web"));
        builder.move(Pins.turned(before, web).orElseThrow());
        var pinned = build(shop, MapKind.APPS);
        assertThat(apps(pinned)).isEqualTo(apps(before));
        assertThat(pinned.apps.pinned).contains(true);
        builder.move(Pins.turned(pinned, web).orElseThrow());
        var free = build(shop, MapKind.APPS);
        assertThat(apps(free)).isEqualTo(apps(before));
        assertThat(free.apps.pinned).containsOnly(false);
        var hosts = build(shop, MapKind.HOSTS);
        var atlas = new Selection.OfHost(hosts.hosts.id[1]);
        builder.move(Pins.turned(hosts, atlas).orElseThrow());
        var held = build(shop, MapKind.HOSTS);
        assertThat(hosts(held)).isEqualTo(hosts(hosts));
        assertThat(held.hosts.pinned[1]).isTrue();
        builder.move(Pins.turned(held, atlas).orElseThrow());
        assertThat(build(shop, MapKind.HOSTS).hosts.pinned).containsOnly(false);
    }

    @Test
    void whoComesMovesNobodyFurtherThanItsOwnRadius() {
        var mesh = Scenes.projects(12, 600);
        var random = new Random(5);
        var all = new ArrayList<>(mesh.apps().keySet());
        all.sort(null);
        var late = all.stream().filter(_ -> random.nextInt(10) == 0).toList();
        var topology = mesh;
        for (var app : late) {
            topology = without(topology, app);
        }
        var before = apps(build(topology, MapKind.APPS));
        for (var app : late) {
            topology = with(topology, mesh, app);
            var after = apps(build(topology, MapKind.APPS));
            assertThat(furthest(before, after)).isLessThanOrEqualTo(AppsLayout.CARD_WIDTH / 2);
            before = after;
        }
        assertThat(late).hasSizeGreaterThan(5);
    }

    private static double furthest(Map<AppId, List<Double>> before, Map<AppId, List<Double>> after) {
        var most = 0.0;
        for (var entry : before.entrySet()) {
            var now = Objects.requireNonNull(after.get(entry.getKey()));
            most = Math.max(
                    most,
                    Math.hypot(
                            now.get(0) - entry.getValue().get(0),
                            now.get(1) - entry.getValue().get(1)));
        }
        return most;
    }

    private static Topology without(Topology topology, AppId app) {
        var change = new TopologyChange.Builder().remove(app);
        topology.containers().values().stream()
                .filter(container -> container.app().equals(app))
                .forEach(container -> change.remove(container.id()));
        return topology.apply(change.build());
    }

    private static Topology with(Topology topology, Topology from, AppId app) {
        var change = new TopologyChange.Builder()
                .put(Objects.requireNonNull(from.apps().get(app)));
        from.containers().values().stream()
                .filter(container -> container.app().equals(app))
                .forEach(change::put);
        return topology.apply(change.build());
    }

    @Test
    void anAppIsTakenByItsCardAndAHostByItsHead() {
        var scene = build(shop, MapKind.HOSTS);
        var look = FirstLook.of(scene, 1_016, 608, 1, Theme.DARK);
        var x = look.camera().toViewX(scene.hosts.x[0] + 40);
        var y = look.camera().toViewY(scene.hosts.y[0]);
        assertThat(Carried.at(scene, look, x, y + 10)).contains(new Selection.OfHost(scene.hosts.id[0]));
        assertThat(Carried.at(scene, look, x, y + scene.hosts.h * look.camera().zoom() - 3))
                .isEmpty();
        var apps = build(shop, MapKind.APPS);
        var far = FirstLook.of(apps, 1_016, 608, 1, Theme.DARK);
        assertThat(Carried.at(
                        apps,
                        far,
                        far.camera().toViewX(apps.apps.x[0] + 5),
                        far.camera().toViewY(apps.apps.y[0] + 5)))
                .contains(new Selection.OfApp(AppsLayout.idOf(apps.apps, 0)));
    }
}
