package io.binnacle.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Secrets, each in a file of one directory, named as apps name its source. Read anew for each launch.
final class SecretFiles {
    private static final long LARGEST = 1_048_576;

    private final Path directory;

    SecretFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /// Nothing outside the directory is read, whatever an app calls its secret.
    Optional<String> read(String source) {
        var file = directory.resolve(source.replaceAll("^/+", "")).normalize();
        try {
            return file.startsWith(directory) && Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readString(file).stripTrailing())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
