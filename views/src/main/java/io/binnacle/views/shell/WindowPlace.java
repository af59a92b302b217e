package io.binnacle.views.shell;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window stands: where it stood last time when that is still on a screen, else in the middle of the main one.
final class WindowPlace {
    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;
    private static final double SEEN = 80;

    private WindowPlace() {}

    static void restore(Stage stage, Optional<Settings.Place> place, BiFunction<Double, Double, Scene> scene) {
        var known = place.filter(WindowPlace::onScreen);
        var room = Screen.getPrimary().getVisualBounds();
        var width = known.map(Settings.Place::width).orElse(Math.min(USUAL_WIDTH, room.getWidth()));
        var height = known.map(Settings.Place::height).orElse(Math.min(USUAL_HEIGHT, room.getHeight()));
        stage.setScene(scene.apply(width, height));
        stage.setWidth(width);
        stage.setHeight(height);
        known.ifPresentOrElse(
                at -> {
                    stage.setX(at.x());
                    stage.setY(at.y());
                    stage.setMaximized(at.maximised());
                },
                stage::centerOnScreen);
    }

    private static boolean onScreen(Settings.Place place) {
        var bar = new Rectangle2D(place.x(), place.y(), place.width(), SEEN);
        return Screen.getScreens().stream().anyMatch(screen -> overlaps(screen.getVisualBounds(), bar));
    }

    private static boolean overlaps(Rectangle2D screen, Rectangle2D bar) {
        return Math.min(screen.getMaxX(), bar.getMaxX()) - Math.max(screen.getMinX(), bar.getMinX()) > SEEN
                && Math.min(screen.getMaxY(), bar.getMaxY()) - Math.max(screen.getMinY(), bar.getMinY()) > SEEN / 2;
    }

    /// Tells the place when the window goes: while it is dragged nobody needs to know.
    static void follow(Stage stage, Consumer<Settings.Place> told) {
        stage.setOnHiding(_ -> told.accept(new Settings.Place(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized())));
    }
}
