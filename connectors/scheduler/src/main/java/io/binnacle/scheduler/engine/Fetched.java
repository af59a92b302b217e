package io.binnacle.scheduler.engine;

import io.binnacle.model.Mount;
import io.binnacle.spi.Launch;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an instance finds in its sandbox.
///
/// @param scratch what is only there until it has been brought to the host
record Fetched(List<Launch.Archive> archives, List<Mount> mounts, Optional<Path> scratch) implements AutoCloseable {
    static final Fetched NOTHING = new Fetched(List.of(), List.of(), Optional.empty());

    Fetched {
        archives = List.copyOf(archives);
        mounts = List.copyOf(mounts);
    }

    /// Whether there is a sandbox at all.
    boolean sandbox() {
        return !archives.isEmpty();
    }

    @Override
    public void close() {
        scratch.ifPresent(Fetched::delete);
    }

    static void delete(Path directory) {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            System.getLogger(Fetched.class.getName()).log(Level.WARNING, "left behind: " + directory, left);
        }
    }
}
