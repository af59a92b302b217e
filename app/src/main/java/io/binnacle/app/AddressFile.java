package io.binnacle.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the scheduler of a data directory listens, as long as it runs; one that was killed leaves its word behind.
record AddressFile(Path directory) {
    /// @param process the one that listens there
    record Listener(String address, ProcessHandle process) {}

    private Path file() {
        return directory.resolve("address");
    }

    /// @return takes it back
    Runnable tell(String address) throws IOException {
        Files.writeString(file(), ProcessHandle.current().pid() + " " + address);
        return () -> {
            try {
                Files.deleteIfExists(file());
            } catch (IOException stays) {
                throw new UncheckedIOException("tried to remove " + file(), stays);
            }
        };
    }

    /// Who says it listens, and is alive.
    Optional<Listener> read() {
        try {
            var words = Files.readString(file()).strip().split(" ");
            return words.length == 2 && words[0].matches("[0-9]{1,18}")
                    ? ProcessHandle.of(Long.parseLong(words[0]))
                            .filter(ProcessHandle::isAlive)
                            .map(process -> new Listener(words[1], process))
                    : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }
}
