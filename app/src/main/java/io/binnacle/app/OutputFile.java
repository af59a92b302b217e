package io.binnacle.app;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// A file that will be written whole or not at all.
record OutputFile(Path path, Format format) {
    /// What is written, told by the file's name.
    enum Format {
        PNG,
        SVG,
        JSON
    }

    /// Checks, before anything else is done, that the file can be written.
    ///
    /// @throws ConnectorException when it cannot
    static OutputFile of(Path path) {
        if (Files.isDirectory(path)) {
            throw refused(path, "it is a directory", "name a file in it: " + path.resolve("map.png"));
        }
        var format = format(path);
        var folder = folder(path);
        if (!Files.isDirectory(folder)) {
            throw refused(path, "there is no directory " + folder, "create it, or write elsewhere");
        }
        if (!Files.isWritable(folder) || (Files.exists(path) && !Files.isWritable(path))) {
            throw refused(path, "permission denied", "choose a place you may write to");
        }
        return new OutputFile(path, format);
    }

    private static Format format(Path path) {
        var name = path.toString().toLowerCase(Locale.ROOT);
        for (var format : Format.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw refused(path, "its name does not say what it shall be", "end it with .png, .svg or .json");
    }

    private static Path folder(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    /// Replaces the file, in one step where the file system can.
    ///
    /// @throws ConnectorException when it cannot be written; what was there before is then still there
    void write(byte[] content) {
        try {
            var next = folder(path)
                    .resolve("." + path.getFileName() + "."
                            + ProcessHandle.current().pid() + ".part");
            try {
                Files.write(next, content);
                Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException unwritable) {
            throw refused(path, words(unwritable), "see whether there is room, and whether you may write there");
        }
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "the directory is gone";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static ConnectorException refused(Path path, String answered, String next) {
        return new ConnectorException(new Refusal(Refusal.Reason.REJECTED, "to write " + path, answered, next));
    }
}
