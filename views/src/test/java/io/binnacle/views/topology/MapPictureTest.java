package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Link;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MapPictureTest {
    private static MapPicture picture(Topology topology, MapKind kind, Theme theme) {
        return new MapPicture(
                Scenes.picture(topology), new Gauges(), kind, Fill.CPU, Link.Evidence.OBSERVED, theme, 1016, 608);
    }

    @ParameterizedTest
    @EnumSource(MapKind.class)
    void svgIsXmlWithRealWords(MapKind kind) throws Exception {
        var topology = Scenes.topology(3, 63);
        var web = topology.containers().values().stream()
                .filter(container -> container.name().startsWith("mailer"))
                .findFirst()
                .orElseThrow();
        var odd = Scenes.with(topology, web, "snow \u2603 \uD83D\uDEA2 bell\u0007<&>\"");
        var svg = picture(odd, kind, Theme.DARK).svg();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(15);
        assertThat(svg).contains(">checkout<");
    }

    @Test
    void aPictureAtScaleTwoHasTwiceThePixels() {
        var image = picture(Scenes.topology(3, 63), MapKind.HOSTS, Theme.LIGHT).image(2);
        assertThat(image.getWidth()).isEqualTo(2032);
        assertThat(colours(image)).isGreaterThan(50);
    }

    @Test
    void nothingAtAllIsAPictureToo() {
        var image = picture(Topology.EMPTY, MapKind.HOSTS, Theme.DARK).image(1);
        assertThat(colours(image)).isGreaterThan(2);
    }

    private static int colours(BufferedImage image) {
        var colours = new HashSet<Integer>();
        for (var y = 0; y < image.getHeight(); y += 2) {
            for (var x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }

    @Test
    void everyContainerIsDrawnAtEveryLevelOfTheWholeMap() {
        for (var size : new int[][] {{3, 63}, {40, 2000}, {200, 2000}}) {
            var scene = Scenes.build(new Places(), Scenes.topology(size[0], size[1]), MapKind.HOSTS);
            var look = FirstLook.of(scene, 1016, 608, 1, Theme.DARK);
            var image = new BufferedImage(1016, 608, BufferedImage.TYPE_INT_ARGB_PRE);
            assertThat(new MapPainter().paint(image.createGraphics(), scene, look, new Gauges(), false))
                    .isEqualTo(scene.nodes.count);
        }
    }

    @Test
    void levelsChangeLateSoThatATremblingHandDoesNotFlicker() {
        var scene = Scenes.build(new Places(), Scenes.topology(3, 63), MapKind.HOSTS);
        var dots = new DotGrid(scene.hosts);
        var threshold = Level.GLYPH_PITCH / Packing.PITCH_X;
        assertThat(Level.of(scene, dots, threshold * 1.05, Level.DOTS)).isEqualTo(Level.DOTS);
        assertThat(Level.of(scene, dots, threshold * 1.11, Level.DOTS)).isEqualTo(Level.GLYPHS);
        assertThat(Level.of(scene, dots, threshold * 0.95, Level.GLYPHS)).isEqualTo(Level.GLYPHS);
        assertThat(Level.of(scene, dots, threshold * 0.89, Level.GLYPHS)).isEqualTo(Level.DOTS);
    }

    @Test
    void whatLiesUnderThePointerIsWhatIsDrawnThere() {
        var scene = Scenes.build(new Places(), Scenes.topology(3, 63), MapKind.HOSTS);
        var look = FirstLook.of(scene, 1016, 608, 1, Theme.DARK);
        for (var node = 0; node < scene.nodes.count; node++) {
            var x = look.camera().toViewX(scene.nodes.x[node]);
            var y = look.camera().toViewY(scene.nodes.y[node]);
            assertThat(new HitTest(scene, look).at(x, y))
                    .isEqualTo(new io.binnacle.views.Selection.OfContainer(scene.nodes.id[node]));
        }
    }
}
