package io.binnacle.views.topology;

import io.binnacle.views.MapKind;

/// How much is drawn of each thing, by how large it is on screen.
enum Level {
    /// One cell a host.
    CELLS,
    /// One dot a container.
    DOTS,
    /// Vessels in named groups, with links.
    GLYPHS,
    /// Vessels with a name and a curve of their use.
    CARDS;

    static final double GLYPH_PITCH = 20;
    static final double CARD_PITCH = 100;
    static final double LEAST_DOT_PITCH = 5;
    private static final double HYSTERESIS = 0.1;

    /// Going in, a level changes 10 % beyond its threshold, and going out 10 % before it, so that a hand that trembles
    /// on the wheel does not make the picture flicker.
    static Level of(MapScene scene, DotGrid dots, double zoom, Level before) {
        if (scene.kind == MapKind.APPS) {
            return GLYPHS;
        }
        var pitch = Packing.PITCH_X * zoom;
        if (pitch >= threshold(CARD_PITCH, before.compareTo(CARDS) >= 0)) {
            return CARDS;
        }
        if (pitch >= threshold(GLYPH_PITCH, before.compareTo(GLYPHS) >= 0)) {
            return GLYPHS;
        }
        return dots.pitch(zoom) >= threshold(LEAST_DOT_PITCH, before.compareTo(DOTS) >= 0) ? DOTS : CELLS;
    }

    private static double threshold(double pitch, boolean alreadyThere) {
        return alreadyThere ? pitch * (1 - HYSTERESIS) : pitch * (1 + HYSTERESIS);
    }

    /// Without a past: the thresholds themselves.
    static Level of(MapScene scene, DotGrid dots, double zoom) {
        var low = of(scene, dots, zoom / (1 - HYSTERESIS), CARDS);
        return of(scene, dots, zoom / (1 - HYSTERESIS), low);
    }
}
