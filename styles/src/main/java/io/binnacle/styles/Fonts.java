package io.binnacle.styles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/// Makes the bundled fonts known to JavaFX, once.
final class Fonts {
    private static final double ANY_SIZE = 13;

    private static final boolean LOADED = loadAll();

    private Fonts() {}

    static boolean load() {
        return LOADED;
    }

    private static boolean loadAll() {
        for (Typeface typeface : Typeface.values()) {
            load(typeface);
        }
        return true;
    }

    private static void load(Typeface typeface) {
        try (InputStream in = typeface.file().open()) {
            Font font = Font.loadFont(in, ANY_SIZE);
            if (font == null || !font.getFamily().equals(typeface.family())) {
                throw new IllegalStateException(typeface.file().name() + " is not the font " + typeface.family());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(typeface.file().name() + " in the program cannot be read", e);
        }
    }
}
