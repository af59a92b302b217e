package io.binnacle.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which clusters people depend on: those whose address says so, unless somebody said otherwise, and those somebody
/// said it of.
/// Changes there that take something down need a hand that holds.
public final class Production {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALLED_SO =
            Pattern.compile("(^|[^a-z])prod(uction)?([^a-z]|$)", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final Map<String, Boolean> said = new TreeMap<>();

    Production(Path directory) {
        this.file = directory.resolve("production.json");
        read();
    }

    private void read() {
        try {
            JSON.readTree(Files.readString(file))
                    .properties()
                    .forEach(entry -> said.put(entry.getKey(), entry.getValue().asBoolean()));
        } catch (IOException absentOrBroken) { // by its name, then
            said.clear();
        }
    }

    public synchronized boolean marked(Endpoint endpoint) {
        return Optional.ofNullable(said.get(endpoint.display()))
                .orElseGet(() -> CALLED_SO.matcher(endpoint.display()).find());
    }

    /// Remembered until something else is said of it.
    ///
    /// @return what could not be written, in words
    public synchronized Optional<String> mark(Endpoint endpoint, boolean production) {
        said.put(endpoint.display(), production);
        try {
            var directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            var next = Files.createTempFile(directory, "production", ".json");
            try {
                Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(said));
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
            return Optional.empty();
        } catch (IOException lost) {
            return Optional.of("Tried to remember it in " + file + ". It answered: " + lost.getMessage());
        }
    }
}
