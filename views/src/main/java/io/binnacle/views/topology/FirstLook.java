package io.binnacle.views.topology;

import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;

/// The look that shows all of a scene.
final class FirstLook {
    private FirstLook() {}

    static Look of(MapScene scene, double width, double height, double pixelScale, Theme theme) {
        var dots = new DotGrid(scene.hosts);
        var camera = fitting(scene, dots, width, height);
        return Look.at(camera, width, height, pixelScale, theme, Level.of(scene, dots, camera.zoom()));
    }

    /// The far view leaves room for its legend.
    static Camera fitting(MapScene scene, DotGrid dots, double width, double height) {
        var near = Camera.fitting(scene, width, height, Camera.BOTTOM);
        var far = scene.kind == MapKind.HOSTS
                && Level.of(scene, dots, near.zoom()).compareTo(Level.GLYPHS) < 0;
        return far ? Camera.fitting(scene, width, height, LegendPainter.HEIGHT + 8) : near;
    }
}
