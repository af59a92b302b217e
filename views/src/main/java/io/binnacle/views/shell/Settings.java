package io.binnacle.views.shell;

import io.binnacle.styles.Theme;
import io.binnacle.views.Grouping;
import io.binnacle.views.MapKind;
import java.util.List;
import java.util.Optional;

/// What the window remembers from one start to the next.
///
/// @param colours for whose eyes
/// @param armMinutes how long arming lasts
/// @param searches those kept, in the order of keeping
/// @param grouping what stands together on the maps
/// @param place where the window stood, once it has stood anywhere
public record Settings(
        Look look,
        Theme.Colours colours,
        boolean reducedMotion,
        int armMinutes,
        MapKind map,
        double dockHeight,
        boolean dockFolded,
        boolean inspectorFolded,
        List<String> searches,
        Grouping grouping,
        Optional<Place> place) {
    public static final int MOST_ARM_MINUTES = 60;
    public static final Settings USUAL = new Settings(
            Look.SYSTEM,
            Theme.Colours.USUAL,
            false,
            10,
            MapKind.HOSTS,
            216,
            false,
            false,
            List.of(),
            Grouping.USUAL,
            Optional.empty());

    /// On which ground: one of the two, or what the system asks for.
    public enum Look {
        SYSTEM,
        DARK,
        LIGHT;

        Theme theme(Theme system) {
            return switch (this) {
                case SYSTEM -> system;
                case DARK -> Theme.DARK;
                case LIGHT -> Theme.LIGHT;
            };
        }
    }

    /// Where a window stands on the screens.
    public record Place(double x, double y, double width, double height, boolean maximised) {}

    /// Figures out of range are brought back into it.
    public Settings {
        searches = List.copyOf(searches);
        armMinutes = Math.clamp(armMinutes, 1, MOST_ARM_MINUTES);
        dockHeight = Double.isFinite(dockHeight) ? Math.clamp(dockHeight, Dock.LEAST_HEIGHT, 2_000) : 216;
    }

    Settings with(Look newLook) {
        return new Settings(
                newLook,
                colours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings with(Theme.Colours newColours) {
        return new Settings(
                look,
                newColours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings with(Grouping newGrouping) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                newGrouping,
                place);
    }

    Settings withReducedMotion(boolean reduced) {
        return new Settings(
                look,
                colours,
                reduced,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings withArmMinutes(int minutes) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                minutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings with(MapKind newMap) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                newMap,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings withDock(double height, boolean folded) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                map,
                height,
                folded,
                inspectorFolded,
                searches,
                grouping,
                place);
    }

    Settings withInspectorFolded(boolean folded) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                folded,
                searches,
                grouping,
                place);
    }

    Settings withSearches(List<String> kept) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                kept,
                grouping,
                place);
    }

    Settings with(Place newPlace) {
        return new Settings(
                look,
                colours,
                reducedMotion,
                armMinutes,
                map,
                dockHeight,
                dockFolded,
                inspectorFolded,
                searches,
                grouping,
                Optional.of(newPlace));
    }
}
