package io.binnacle.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Secrets;
import io.binnacle.model.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What was known of containers right before they were stopped or removed: a directory for each, with what it was
/// (`about.json`) and what it wrote last (`log.txt`). Of all of them at most [#MOST_BYTES] are kept; the oldest go
/// first, and are counted.
public final class Evidence {
    /// The last lines of a log that are kept.
    public static final int LINES = 10_000;

    static final long MOST_BYTES = 256L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABOUT = "about.json";
    private static final String LOG = "log.txt";
    private static final String DROPPED = "dropped.json";

    private final Path directory;
    private final Clock clock;
    private final long mostBytes;

    /// Of the directory where a program keeps its state.
    public Evidence(Path state, Clock clock) {
        this(state, clock, MOST_BYTES);
    }

    Evidence(Path state, Clock clock, long mostBytes) {
        this.directory = state.resolve("evidence");
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    public Path directory() {
        return directory;
    }

    /// One container as it was.
    ///
    /// @param name of this piece of evidence
    /// @param why what was about to be done
    /// @param container what it was called
    /// @param id which one it was
    /// @param lines how many lines of its log are kept
    /// @param trouble why there are no more, or empty
    public record Piece(
            String name,
            Instant at,
            String why,
            String container,
            String id,
            String app,
            String host,
            String image,
            int lines,
            String trouble) {}

    /// How much is no longer kept.
    public record Dropped(long pieces, long bytes) {}

    /// Writes down one container. What looks like a secret is hidden before it gets there.
    ///
    /// @return the name of the piece
    /// @throws IOException when it could not be written whole; then nothing of it is left
    synchronized String keep(ObjectNode about, List<LogLine> log) throws IOException {
        var name = name(about);
        var place = directory.resolve(name);
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve(LOG), text(log), StandardCharsets.UTF_8);
            Files.writeString(
                    place.resolve(ABOUT), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(about));
        } catch (IOException full) {
            if (Files.isDirectory(place)) {
                remove(place);
            }
            throw full;
        }
        shorten(name);
        return name;
    }

    private String name(ObjectNode about) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        var container = about.path("container").asText().replaceAll("[^A-Za-z0-9_.-]", "_");
        var id = Integer.toHexString(about.path("id").asText().hashCode());
        var name = at + "-" + container + "-" + id;
        for (var more = 2; Files.exists(directory.resolve(name)); more++) {
            name = at + "-" + container + "-" + id + "-" + more;
        }
        return name;
    }

    private static String text(List<LogLine> log) {
        var secrets = Secrets.ofThisProcess();
        var text = new StringBuilder();
        for (var line : log) {
            text.append(line.at())
                    .append(' ')
                    .append(line.stream().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(secrets.text(line.text()))
                    .append('\n');
        }
        return text.toString();
    }

    private void shorten(String newest) throws IOException {
        var names = names();
        var total = 0L;
        for (var name : names) {
            total += bytes(name);
        }
        for (var name : names.reversed()) {
            if (total > mostBytes && !name.equals(newest)) {
                var bytes = bytes(name);
                remove(directory.resolve(name));
                count(bytes);
                total -= bytes;
            }
        }
    }

    private void count(long bytes) throws IOException {
        var before = dropped();
        var now = JSON.createObjectNode().put("pieces", before.pieces() + 1).put("bytes", before.bytes() + bytes);
        Files.writeString(directory.resolve(DROPPED), JSON.writeValueAsString(now));
    }

    public Dropped dropped() {
        try {
            var json = JSON.readTree(Files.readString(directory.resolve(DROPPED)));
            return new Dropped(json.path("pieces").asLong(), json.path("bytes").asLong());
        } catch (IOException none) {
            return new Dropped(0, 0);
        }
    }

    private long bytes(String name) throws IOException {
        var total = 0L;
        for (var file : List.of(ABOUT, LOG)) {
            var path = directory.resolve(name).resolve(file);
            total += Files.exists(path) ? Files.size(path) : 0;
        }
        return total;
    }

    private static void remove(Path place) {
        for (var file : List.of(place.resolve(ABOUT), place.resolve(LOG), place)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) { // it is counted when it is next looked for
                System.getLogger(Evidence.class.getName())
                        .log(System.Logger.Level.WARNING, "Tried to remove {0}: {1}", file, stays.getMessage());
            }
        }
    }

    /// The newest first.
    private List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory)
                    .map(one -> String.valueOf(one.getFileName()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /// All that is kept, the newest first. What cannot be read as ours is passed over.
    public List<Piece> pieces() throws IOException {
        var found = new ArrayList<Piece>();
        for (var name : names()) {
            piece(name).ifPresent(found::add);
        }
        return found;
    }

    public Optional<Piece> piece(String name) {
        try {
            return Optional.of(read(name, JSON.readTree(about(name))));
        } catch (IOException | java.time.DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Piece read(String name, JsonNode about) {
        return new Piece(
                name,
                Instant.parse(about.path("at").asText()),
                about.path("why").asText(),
                about.path("container").asText(),
                about.path("id").asText(),
                about.path("app").asText(),
                about.path("host").asText(),
                about.path("image").asText(),
                about.path("log").path("lines").asInt(),
                about.path("log").path("trouble").asText());
    }

    /// What it was, as JSON.
    public String about(String name) throws IOException {
        return Files.readString(within(name).resolve(ABOUT));
    }

    /// What it wrote last, each line with its time and where it was written.
    public List<String> log(String name) throws IOException {
        return Files.readAllLines(within(name).resolve(LOG));
    }

    private Path within(String name) throws IOException {
        var place = directory.resolve(name).normalize();
        if (!directory.normalize().equals(place.getParent())) {
            throw new IOException("there is no evidence of that name");
        }
        return place;
    }
}
