package io.binnacle.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The record of every change asked for: one JSON object a line, appended, never rewritten. A file that has grown to
/// [#LARGEST] is set aside under the next number, and of those the last [#SET_ASIDE] are kept.
///
/// A disk that is full must not stop a repair: the change goes on and [#trouble()] says that it was not recorded.
public final class Audit {
    static final long LARGEST = 4L << 20;
    static final int SET_ASIDE = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private final long largest;
    private Optional<String> trouble = Optional.empty();

    /// Of the directory where a program keeps its state.
    public Audit(Path directory, Clock clock) {
        this(clock, directory.resolve("audit.jsonl"));
    }

    Audit(Clock clock, Path file) {
        this(clock, file, LARGEST);
    }

    /// @param largest how many bytes a file may have before it is set aside
    Audit(Clock clock, Path file, long largest) {
        this.file = file;
        this.clock = clock;
        this.largest = largest;
    }

    public Path file() {
        return file;
    }

    /// Why the last entry could not be written, when it could not.
    public synchronized Optional<String> trouble() {
        return trouble;
    }

    synchronized void write(AuditEntry entry) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            setAside();
            Files.writeString(
                    file,
                    JSON.writeValueAsString(entry.at(clock.instant().toString())) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            trouble = Optional.empty();
        } catch (IOException failure) {
            trouble = Optional.of("Tried to append to " + file + ". It answered: " + failure.getMessage());
        }
    }

    private void setAside() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) < largest) {
            return;
        }
        for (var number = SET_ASIDE - 1; number > 0; number--) {
            if (Files.exists(aside(number))) {
                Files.move(aside(number), aside(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, aside(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path aside(int number) {
        return file.resolveSibling("audit." + number + ".jsonl");
    }

    /// Every change that is on record, the newest first: how it ended, or that its end was not written. A line that is
    /// no JSON, as a full disk may leave, is passed over.
    ///
    /// @param most how many of them at most
    /// @throws IOException when what is there cannot be read
    public List<AuditEntry> changes(int most) throws IOException {
        var found = new ArrayList<AuditEntry>();
        var ended = new ArrayDeque<String>();
        for (var number = 0; number <= SET_ASIDE && found.size() < most; number++) {
            var one = number == 0 ? file : aside(number);
            if (Files.exists(one)) {
                lines(one).reversed().forEach(line -> read(line, ended, found));
            }
        }
        return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void read(String line, ArrayDeque<String> ended, List<AuditEntry> found) {
        node(line).map(AuditEntry::read).ifPresent(entry -> {
            if (entry.phase().equals(AuditEntry.END)) {
                ended.push(entry.key());
                found.add(entry);
            } else if (!ended.removeFirstOccurrence(entry.key())) {
                found.add(entry);
            }
        });
    }

    private static Optional<JsonNode> node(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
