package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.styles.Tokens;

/// Which of the twelve app colours an app has: the same in every view and at every start.
final class AppHue {
    private AppHue() {}

    /// From 1 to 12.
    static int of(AppId app) {
        return Math.floorMod(spread(app.value()), Tokens.APP_HUES) + 1;
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
