package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.views.Selection;
import java.util.Optional;

/// Where an app's handle is: in the middle of the right edge of its card, or of its first group.
///
/// @param x of its middle, in the view
record Grip(double x, double y) {
    static final double WIDTH = 14;
    static final double HEIGHT = 40;
    private static final double LEAST_EDGE = 26;
    private static final double SLACK = 4;

    /// None where the card is too small to be taken by its edge.
    static Optional<Grip> of(MapScene scene, Camera camera, Level level, AppId app) {
        return level.compareTo(Level.GLYPHS) < 0
                ? Optional.empty()
                : Bounds.of(scene, new Selection.OfApp(app))
                        .filter(bounds -> bounds.h() * camera.zoom() >= LEAST_EDGE)
                        .map(bounds ->
                                new Grip(camera.toViewX(bounds.x() + bounds.w()), camera.toViewY(bounds.middleY())));
    }

    boolean under(double viewX, double viewY) {
        return Math.abs(viewX - x) <= WIDTH / 2 + SLACK && Math.abs(viewY - y) <= HEIGHT / 2 + SLACK;
    }
}
