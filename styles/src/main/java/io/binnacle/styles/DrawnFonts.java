package io.binnacle.styles;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bundled fonts as Java2D has them, at size 1, each read on first use.
final class DrawnFonts {
    private static final Map<Typeface, Font> UNITS = new ConcurrentHashMap<>();

    private DrawnFonts() {}

    static Font unit(Typeface typeface) {
        return UNITS.computeIfAbsent(typeface, DrawnFonts::read);
    }

    private static Font read(Typeface typeface) {
        Resource file = typeface.file();
        try (InputStream in = file.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException(file.name() + " in the program is not a font", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file.name() + " in the program cannot be read", e);
        }
    }
}
