package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import java.awt.image.BufferedImage;
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
    @CsvSource({"HOSTS, 0.03, CELLS", "HOSTS, 0.3, DOTS", "HOSTS, 0.8, GLYPHS", "HOSTS, 2.6, CARDS", "APPS, 0.8, GLYPHS"
    })
    void looksAsJava2dAlonePaintsItForAFile(MapKind kind, double zoom, Level level) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), kind);
        var look = look(Camera.centredOn(scene.width / 2, scene.height / 2, zoom, WIDTH, HEIGHT), level);
        var wanted = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        var shown = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        try (var layer = new WorldLayer(new Gauges())) {
            new MapPainter().paint(wanted.createGraphics(), scene, look, new Gauges(), false);
            var pixels = layer.show(scene, look, WIDTH, HEIGHT);
            shown.setRGB(0, 0, WIDTH, HEIGHT, pixels.data, 0, WIDTH);
            new MapPainter().still(shown.createGraphics(), scene, look, new Gauges(), layer.emphasis());
            assertThat(different(new Pixels(shown).data, new Pixels(wanted).data))
                    .isLessThan(WIDTH * HEIGHT / 1000);
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
