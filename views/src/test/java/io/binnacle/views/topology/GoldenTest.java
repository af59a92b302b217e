package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each level looks as it looked when somebody last approved of it. After a wanted change, run this test with
/// `-Dbinnacle.golden=write`, look at the pictures, and commit them.
final class GoldenTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    /// Of 255: another machine's processor may round the edge of a shape otherwise, and no eye sees it.
    private static final int ROUNDING = 3;

    @ParameterizedTest
    @CsvSource({
        "HOSTS, 0.04, CELLS, DARK",
        "HOSTS, 0.04, CELLS, LIGHT",
        "HOSTS, 0.3, DOTS, DARK",
        "HOSTS, 0.3, DOTS, LIGHT",
        "HOSTS, 0.8, GLYPHS, DARK",
        "HOSTS, 0.8, GLYPHS, LIGHT",
        "HOSTS, 2.6, CARDS, DARK",
        "HOSTS, 2.6, CARDS, LIGHT",
        "APPS, 0.8, GLYPHS, DARK",
        "APPS, 0.8, GLYPHS, LIGHT",
        "HOSTS, 0.8, GLYPHS, DARK_COLOUR_BLIND",
        "HOSTS, 0.8, GLYPHS, LIGHT_COLOUR_BLIND",
        "HOSTS, 0.8, GLYPHS, DARK_HIGH_CONTRAST",
        "HOSTS, 0.8, GLYPHS, LIGHT_HIGH_CONTRAST"
    })
    void looksAsItDid(MapKind kind, double zoom, Level level, Theme theme) throws IOException {
        compare(painted(kind, zoom, level, theme), String.join("-", kind.name(), level.name(), theme.name()));
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void stacksLookAsTheyDid(Theme theme) throws IOException {
        var places = new Places();
        var topology = Scenes.topology(3, 3_000);
        var closed = Scenes.build(places, topology, MapKind.HOSTS);
        var group = 0;
        while (!closed.groups.stacked[group] || closed.groups.wrong[group] == 0) {
            group++;
        }
        var open = Arrangement.USUAL.with(closed.stack(group).orElseThrow());
        var scene = Scenes.build(places, topology, MapKind.HOSTS, open, 984, 548);
        var camera = Camera.centredOn(scene.groups.x[group] + 150, scene.groups.y[group] + 200, 0.7, WIDTH, HEIGHT);
        compare(painted(scene, Look.at(camera, WIDTH, HEIGHT, 1, theme, Level.GLYPHS)), "stack-" + theme.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void aWayBetweenTwoAppsAndAPinLookAsTheyDid(Theme theme) throws IOException {
        var shop = Scenes.topology(3, 63);
        var places = new Places();
        Scenes.build(places, shop, MapKind.APPS);
        var web = app(shop, "web");
        places.apply(new Move.OfApp(web, 40, -120));
        var scene = Scenes.build(places, shop, MapKind.APPS);
        var look = FirstLook.of(scene, WIDTH, HEIGHT, 1, theme).with(new Tracer(shop).between(web, app(shop, "redis")));
        compare(painted(scene, look), "way-" + theme.name());
    }

    private static AppId app(Topology topology, String name) {
        return topology.apps().values().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void compare(BufferedImage image, String name) throws IOException {
        var file = DIRECTORY.resolve(name.toLowerCase(Locale.ROOT) + ".png");
        if (System.getProperty("binnacle.golden", "").equals("write")) {
            Files.createDirectories(DIRECTORY);
            ImageIO.write(image, "png", file.toFile());
        }
        var golden = ImageIO.read(file.toFile());
        assertThat(different(image, golden)).as("pixels unlike %s", file).isZero();
    }

    private static BufferedImage painted(MapKind kind, double zoom, Level level, Theme theme) {
        var scene = Scenes.build(new Places(), Scenes.topology(40, 2000), kind);
        var camera = Camera.centredOn(middle(scene, true), middle(scene, false), zoom, WIDTH, HEIGHT);
        return painted(scene, Look.at(camera, WIDTH, HEIGHT, 1, theme, level));
    }

    private static BufferedImage painted(MapScene scene, Look look) {
        try (var layer = new WorldLayer(new Gauges())) {
            var pixels = layer.show(scene, look, WIDTH, HEIGHT);
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, WIDTH, HEIGHT, pixels.data, 0, WIDTH);
            var g = image.createGraphics();
            new MapPainter().still(g, scene, look, new Gauges(), layer.emphasis(), Target.of(new Pixels(image), look));
            g.dispose();
            return image;
        }
    }

    /// Of something that can be seen near by: a container in the midst of the Hosts view.
    private static double middle(MapScene scene, boolean across) {
        if (scene.kind == MapKind.APPS) {
            return (across ? scene.width : scene.height) / 2;
        }
        var node = scene.nodes.count / 2;
        return across ? scene.nodes.x[node] : scene.nodes.y[node];
    }

    private static int different(BufferedImage one, BufferedImage other) {
        var count = 0;
        for (var y = 0; y < HEIGHT; y++) {
            for (var x = 0; x < WIDTH; x++) {
                count += distance(one.getRGB(x, y), other.getRGB(x, y)) > ROUNDING ? 1 : 0;
            }
        }
        return count;
    }

    private static int distance(int one, int other) {
        var most = 0;
        for (var shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)));
        }
        return most;
    }
}
