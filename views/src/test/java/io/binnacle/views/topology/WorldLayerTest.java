package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorldLayerTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private static Look look(Camera camera, Level level) {
        return Look.at(camera, WIDTH, HEIGHT, 1, Theme.DARK, level);
    }

    /// Where edges and words fall on another part of a pixel's grid, rounding may differ by a few of 255.
    private static int different(int[] one, int[] other) {
        var count = 0;
        for (var i = 0; i < one.length; i++) {
            var green = ((one[i] >> 8) & 0xFF) - ((other[i] >> 8) & 0xFF);
            count += Math.abs(green) > 4 ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTS, 0.03, CELLS",
        "HOSTS, 0.3, DOTS",
        "HOSTS, 0.8, GLYPHS",
        "HOSTS, 2.6, CARDS",
        "APPS, 0.4, GLYPHS",
        "APPS, 1, GLYPHS"
    })
    void whatWasMovedIsWhatWouldHaveBeenPainted(MapKind kind, double zoom, Level level) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), kind);
        var camera = Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT);
        try (var moved = new WorldLayer(new Gauges());
                var fresh = new WorldLayer(new Gauges())) {
            moved.show(scene, look(camera, level), WIDTH, HEIGHT);
            for (var step : new int[][] {{7, 0}, {0, -5}, {-23, 11}, {140, 90}, {-1, -1}}) {
                camera = camera.moved(step[0], step[1]);
                moved.show(scene, look(camera, level), WIDTH, HEIGHT);
            }
            var pixels = moved.show(scene, look(camera, level), WIDTH, HEIGHT);
            var wanted = fresh.show(scene, look(camera, level), WIDTH, HEIGHT);
            assertThat(different(pixels.data, wanted.data)).isLessThan(WIDTH * HEIGHT / 1000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTS, 0.03, CELLS, 1",
        "HOSTS, 0.3, DOTS, 1",
        "HOSTS, 0.8, GLYPHS, 1",
        "HOSTS, 0.8, GLYPHS, 1.25",
        "HOSTS, 0.8, GLYPHS, 2",
        "HOSTS, 2.6, CARDS, 1",
        "APPS, 0.8, GLYPHS, 1"
    })
    void looksAsJava2dAlonePaintsItForAFile(MapKind kind, double zoom, Level level, double scale) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), kind);
        var camera = Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT);
        var look = Look.at(camera, WIDTH, HEIGHT, scale, Theme.DARK, level);
        var width = (int) (WIDTH * scale);
        var height = (int) (HEIGHT * scale);
        var wanted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        try (var layer = new WorldLayer(new Gauges())) {
            new MapPainter().paint(wanted.createGraphics(), scene, look, new Gauges(), false);
            var pixels = layer.show(scene, look, width, height);
            shown.setRGB(0, 0, width, height, pixels.data, 0, width);
            var target = Target.of(new Pixels(shown), look);
            new MapPainter().still(shown.createGraphics(), scene, look, new Gauges(), layer.emphasis(), target);
            assertThat(different(new Pixels(shown).data, new Pixels(wanted).data))
                    .isLessThan(width * height / 1000);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.03, CELLS", "0.3, DOTS", "0.8, GLYPHS", "2.6, CARDS"})
    void attentionPaintsOnlyWhatLooksOtherwise(double zoom, Level level) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), MapKind.HOSTS);
        var look = look(Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT), level);
        var node = inMiddle(scene);
        var nothing = new Selection.Nothing();
        try (var mended = new WorldLayer(new Gauges())) {
            mended.show(scene, look, WIDTH, HEIGHT);
            var all = mended.nodesPainted();
            for (var other : List.of(
                    look.with(nothing, new Selection.OfContainer(scene.nodes.id[node])),
                    look.with(new Selection.OfHost(scene.hosts.id[scene.nodes.host[node]]), nothing),
                    look.with(nothing, new Selection.OfHost(scene.hosts.id[scene.nodes.host[node]])),
                    look.with(new Selection.OfContainer(scene.nodes.id[node]), nothing))) {
                same(mended.show(scene, other, WIDTH, HEIGHT), scene, other);
            }
            assertThat(mended.nodesPainted() - all).as("of " + all).isLessThanOrEqualTo(4 * all);
        }
    }

    private static int inMiddle(MapScene scene) {
        var nearest = 0;
        for (var node = 0; node < scene.nodes.count; node++) {
            nearest = fromMiddle(scene, node) < fromMiddle(scene, nearest) ? node : nearest;
        }
        return nearest;
    }

    private static double fromMiddle(MapScene scene, int node) {
        return Math.hypot(scene.nodes.x[node] - scene.width / 2, scene.nodes.y[node] - scene.height / 2);
    }

    private static void same(Pixels shown, MapScene scene, Look look) {
        try (var fresh = new WorldLayer(new Gauges())) {
            var wanted = fresh.show(scene, look, WIDTH, HEIGHT);
            assertThat(different(shown.data, wanted.data)).isLessThan(WIDTH * HEIGHT / 1000);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.03, CELLS", "0.3, DOTS", "0.8, GLYPHS", "2.6, CARDS"})
    void measurementsPaintOnlyWhatLooksOtherwise(double zoom, Level level) {
        var topology = Scenes.topology(40, 2000);
        var builder = new SceneBuilder(new Places());
        var scene = Scenes.build(builder, topology, MapKind.HOSTS);
        var look = look(Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT), level);
        var node = inMiddle(scene);
        try (var mended = new WorldLayer(new Gauges())) {
            mended.show(scene, look, WIDTH, HEIGHT);
            for (var share : new double[] {0.9, 0.2, 0.21}) {
                var next = Scenes.build(builder, topology, MapKind.HOSTS);
                next.nodes.fill[node] = share;
                next.hosts.cpu[next.nodes.host[node]] = 1 - share;
                look = look.from(look.camera().moved(3, -2), look.reach());
                same(mended.show(next, look, WIDTH, HEIGHT), next, look);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, DOTS", "0.8, GLYPHS"})
    void aPanDrawsAsFewNodesAsTheStripHolds(double zoom, Level level) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), MapKind.HOSTS);
        var camera = Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT);
        try (var layer = new WorldLayer(new Gauges())) {
            layer.show(scene, look(camera, level), WIDTH, HEIGHT);
            var all = layer.nodesPainted();
            layer.show(scene, look(camera, level), WIDTH, HEIGHT);
            assertThat(layer.nodesPainted()).as("nothing has changed").isEqualTo(all);
            layer.show(scene, look(camera.moved(4, 0), level), WIDTH, HEIGHT);
            assertThat(layer.nodesPainted() - all).isBetween(0L, all / 5);
            assertThat(layer.made()).isEqualTo(1);
        }
    }
}
