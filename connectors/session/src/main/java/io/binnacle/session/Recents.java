package io.binnacle.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The endpoints that were open last, so that the program starts where it was left. A file that cannot be read is as
/// good as none; one that cannot be written loses only this memory.
public final class Recents {
    private static final int KEPT = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public Recents(Path directory) {
        this.file = directory.resolve("recent.json");
    }

    /// The most recent first.
    public List<Endpoint> endpoints() {
        return read("endpoints");
    }

    /// Those that were open together last.
    public List<Endpoint> lastOpen() {
        return read("open");
    }

    private List<Endpoint> read(String field) {
        try {
            return parsed(JSON.readTree(Files.readString(file)), field);
        } catch (IOException absentOrBroken) {
            return List.of();
        }
    }

    private static List<Endpoint> parsed(JsonNode root, String field) {
        var found = new ArrayList<Endpoint>();
        for (var node : root.path(field)) {
            if (!node.asText().isBlank()) {
                found.add(new Endpoint(node.asText()));
            }
        }
        return found;
    }

    /// Remembers an endpoint as the most recent, without any password in it.
    public synchronized void remember(Endpoint endpoint) {
        if (holdsPassword(endpoint)) {
            return;
        }
        var all = new ArrayList<>(endpoints());
        all.remove(endpoint);
        all.addFirst(endpoint);
        write(all.stream().limit(KEPT).toList(), lastOpen());
    }

    /// Remembers which are open now, so that the next start opens them again; those with a password in them are not.
    public synchronized void rememberOpen(List<Endpoint> open) {
        write(
                endpoints(),
                open.stream().filter(endpoint -> !holdsPassword(endpoint)).toList());
    }

    private static boolean holdsPassword(Endpoint endpoint) {
        return !endpoint.display().equals(endpoint.address());
    }

    public synchronized void forget(Endpoint endpoint) {
        var all = new ArrayList<>(endpoints());
        all.remove(endpoint);
        write(all, lastOpen());
    }

    private void replace(String text) throws IOException {
        var next = Files.createTempFile(file.toAbsolutePath().getParent(), "recent", ".json");
        try {
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private void write(List<Endpoint> endpoints, List<Endpoint> open) {
        var root = JSON.createObjectNode();
        var list = root.putArray("endpoints");
        endpoints.forEach(endpoint -> list.add(endpoint.address()));
        var openList = root.putArray("open");
        open.forEach(endpoint -> openList.add(endpoint.address()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } catch (IOException lost) {
            System.getLogger(Recents.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Tried to remember the open clusters in {0}: {1}",
                            file,
                            lost.getMessage());
        }
    }
}
