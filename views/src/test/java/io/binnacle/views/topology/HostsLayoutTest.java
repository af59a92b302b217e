package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Topology;
import io.binnacle.views.MapKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostsLayoutTest {
    private final Topology shop = Scenes.topology(3, 63);

    @ParameterizedTest
    @CsvSource({"1,5", "3,63", "12,300", "40,2000", "100,1000"})
    void nothingLiesOnAnythingElse(int hosts, int containers) {
        var scene = Scenes.build(new Places(), Scenes.topology(hosts, containers), MapKind.HOSTS);
        assertThat(overlapping(panels(scene))).isZero();
        for (var host = 0; host < scene.hosts.count; host++) {
            assertThat(overlapping(groups(scene, host))).isZero();
        }
        for (var group = 0; group < scene.groups.count; group++) {
            assertThat(overlapping(glyphs(scene, group))).isZero();
            assertThat(scene.groups.y[group] + scene.groups.h[group])
                    .isLessThanOrEqualTo(scene.hosts.y[scene.groups.host[group]] + scene.hosts.h);
        }
    }

    private static List<double[]> panels(MapScene scene) {
        var boxes = new ArrayList<double[]>();
        for (var host = 0; host < scene.hosts.count; host++) {
            boxes.add(new double[] {scene.hosts.x[host], scene.hosts.y[host], scene.hosts.w, scene.hosts.h});
        }
        return boxes;
    }

    private static List<double[]> groups(MapScene scene, int host) {
        var boxes = new ArrayList<double[]>();
        for (var i = 0; i < scene.hosts.groupCount[host]; i++) {
            var group = scene.hosts.firstGroup[host] + i;
            boxes.add(new double[] {
                scene.groups.x[group], scene.groups.y[group], Packing.GROUP_WIDTH, scene.groups.h[group]
            });
        }
        return boxes;
    }

    private static List<double[]> glyphs(MapScene scene, int group) {
        var boxes = new ArrayList<double[]>();
        var first = scene.groups.firstNode[group];
        for (var node = first; node < first + scene.groups.nodeCount[group]; node++) {
            var w = scene.nodes.card[node] ? Packing.CARD_WIDTH : 30;
            var h = scene.nodes.card[node] ? Packing.CARD_HEIGHT : 26;
            boxes.add(new double[] {scene.nodes.x[node] - w / 2, scene.nodes.y[node] - h / 2, w, h});
        }
        return boxes;
    }

    static long overlapping(List<double[]> boxes) {
        var count = 0L;
        for (var i = 0; i < boxes.size(); i++) {
            for (var j = i + 1; j < boxes.size(); j++) {
                var a = boxes.get(i);
                var b = boxes.get(j);
                var apart = a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1];
                count += apart ? 0 : 1;
            }
        }
        return count;
    }

    private static Map<ContainerId, List<Double>> places(MapScene scene) {
        var result = new HashMap<ContainerId, List<Double>>();
        for (var node = 0; node < scene.nodes.count; node++) {
            result.put(scene.nodes.id[node], List.of(scene.nodes.x[node], scene.nodes.y[node]));
        }
        return result;
    }

    @Test
    void theSamePictureIsAlwaysLaidOutTheSame() {
        assertThat(places(Scenes.build(new Places(), shop, MapKind.HOSTS)))
                .isEqualTo(places(Scenes.build(new Places(), shop, MapKind.HOSTS)));
    }

    @Test
    void whatGoesLeavesAHoleAndNobodyMoves() {
        var places = new Places();
        var before = places(Scenes.build(places, shop, MapKind.HOSTS));
        var gone = name(shop, "web-1");
        var after = places(Scenes.build(places, Scenes.without(shop, gone), MapKind.HOSTS));
        before.remove(gone);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whatComesTakesTheHole() {
        var places = new Places();
        var before = places(Scenes.build(places, shop, MapKind.HOSTS));
        var gone = name(shop, "web-1");
        var like = java.util.Objects.requireNonNull(shop.containers().get(gone));
        var without = Scenes.without(shop, gone);
        Scenes.build(places, without, MapKind.HOSTS);
        var after = places(Scenes.build(places, Scenes.with(without, like, "web-99"), MapKind.HOSTS));
        assertThat(after.remove(new ContainerId("web-99"))).isEqualTo(before.remove(gone));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aWindowOfAnotherShapeIsFilledAnewAndAChangeWithinItMovesNobody() {
        var places = new Places();
        var tall = Scenes.build(places, shop, MapKind.HOSTS, 300, 900);
        assertThat(tall.hosts.x).containsOnly(0);
        var wide = Scenes.build(places, shop, MapKind.HOSTS, 984, 560);
        assertThat(wide.hosts.y).containsOnly(0);
        var alittle = Scenes.build(places, shop, MapKind.HOSTS, 1_000, 540);
        assertThat(alittle.hosts.x).isEqualTo(wide.hosts.x);
        assertThat(alittle.nodes.x).isEqualTo(wide.nodes.x);
    }

    @Test
    void anAppStandsInTheSameColumnOnEveryHost() {
        var scene = Scenes.build(new Places(), Scenes.topology(12, 300), MapKind.HOSTS);
        var columns = new HashMap<Integer, Integer>();
        for (var group = 0; group < scene.groups.count; group++) {
            var column = scene.groups.column[group];
            assertThat(columns.computeIfAbsent(scene.groups.app[group], _ -> column))
                    .isEqualTo(column);
        }
    }

    @Test
    void afterThousandsOfChangesTheSceneIsThePicture() {
        var random = new Random(7);
        var places = new Places();
        var topology = shop;
        for (var i = 0; i < 2_000; i++) {
            var all = topology.containers().values().stream()
                    .sorted(java.util.Comparator.comparing(io.binnacle.model.Container::id))
                    .toList();
            var one = all.get(random.nextInt(all.size()));
            topology = random.nextBoolean() || all.size() < 30
                    ? Scenes.with(topology, one, "new-" + i)
                    : Scenes.without(topology, one.id());
            if (i % 20 == 0) {
                var scene = Scenes.build(places, topology, MapKind.HOSTS);
                assertThat(scene.nodes.id)
                        .containsExactlyInAnyOrderElementsOf(
                                topology.containers().keySet());
                assertThat(overlapping(panels(scene))).isZero();
            }
        }
        assertThat(places.slots.size()).isLessThan(3 * topology.containers().size() + 200);
    }

    static ContainerId name(Topology topology, String name) {
        return topology.containers().values().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
