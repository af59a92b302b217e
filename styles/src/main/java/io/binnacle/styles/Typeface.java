package io.binnacle.styles;

import java.awt.Font;

/// A bundled font, for style sheets by its family and for Java2D as a font. Both read the same file.
public enum Typeface {
    REGULAR("Inter", "Inter-Regular"),
    MEDIUM("Inter Medium", "Inter-Medium"),
    SEMI_BOLD("Inter SemiBold", "Inter-SemiBold"),
    MONO("JetBrains Mono NL", "JetBrainsMonoNL-Regular"),
    MONO_MEDIUM("JetBrains Mono NL Medium", "JetBrainsMonoNL-Medium");

    private final String family;
    private final String file;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
    }

    /// Its name in `-fx-font-family`. JavaFX picks no weight but bold, so each weight is a family.
    public String family() {
        return family;
    }

    /// For Java2D, at so many px. The file is read once.
    public Font at(double sizePx) {
        return DrawnFonts.unit(this).deriveFont((float) sizePx);
    }

    Resource file() {
        return new Resource("fonts/" + file + ".ttf");
    }
}
