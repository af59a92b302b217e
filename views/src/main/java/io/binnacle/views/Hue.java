package io.binnacle.views;

import io.binnacle.model.AppId;

/// Which of the twelve app colours an app has: the same in every view and at every start.
public final class Hue {
    public static final int COUNT = 12;

    private Hue() {}

    /// From 1 to 12, as in `-color-app-1`.
    public static int of(AppId app) {
        return Math.floorMod(spread(app.value()), COUNT) + 1;
    }

    /// FNV-1a: near names get far hues.
    private static int spread(String text) {
        var hash = 0x811c9dc5;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
