package io.binnacle.styles;

import java.util.Locale;

/// A length of the design in px at 100 % scale.
public enum Size {
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_5,
    SPACE_6,
    TOPBAR_HEIGHT,
    RAIL_WIDTH,
    INSPECTOR_WIDTH,
    DOCK_TABS_HEIGHT,
    STATUS_HEIGHT,
    CONTROL_HEIGHT,
    FIELD_HEIGHT,
    ROW_HEIGHT,
    PROBLEM_HEIGHT,
    LOG_ROW_HEIGHT,
    RADIUS_KBD,
    RADIUS_CONTROL,
    RADIUS_CARD,
    RADIUS_PANEL,
    RADIUS_PILL,
    TEXT_SMALL,
    TEXT_BODY,
    TEXT_TITLE,
    TEXT_FIGURE,
    TEXT_HERO,
    TEXT_MONO,
    LINE_SMALL,
    LINE_BODY,
    LINE_TITLE,
    LINE_FIGURE,
    LINE_HERO;

    /// Its name in css: `-bn-topbar-height`.
    public String token() {
        return "-bn-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
