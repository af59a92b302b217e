package io.binnacle.views.topology;

import java.awt.Rectangle;
import org.jspecify.annotations.Nullable;

/// Where a painter paints.
///
/// @param pixels where sprites go without asking Java2D; absent where there are none that are known, as in SVG
/// @param clip of the pixels, outside which nothing is painted
/// @param area the same in px of the view
record Target(@Nullable Pixels pixels, Rectangle clip, Area area) {
    /// All of known pixels.
    static Target of(Pixels pixels, Look look) {
        return new Target(pixels, new Rectangle(pixels.width, pixels.height), Area.all(look));
    }

    /// All of a surface of which no more is known.
    static Target of(Look look) {
        return new Target(null, new Rectangle(), Area.all(look));
    }
}
