package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Host;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.views.Grouping;
import io.binnacle.views.Grouping.By;
import io.binnacle.views.MapKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What stands together on the maps, and in which order.
final class ZonesTest {
    private final Topology fleet = Scenes.topology(14, 400);

    private static MapScene build(Places places, Topology topology, MapKind kind, Grouping grouping) {
        return Scenes.build(places, topology, kind, Arrangement.USUAL.with(grouping), 984, 548);
    }

    private static Topology labelled(Topology topology, java.util.function.IntFunction<Map<String, String>> labels) {
        var change = new TopologyChange.Builder();
        var number = 0;
        for (var host : topology.hosts().values().stream()
                .sorted(java.util.Comparator.comparing(Host::name))
                .toList()) {
            change.put(new Host(
                    host.id(),
                    host.cluster(),
                    host.name(),
                    host.address(),
                    host.addresses(),
                    host.presence(),
                    host.capacity(),
                    host.engine(),
                    labels.apply(number++)));
        }
        return topology.apply(change.build());
    }

    private static List<String> names(MapScene scene) {
        return scene.enclosures.stream()
                .map(each -> each.name() + " " + each.apps())
                .toList();
    }

    @Test
    void hostsOfAZoneStandInItAndNowhereElse() {
        var scene = build(new Places(), fleet, MapKind.HOSTS, Grouping.USUAL);
        assertThat(names(scene)).containsExactly("eu-1a 5", "eu-1b 5", "eu-1c 4");
        for (var host = 0; host < scene.hosts.count; host++) {
            for (var zone : scene.enclosures) {
                var inside = scene.hosts.x[host] >= zone.x()
                        && scene.hosts.y[host] >= zone.y()
                        && scene.hosts.x[host] + scene.hosts.w <= zone.x() + zone.w() + 0.001
                        && scene.hosts.y[host] + scene.hosts.h <= zone.y() + zone.h() + 0.001;
                assertThat(inside)
                        .isEqualTo(scene.hosts.zones.get(scene.hosts.zone[host]).equals(zone.name()));
            }
        }
        var boxes = new ArrayList<double[]>();
        scene.enclosures.forEach(each -> boxes.add(new double[] {each.x(), each.y(), each.w(), each.h()}));
        assertThat(HostsLayoutTest.overlapping(boxes)).isZero();
        assertThat(scene.enclosures).allSatisfy(each -> {
            assertThat(each.x() + each.w()).isLessThanOrEqualTo(scene.width + 0.001);
            assertThat(each.y() + each.h()).isLessThanOrEqualTo(scene.height + 0.001);
        });
    }

    @Test
    void whereEachHostWouldStandAloneThereAreNoZones() {
        var scene = build(new Places(), Scenes.topology(3, 63), MapKind.HOSTS, Grouping.USUAL);
        assertThat(scene.enclosures).isEmpty();
        assertThat(scene.hosts.zoned()).isFalse();
    }

    @Test
    void aZoneIsFoundUnderTheNamesOthersGiveIt() {
        var topology = labelled(
                fleet,
                number -> number % 2 == 0
                        ? Map.of("topology.kubernetes.io/zone", "b", "topology.kubernetes.io/region", "north")
                        : number == 13
                                ? Map.of()
                                : Map.of("com.example.availability-zone", "north-a", "region", "north"));
        var scene = build(new Places(), topology, MapKind.HOSTS, Grouping.USUAL);
        assertThat(names(scene)).containsExactly("north b 7", "north-a 6");
        assertThat(scene.hosts.zones).containsExactly("north b", "north-a", "");
    }

    @Test
    void hostsStandTogetherByALabelOfChoiceOrNotAtAll() {
        var topology = labelled(fleet, number -> Map.of("zone", "z", "rack", "r" + number / 5));
        var rack = Grouping.USUAL.withHosts(new By.Label("rack"));
        assertThat(names(build(new Places(), topology, MapKind.HOSTS, rack))).containsExactly("r0 5", "r1 5", "r2 4");
        var places = new Places();
        build(places, topology, MapKind.HOSTS, rack);
        var none = build(places, topology, MapKind.HOSTS, Grouping.USUAL.withHosts(new By.Nothing()));
        assertThat(none.enclosures).isEmpty();
        assertThat(HostsLayoutTest.overlapping(IntStream.range(0, none.hosts.count)
                        .mapToObj(host ->
                                new double[] {none.hosts.x[host], none.hosts.y[host], none.hosts.w, none.hosts.h})
                        .toList()))
                .isZero();
    }

    @Test
    void aZoneThatIsNewComesAfterThoseThatAreKnown() {
        var places = new Places();
        build(places, labelled(fleet, number -> Map.of("zone", number < 7 ? "m" : "n")), MapKind.HOSTS, Grouping.USUAL);
        var later = build(
                places,
                labelled(fleet, number -> Map.of("zone", number < 5 ? "m" : number < 7 ? "a" : "n")),
                MapKind.HOSTS,
                Grouping.USUAL);
        assertThat(later.hosts.zones).containsExactly("m", "n", "a");
    }

    @Test
    void appsStandTogetherByALabelOfChoice() {
        var shop = Scenes.topology(3, 63);
        var change = new TopologyChange.Builder();
        for (var container : shop.containers().values()) {
            change.put(
                    Scenes.labelled(container, Map.of("team", container.name().startsWith("web") ? "front" : "back")));
        }
        var topology = shop.apply(change.build());
        var places = new Places();
        var usual = build(places, topology, MapKind.APPS, Grouping.USUAL);
        var byTeam = build(places, topology, MapKind.APPS, Grouping.USUAL.withApps(new By.Label("team")));
        assertThat(byTeam.enclosures.stream().map(Enclosure::name)).containsExactly("back", "front");
        assertThat(build(places, topology, MapKind.APPS, Grouping.USUAL.withApps(new By.Nothing())).enclosures)
                .isEmpty();
        assertThat(names(build(places, topology, MapKind.APPS, Grouping.USUAL))).isEqualTo(names(usual));
    }

    @Test
    void aGroupingIsKeptAsText() {
        for (var by : List.of(new By.Usual(), new By.Nothing(), new By.Label("team"))) {
            assertThat(By.read(by.text())).isEqualTo(by);
        }
        assertThat(By.read("label:")).isEqualTo(new By.Usual());
        assertThat(By.read("anything")).isEqualTo(new By.Usual());
    }
}
