package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws every control to `target/gallery-*.png`, to be looked at, and measures what can be measured.
final class GalleryTest {

    @ParameterizedTest
    @EnumSource
    void everyControlIsDrawnOnTheGroundOfItsTheme(Theme theme) throws Exception {
        BufferedImage window = draw("window", theme, WindowGallery.window());
        BufferedImage controls = draw("controls", theme, ControlGallery.controls());
        Tokens tokens = Tokens.of(theme);
        assertThat(window.getRGB(700, 300)).isEqualTo(tokens.argb(Role.MAP_BG));
        assertThat(controls.getRGB(2, 2)).isEqualTo(tokens.argb(Role.BG_INSET));
    }

    @ParameterizedTest
    @CsvSource({
        ".topbar, 0, 48",
        ".rail, 64, 0",
        ".rail-item, 56, 52",
        ".inspector, 360, 0",
        ".dock-tabs, 0, 36",
        ".problem-row, 0, 44",
        ".segmented, 0, 28",
        ".pill, 0, 28",
        ".chip, 0, 28",
        ".field, 0, 32",
        ".toolstrip, 0, 44",
        ".status-bar, 0, 28",
        ".mark, 14, 14"
    })
    void sizesAreThoseOfTheDesign(String selector, double width, double height) throws Exception {
        Region region = Toolkit.ask(
                () -> (Region) dressed(WindowGallery.window(), Theme.DARK).lookup(selector));
        assertThat(region.getHeight()).isEqualTo(height == 0 ? region.getHeight() : height);
        assertThat(region.getWidth()).isEqualTo(width == 0 ? region.getWidth() : width);
    }

    @Test
    void wordsAreSetInTheBundledFonts() throws Exception {
        Parent root = Toolkit.ask(() -> dressed(WindowGallery.window(), Theme.LIGHT));
        assertThat(fontOf(root.lookup(".cluster-name .text"))).isEqualTo("Inter SemiBold 15");
        assertThat(fontOf(root.lookup(".log-text .text"))).isEqualTo("JetBrains Mono NL 12");
        assertThat(fontOf(root.lookup(".row-label .text"))).isEqualTo("Inter 13");
    }

    @Test
    void theOtherThemeReplacesTheFirst() throws Exception {
        Parent root = Toolkit.ask(() -> {
            Parent dark = dressed(ControlGallery.controls(), Theme.DARK);
            Styles.apply(dark.getScene(), Theme.LIGHT);
            return dark;
        });
        assertThat(root.getStyleClass()).contains("light").doesNotContain("dark");
        assertThat(root.getScene().getStylesheets()).isEqualTo(Styles.sheets(Theme.LIGHT));
    }

    private static String fontOf(Node text) {
        return ((Text) text).getFont().getFamily() + " "
                + (int) ((Text) text).getFont().getSize();
    }

    private static Parent dressed(Parent root, Theme theme) {
        Scene scene = new Scene(root, 1440, 900);
        Styles.apply(scene, theme);
        root.applyCss();
        root.layout();
        root.applyCss();
        root.layout();
        return root;
    }

    private static BufferedImage draw(String name, Theme theme, Parent root) throws Exception {
        BufferedImage image =
                Toolkit.ask(() -> pixels(dressed(root, theme).getScene().snapshot(null)));
        write(image, Path.of("target", "gallery-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        return image;
    }

    private static BufferedImage pixels(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] argb = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    }
}
