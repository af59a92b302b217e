package io.binnacle.views.connect;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/// The rose behind the first screen, low at the right. It takes no room and no mouse.
final class CompassRose extends Pane {
    private static final double[] RINGS = {120, 210, 300, 390, 480};
    private static final double SCALE_RING = 300;
    private static final double FROM_RIGHT = 160;
    private static final double FROM_BOTTOM = 125;
    private final Rectangle frame = new Rectangle();
    private final Pane rose = new Pane();

    CompassRose() {
        setMouseTransparent(true);
        setManaged(false);
        frame.widthProperty().bind(widthProperty());
        frame.heightProperty().bind(heightProperty());
        setClip(frame);
        for (var radius : RINGS) {
            var ring = new Circle(radius);
            ring.getStyleClass().add("compass-rose");
            rose.getChildren().add(ring);
        }
        rose.getChildren().add(scale());
        getChildren().add(rose);
        widthProperty().addListener((_, _, width) -> rose.setLayoutX(width.doubleValue() - FROM_RIGHT));
        heightProperty().addListener((_, _, height) -> rose.setLayoutY(height.doubleValue() - FROM_BOTTOM));
    }

    private static Path scale() {
        var ticks = new Path();
        ticks.getStyleClass().add("compass-rose");
        for (var degrees = 0; degrees < 360; degrees += 5) {
            var angle = Math.toRadians(degrees);
            var outer = SCALE_RING + (degrees % 30 == 0 ? 14 : 6);
            ticks.getElements()
                    .addAll(
                            new MoveTo(SCALE_RING * Math.cos(angle), SCALE_RING * Math.sin(angle)),
                            new LineTo(outer * Math.cos(angle), outer * Math.sin(angle)));
        }
        return ticks;
    }
}
