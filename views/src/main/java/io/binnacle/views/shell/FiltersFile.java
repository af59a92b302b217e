package io.binnacle.views.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import io.binnacle.session.search.Filter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The filters on disk, one for each set of clusters, and the rule of what is the system's. A file that is absent or
/// broken is as good as none, field by field; one that cannot be written loses only this memory, and says so in the
/// log.
final class FiltersFile {
    private static final int LONGEST = 500;
    private static final int MOST = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;

    FiltersFile(Path directory) {
        this.file = directory.resolve("filters.json");
    }

    /// The rule, when one was kept.
    Optional<String> system() {
        var rule = root().path("system").asText("");
        return rule.isBlank() || rule.length() > LONGEST ? Optional.empty() : Optional.of(rule);
    }

    /// @param clusters which are open
    Filter read(String clusters) {
        var node = root().path("filters").path(digest(clusters));
        var groups = new HashSet<String>();
        node.path("groups").forEach(group -> groups.add(group.asText("")));
        return new Filter(
                constant(node, "life", Filter.Life.ALL),
                constant(node, "whose", Filter.Whose.ALL),
                node.path("connected").asBoolean(false),
                node.path("groupBy").asText(""),
                groups,
                text(node, "app").map(AppId::new),
                text(node, "host").map(HostId::new));
    }

    private static Optional<String> text(JsonNode node, String field) {
        var text = node.path(field).asText("");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static <E extends Enum<E>> E constant(JsonNode node, String field, E otherwise) {
        var word = node.path(field).asText("").toUpperCase(Locale.ROOT);
        for (var constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        return otherwise;
    }

    private ObjectNode root() {
        try {
            return JSON.readTree(Files.readString(file)) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (IOException absentOrBroken) {
            return JSON.createObjectNode();
        }
    }

    synchronized void write(String clusters, Filter filter, String system) {
        var root = root();
        root.put("system", system);
        var filters = root.path("filters") instanceof ObjectNode known ? known : root.putObject("filters");
        filters.remove(digest(clusters));
        if (!filter.isNone()) {
            fill(filters.putObject(digest(clusters)), filter);
        }
        while (filters.size() > MOST) {
            filters.remove(filters.fieldNames().next());
        }
        try {
            var directory = Files.createDirectories(file.toAbsolutePath().getParent());
            var next = Files.createTempFile(directory, "filters", ".json");
            Files.writeString(next, root.toPrettyString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            System.getLogger(FiltersFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Tried to write {0}: {1}", file, lost.getMessage());
        }
    }

    private static void fill(ObjectNode node, Filter filter) {
        node.put("life", filter.life().name().toLowerCase(Locale.ROOT));
        node.put("whose", filter.whose().name().toLowerCase(Locale.ROOT));
        node.put("connected", filter.connected());
        node.put("groupBy", filter.groupBy());
        var groups = node.putArray("groups");
        filter.groups().stream().sorted().forEach(groups::add);
        filter.app().ifPresent(app -> node.put("app", app.value()));
        filter.host().ifPresent(host -> node.put("host", host.value()));
    }

    /// No address stands in the file.
    private static String digest(String clusters) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(clusters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
