package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Condition;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is too much to be read one by one is a stack, until it is opened.
final class StackTest {
    private final Topology many = Scenes.topology(3, 3_000);
    private final Places places = new Places();

    private MapScene build(Topology topology, Arrangement arrangement) {
        return Scenes.build(places, topology, MapKind.HOSTS, arrangement, 984, 548);
    }

    private static Arrangement open(MapScene scene, int group) {
        return Arrangement.USUAL.with(scene.stack(group).orElseThrow());
    }

    private static int firstStack(MapScene scene) {
        for (var group = 0; group < scene.groups.count; group++) {
            if (scene.groups.stacked[group] && scene.groups.wrong[group] > 0) {
                return group;
            }
        }
        throw new AssertionError("no stack");
    }

    private static int firstHidden(MapScene scene, int group) {
        var node = scene.groups.firstNode[group];
        while (!scene.nodes.hidden[node] || !scene.nodes.hidden[node + 1]) {
            node++;
        }
        return node;
    }

    @Test
    void aLargeGroupTakesTheRoomOfOneRowAndShowsWhatIsBroken() {
        var scene = build(many, Arrangement.USUAL);
        var group = firstStack(scene);
        var cards = 0;
        for (var i = 0; i < scene.groups.nodeCount[group]; i++) {
            var node = scene.groups.firstNode[group] + i;
            assertThat(scene.nodes.hidden[node]).isEqualTo(!scene.nodes.card[node]);
            cards += scene.nodes.card[node] ? 1 : 0;
        }
        assertThat(cards).isPositive();
        assertThat(scene.groups.h[group]).isEqualTo(Packing.groupHeight(cards, 1));
        assertThat(scene.groups.nodeCount[group]).isGreaterThan(40);
    }

    @Test
    void smallGroupsAreReadOneByOne() {
        var scene = Scenes.build(new Places(), Scenes.topology(3, 63), MapKind.HOSTS);
        assertThat(scene.groups.stacked).containsOnly(false);
        assertThat(scene.nodes.hidden).containsOnly(false);
    }

    @Test
    void aGroupThatTremblesAboutTheLimitStaysWhatItIs() {
        assertThat(Stack.tooMany(41, false)).isTrue();
        assertThat(Stack.tooMany(40, false)).isFalse();
        assertThat(Stack.tooMany(21, true)).isTrue();
        assertThat(Stack.tooMany(20, true)).isFalse();
    }

    @Test
    void whereAnAppIsAStackItsOtherLargeGroupsAreToo() {
        var scene = build(many, Arrangement.USUAL);
        for (var group = 0; group < scene.groups.count; group++) {
            assertThat(scene.groups.stacked[group]).isEqualTo(scene.groups.nodeCount[group] > 20);
        }
    }

    @Test
    void aHostThatHasFarMoreThanTheOthersIsAStackAmongTheirDots() {
        var topology = many;
        var spare = 0;
        for (var container : many.containers().values()) {
            if (!container.host().equals(many.hosts().keySet().iterator().next()) && spare++ % 12 != 0) {
                topology = Scenes.without(topology, container.id());
            }
        }
        var scene = Scenes.build(new Places(), topology, MapKind.HOSTS);
        assertThat(scene.hosts.outsize).containsOnlyOnce(true);
        assertThat(scene.hosts.mostNodes).isLessThan(100);
        var look = Look.at(new Camera(-5, -50, 0.3), 900, 600, 1, Theme.DARK, Level.DOTS);
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB_PRE);
        assertThat(new MapPainter().paint(image.createGraphics(), scene, look, new Gauges(), false))
                .isEqualTo(scene.nodes.count);
        var host = scene.hosts.outsize[0] ? 0 : scene.hosts.outsize[1] ? 1 : 2;
        assertThat(new HitTest(scene, look)
                        .at(
                                look.camera().toViewX(scene.hosts.x[host] + scene.hosts.w / 2),
                                look.camera().toViewY(scene.hosts.y[host] + scene.hosts.h / 2)))
                .isEqualTo(new Selection.OfHost(scene.hosts.id[host]));
    }

    @Test
    void openingAStackMovesNobodyElseAndClosingItPutsAllBack() {
        var before = build(many, Arrangement.USUAL);
        var group = firstStack(before);
        var open = build(many, open(before, group));
        assertThat(open.open.map(OpenStack::group)).contains(group);
        assertThat(open.groups.x).isEqualTo(before.groups.x);
        assertThat(open.groups.y).isEqualTo(before.groups.y);
        assertThat(open.hosts.h).isEqualTo(before.hosts.h);
        assertThat(open.width).isEqualTo(before.width);
        for (var node = 0; node < before.nodes.count; node++) {
            if (before.nodes.group[node] != group) {
                assertThat(open.nodes.x[node]).isEqualTo(before.nodes.x[node]);
                assertThat(open.nodes.y[node]).isEqualTo(before.nodes.y[node]);
            }
        }
        var closed = build(many, Arrangement.USUAL);
        assertThat(closed.nodes.x).isEqualTo(before.nodes.x);
        assertThat(closed.nodes.y).isEqualTo(before.nodes.y);
        assertThat(closed.nodes.hidden).isEqualTo(before.nodes.hidden);
    }

    @Test
    void inAnOpenStackNobodyLiesOnAnybodyAndAllAreInside() {
        var before = build(many, Arrangement.USUAL);
        var scene = build(many, open(before, firstStack(before)));
        var spread = scene.open.orElseThrow();
        var boxes = new java.util.ArrayList<double[]>();
        var first = scene.groups.firstNode[spread.group()];
        for (var node = first; node < first + scene.groups.nodeCount[spread.group()]; node++) {
            var w = scene.nodes.card[node] ? Packing.CARD_WIDTH : 30;
            var h = scene.nodes.card[node] ? Packing.CARD_HEIGHT : 26;
            boxes.add(new double[] {scene.nodes.x[node] - w / 2, scene.nodes.y[node] - h / 2, w, h});
            assertThat(spread.holds(scene.nodes.x[node] - w / 2, scene.nodes.y[node] - h / 2))
                    .isTrue();
            assertThat(spread.holds(scene.nodes.x[node] + w / 2, scene.nodes.y[node] + h / 2))
                    .isTrue();
        }
        assertThat(HostsLayoutTest.overlapping(boxes)).isZero();
        assertThat(scene.nodes.hidden).contains(true);
    }

    @Test
    void whatIsUnderThePointerIsTheStackThenWhatIsInIt() {
        var closed = build(many, Arrangement.USUAL);
        var group = firstStack(closed);
        var body = StackPainter.body(closed.groups, closed.nodes, group);
        var camera = Camera.centredOn(body[0] + 20, body[1] + 20, 1, 984, 548);
        var look = Look.at(camera, 984, 548, 1, Theme.DARK, Level.GLYPHS);
        var x = camera.toViewX(body[0] + 20);
        var y = camera.toViewY(body[1] + 20);
        assertThat(new HitTest(closed, look).stackAt(x, y)).isEqualTo(closed.stack(group));
        assertThat(new HitTest(closed, look).at(x, y)).isInstanceOf(Selection.OfApp.class);
        var open = build(many, open(closed, group));
        var spread = open.open.orElseThrow();
        var node = open.groups.firstNode[group] + open.groups.nodeCount[group] - 1;
        var hit = new HitTest(open, look);
        assertThat(hit.at(camera.toViewX(open.nodes.x[node]), camera.toViewY(open.nodes.y[node])))
                .isEqualTo(new Selection.OfContainer(open.nodes.id[node]));
        assertThat(hit.closesAt(camera.toViewX(spread.x() + spread.w() - 10), camera.toViewY(spread.y() + 10)))
                .isTrue();
        assertThat(hit.stackAt(camera.toViewX(spread.x() + 60), camera.toViewY(spread.y() + 10)))
                .isEmpty();
    }

    @Test
    void keysStandOnAStackOnceAndStayInAnOpenOne() {
        var closed = build(many, Arrangement.USUAL);
        var group = firstStack(closed);
        var node = firstHidden(closed, group) + 1;
        var here = new Selection.OfContainer(closed.nodes.id[node]);
        var next = new KeyWalk(closed, Level.GLYPHS).from(here, 0, 1);
        assertThat(next).isNotEqualTo(here);
        assertThat(closed.nodes.group[closed.node(((Selection.OfContainer) next).container())])
                .isNotEqualTo(group);
        var open = build(many, open(closed, group));
        var walk = new KeyWalk(open, Level.GLYPHS);
        var at = here;
        for (var step = 0; step < 40; step++) {
            at = (Selection.OfContainer) walk.from(at, step % 3 == 0 ? 0 : 1, step % 3 == 0 ? 1 : 0);
            assertThat(open.nodes.group[open.node(at.container())]).isEqualTo(group);
        }
    }

    @Test
    void aStackIsSaidWithItsNumber() {
        var scene = build(many, Arrangement.USUAL);
        var group = firstStack(scene);
        assertThat(Spoken.of(scene, new Selection.OfContainer(scene.nodes.id[firstHidden(scene, group)])))
                .endsWith(", in a stack of " + scene.groups.nodeCount[group] + ", Enter opens it");
    }

    @Test
    void everyContainerOfAStackIsCountedAsDrawnOnce() {
        var closed = build(many, Arrangement.USUAL);
        for (var arrangement : new Arrangement[] {Arrangement.USUAL, open(closed, firstStack(closed))}) {
            var scene = build(many, arrangement);
            var look = Look.at(new Camera(-5, -50, 0.6), 2_400, 1_600, 1, Theme.DARK, Level.GLYPHS);
            var image = new BufferedImage(2_400, 1_600, BufferedImage.TYPE_INT_ARGB_PRE);
            assertThat(new MapPainter().paint(image.createGraphics(), scene, look, new Gauges(), false))
                    .isEqualTo(3_000);
        }
        assertThat(Arrays.stream(closed.nodes.condition).filter(Condition::wrong))
                .isNotEmpty();
    }

    @Test
    void aStackThatIsGoneIsNotOpen() {
        var scene = build(many, Arrangement.USUAL);
        var wish = open(scene, firstStack(scene));
        assertThat(Scenes.build(new Places(), Scenes.topology(3, 63), MapKind.HOSTS, wish, 984, 548).open)
                .isEqualTo(Optional.empty());
    }
}
