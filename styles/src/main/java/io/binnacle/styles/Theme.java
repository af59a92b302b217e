package io.binnacle.styles;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.ColorScheme;

/// One of the two looks of the program.
public enum Theme {
    DARK,
    LIGHT;

    /// What the system asks for.
    public static Theme of(ColorScheme scheme) {
        return switch (scheme) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
        };
    }

    /// The class its root carries, and the selector of its tokens.
    public String styleClass() {
        return switch (this) {
            case DARK -> "dark";
            case LIGHT -> "light";
        };
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /// The compiled sheet of AtlantaFX that stands under ours.
    String base() {
        return switch (this) {
            case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
            case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
        };
    }
}
