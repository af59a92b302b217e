package io.binnacle.views.connect;

import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineJoin;

/// Five vessels of five apps, as the map draws them: what the demo looks like, in small.
final class Honeycomb extends Pane {
    private static final double RADIUS = 12;
    private static final double[][] PLACES = {
        {12, 13, 5, 0.55}, {36, 13, 1, 0.45}, {60, 13, 8, 0.8}, {24, 34, 9, 0.5}, {48, 34, 11, 0.4}
    };

    Honeycomb() {
        setMinSize(72, 47);
        setMaxSize(72, 47);
        for (var place : PLACES) {
            getChildren().add(vessel(place[0], place[1], (int) place[2], place[3]));
        }
    }

    private static Group vessel(double x, double y, int hue, double level) {
        var ground = hexagon();
        ground.getStyleClass().addAll("vessel-ground", "app-hue-" + hue);
        var full = new Rectangle(-RADIUS, RADIUS - 2 * RADIUS * level, 2 * RADIUS, 2 * RADIUS * level);
        full.getStyleClass().addAll("vessel-full", "app-hue-" + hue);
        full.setClip(hexagon());
        var rim = hexagon();
        rim.getStyleClass().addAll("vessel-rim", "app-hue-" + hue);
        var vessel = new Group(ground, full, rim);
        vessel.setLayoutX(x);
        vessel.setLayoutY(y);
        return vessel;
    }

    private static Polygon hexagon() {
        var hexagon = new Polygon();
        for (var i = 0; i < 6; i++) {
            var angle = Math.toRadians(60.0 * i - 90);
            hexagon.getPoints().addAll(RADIUS * Math.cos(angle), RADIUS * Math.sin(angle));
        }
        hexagon.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return hexagon;
    }
}
