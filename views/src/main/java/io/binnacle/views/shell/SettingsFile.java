package io.binnacle.views.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.views.Grouping;
import io.binnacle.views.MapKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings on disk. A file that is absent or broken is as good as none, field by field; one that cannot be
/// written loses only this memory, and says so in the log.
public final class SettingsFile {
    private static final int MOST_SEARCHES = 20;
    private static final int LONGEST_SEARCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Optional<Path> directory;

    /// @param directory where the program keeps what it remembers
    public SettingsFile(Path directory) {
        this(Optional.of(directory));
    }

    private SettingsFile(Optional<Path> directory) {
        this.directory = directory;
    }

    /// For a window that remembers nothing, as one that is only drawn.
    static SettingsFile nowhere() {
        return new SettingsFile(Optional.empty());
    }

    /// Where the program keeps what it remembers, when it does.
    Optional<Path> directory() {
        return directory;
    }

    private static Path file(Path directory) {
        return directory.resolve("settings.json");
    }

    public Settings read() {
        return directory.map(SettingsFile::file).map(SettingsFile::read).orElse(Settings.USUAL);
    }

    private static Settings read(Path file) {
        try {
            return parsed(JSON.readTree(Files.readString(file)));
        } catch (IOException absentOrBroken) {
            return Settings.USUAL;
        }
    }

    private static Settings parsed(JsonNode root) {
        var usual = Settings.USUAL;
        return new Settings(
                constant(root, "look", usual.look()),
                constant(root, "colours", usual.colours()),
                root.path("reducedMotion").asBoolean(usual.reducedMotion()),
                root.path("armMinutes").asInt(usual.armMinutes()),
                constant(root, "map", MapKind.HOSTS),
                root.path("dockHeight").asDouble(usual.dockHeight()),
                root.path("dockFolded").asBoolean(usual.dockFolded()),
                root.path("inspectorFolded").asBoolean(usual.inspectorFolded()),
                words(root.path("searches")),
                new Grouping(
                        Grouping.By.read(root.path("hostsBy").asText("")),
                        Grouping.By.read(root.path("appsBy").asText(""))),
                place(root.path("window")));
    }

    private static <E extends Enum<E>> E constant(JsonNode root, String field, E otherwise) {
        var word = root.path(field).asText("").toUpperCase(Locale.ROOT);
        for (var constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        return otherwise;
    }

    private static List<String> words(JsonNode node) {
        var words = new ArrayList<String>();
        node.forEach(each -> words.add(each.asText("")));
        return words.stream()
                .filter(each -> !each.isBlank() && each.length() <= LONGEST_SEARCH)
                .limit(MOST_SEARCHES)
                .toList();
    }

    private static Optional<Settings.Place> place(JsonNode node) {
        var width = node.path("width").asDouble(0);
        var height = node.path("height").asDouble(0);
        if (!(width >= 200 && height >= 200)) {
            return Optional.empty();
        }
        return Optional.of(new Settings.Place(
                node.path("x").asDouble(0),
                node.path("y").asDouble(0),
                width,
                height,
                node.path("maximised").asBoolean(false)));
    }

    public void write(Settings settings) {
        directory.ifPresent(place -> write(file(place), settings));
    }

    private static synchronized void write(Path file, Settings settings) {
        try {
            var directory = Files.createDirectories(file.toAbsolutePath().getParent());
            var next = Files.createTempFile(directory, "settings", ".json");
            Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(settings)));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            System.getLogger(SettingsFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Tried to write {0}: {1}", file, lost.getMessage());
        }
    }

    private static ObjectNode json(Settings settings) {
        var root = JSON.createObjectNode();
        root.put("look", settings.look().name().toLowerCase(Locale.ROOT));
        root.put("colours", settings.colours().name().toLowerCase(Locale.ROOT));
        root.put("hostsBy", settings.grouping().hosts().text());
        root.put("appsBy", settings.grouping().apps().text());
        root.put("reducedMotion", settings.reducedMotion());
        root.put("armMinutes", settings.armMinutes());
        root.put("map", settings.map().name().toLowerCase(Locale.ROOT));
        root.put("dockHeight", settings.dockHeight());
        root.put("dockFolded", settings.dockFolded());
        root.put("inspectorFolded", settings.inspectorFolded());
        var searches = root.putArray("searches");
        settings.searches().forEach(searches::add);
        settings.place()
                .ifPresent(place -> root.putObject("window")
                        .put("x", place.x())
                        .put("y", place.y())
                        .put("width", place.width())
                        .put("height", place.height())
                        .put("maximised", place.maximised()));
        return root;
    }
}
