package io.binnacle.views.topology;

import io.binnacle.model.ContainerId;
import io.binnacle.styles.Theme;
import io.binnacle.views.Selection;
import java.util.Optional;
import java.util.Set;

/// How a scene is looked at: everything a frame depends on besides the scene.
///
/// @param pixelScale pixels of the screen for one px of the view
/// @param keyboard where the keyboard stands, drawn with the blue ring
/// @param found what a search or filter has found; empty when nothing is sought
/// @param traced what is lit because it was asked for
/// @param reach what the operator's hand is about to change
/// @param legend whether legend and mini-map may be drawn
record Look(
        Camera camera,
        double width,
        double height,
        double pixelScale,
        Theme theme,
        Level level,
        Selection selection,
        Selection hovered,
        Selection focused,
        Selection keyboard,
        Optional<Set<ContainerId>> found,
        Traced traced,
        Reach reach,
        boolean legend) {
    static Look at(Camera camera, double width, double height, double pixelScale, Theme theme, Level level) {
        var nothing = new Selection.Nothing();
        return new Look(
                camera,
                width,
                height,
                pixelScale,
                theme,
                level,
                nothing,
                nothing,
                nothing,
                nothing,
                Optional.empty(),
                Traced.NOTHING,
                Reach.NONE,
                true);
    }

    /// The same from elsewhere, with another reach of the hand.
    Look from(Camera elsewhere, Reach otherReach) {
        return new Look(
                elsewhere,
                width,
                height,
                pixelScale,
                theme,
                level,
                selection,
                hovered,
                focused,
                keyboard,
                found,
                traced,
                otherReach,
                legend);
    }

    /// The same with the attention of another.
    Look attending(Look other) {
        return new Look(
                camera,
                width,
                height,
                pixelScale,
                theme,
                level,
                other.selection,
                other.hovered,
                focused,
                other.keyboard,
                found,
                traced,
                reach,
                legend);
    }

    Look with(Selection newSelection, Selection newHovered) {
        return new Look(
                camera,
                width,
                height,
                pixelScale,
                theme,
                level,
                newSelection,
                newHovered,
                focused,
                keyboard,
                found,
                traced,
                reach,
                legend);
    }

    Look with(Traced newTraced) {
        return new Look(
                camera,
                width,
                height,
                pixelScale,
                theme,
                level,
                selection,
                hovered,
                focused,
                keyboard,
                found,
                newTraced,
                reach,
                legend);
    }
}
