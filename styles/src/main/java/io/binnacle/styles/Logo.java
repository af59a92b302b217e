package io.binnacle.styles;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The sign of the house: a brass ring and needle on screen, the icon where the system shows the program.
public final class Logo {
    private static final double DRAWN = 20;
    private static final String RING = "M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1";
    private static final String NEEDLE = "M14 6L11.8 11.8L6 14L8.2 8.2Z M10 9A1 1 0 1 0 10 11A1 1 0 1 0 10 9";

    private Logo() {}

    /// For the top bar at 20, larger where nothing is connected yet.
    public static Pane sign(double size) {
        Pane sign = new Pane(layer(RING, "logo-ring", size), layer(NEEDLE, "logo-needle", size));
        sign.getStyleClass().add("logo");
        sign.setMinSize(size, size);
        sign.setPrefSize(size, size);
        sign.setMaxSize(size, size);
        return sign;
    }

    /// For a stage, smallest first.
    public static List<Image> icons() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256, 512)
                .map(size -> new Resource("icon/binnacle-" + size + ".png"))
                .map(file -> new Image(file.url().toExternalForm()))
                .toList();
    }

    private static SVGPath layer(String path, String styleClass, double size) {
        SVGPath layer = new SVGPath();
        layer.setContent(path);
        layer.getStyleClass().add(styleClass);
        layer.getTransforms().add(new Scale(size / DRAWN, size / DRAWN));
        return layer;
    }
}
