package io.binnacle.styles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Run by the build: writes sheets as JavaFX reads them fastest. `themes DIRECTORY` makes one of each theme there,
/// `beside DIRECTORY` one of every written sheet below, beside it.
final class SheetCompiler {

    private SheetCompiler() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[1]);
        switch (args[0]) {
            case "themes" -> themes(directory);
            case "beside" -> beside(directory);
            default -> throw new IllegalArgumentException("neither themes nor beside: " + args[0]);
        }
    }

    static String fileName(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT) + ".bss";
    }

    private static void themes(Path directory) throws IOException {
        for (Theme theme : Theme.values()) {
            Path written = Files.createTempFile("binnacle", ".css");
            try {
                Files.writeString(written, Styles.css(theme));
                compile(written, directory.resolve(fileName(theme)));
            } finally {
                Files.delete(written);
            }
        }
    }

    private static void beside(Path directory) throws IOException {
        for (Path written : written(directory)) {
            compile(
                    written,
                    written.resolveSibling(
                            SheetFile.compiled(written.getFileName().toString())));
        }
    }

    private static List<Path> written(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> SheetFile.isWritten(file.toString())).toList();
        }
    }

    private static void compile(Path written, Path compiled) throws IOException {
        Stylesheet.convertToBinary(written.toFile(), compiled.toFile());
    }
}
