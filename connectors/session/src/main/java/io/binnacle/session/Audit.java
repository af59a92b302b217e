package io.binnacle.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.model.Preview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The record of every change asked for: one JSON object a line, appended, never rewritten.
///
/// A disk that is full must not stop a repair: the change goes on and [#trouble()] says that it was not recorded.
public final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private Optional<String> trouble = Optional.empty();

    Audit(Path directory, Clock clock) {
        this(clock, directory.resolve("audit.jsonl"));
    }

    Audit(Clock clock, Path file) {
        this.file = file;
        this.clock = clock;
    }

    public Path file() {
        return file;
    }

    /// Why the last entry could not be written, when it could not.
    public synchronized Optional<String> trouble() {
        return trouble;
    }

    synchronized void write(String phase, Preview preview, String state, String message) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("at", clock.instant().toString());
        entry.put("who", System.getProperty("user.name", "unknown"));
        entry.put("phase", phase);
        entry.put("what", preview.summary());
        entry.put("command", preview.command());
        entry.put("state", state);
        entry.put("message", message);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, JSON.writeValueAsString(entry) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            trouble = Optional.empty();
        } catch (IOException failure) {
            trouble = Optional.of("Tried to append to " + file + ". It answered: " + failure.getMessage());
        }
    }
}
