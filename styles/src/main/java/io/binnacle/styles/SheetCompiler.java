package io.binnacle.styles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.css.Stylesheet;

/// Run by the build: writes the sheet of each theme as JavaFX reads it fastest.
final class SheetCompiler {

    private SheetCompiler() {}

    public static void main(String[] args) throws IOException {
        for (Theme theme : Theme.values()) {
            compile(theme, Path.of(args[0]));
        }
    }

    static String fileName(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT) + ".bss";
    }

    private static void compile(Theme theme, Path directory) throws IOException {
        Path written = Files.createTempFile("binnacle", ".css");
        try {
            Files.writeString(written, Styles.css(theme));
            Stylesheet.convertToBinary(
                    written.toFile(), directory.resolve(fileName(theme)).toFile());
        } finally {
            Files.delete(written);
        }
    }
}
