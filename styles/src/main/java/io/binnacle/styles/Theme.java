package io.binnacle.styles;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.ColorScheme;

/// One of the looks of the program: a ground, dark or light, and the colours on it.
public enum Theme {
    DARK(true, Colours.USUAL),
    LIGHT(false, Colours.USUAL),
    DARK_COLOUR_BLIND(true, Colours.COLOUR_BLIND),
    LIGHT_COLOUR_BLIND(false, Colours.COLOUR_BLIND),
    DARK_HIGH_CONTRAST(true, Colours.HIGH_CONTRAST),
    LIGHT_HIGH_CONTRAST(false, Colours.HIGH_CONTRAST);

    private final boolean dark;
    private final Colours colours;

    /// For whose eyes the colours are chosen.
    public enum Colours {
        USUAL,
        /// States and apps differ for eyes that lack any one kind of cone.
        COLOUR_BLIND,
        /// Words have a contrast of 7 and more to their ground, and what is drawn one of 4.5.
        HIGH_CONTRAST
    }

    Theme(boolean dark, Colours colours) {
        this.dark = dark;
        this.colours = colours;
    }

    /// What the system asks for.
    public static Theme of(ColorScheme scheme) {
        return switch (scheme) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
        };
    }

    /// The same ground with other colours.
    public Theme with(Colours others) {
        return switch (others) {
            case USUAL -> dark ? DARK : LIGHT;
            case COLOUR_BLIND -> dark ? DARK_COLOUR_BLIND : LIGHT_COLOUR_BLIND;
            case HIGH_CONTRAST -> dark ? DARK_HIGH_CONTRAST : LIGHT_HIGH_CONTRAST;
        };
    }

    public boolean dark() {
        return dark;
    }

    public Colours colours() {
        return colours;
    }

    /// The class its root carries, and the selector of its tokens: `dark-high-contrast`.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return styleClass();
    }

    /// The compiled sheet of AtlantaFX that stands under ours.
    String base() {
        return dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS();
    }
}
