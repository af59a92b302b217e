package io.binnacle.views.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Remembers places across restarts, one small file for each set of open clusters. A file that cannot be read is as
/// good as none; one that cannot be written loses only this memory.
final class PlacesFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final System.Logger LOG = System.getLogger(PlacesFile.class.getName());
    private static final int VERSION = 1;
    /// No file makes a map without end.
    private static final int MOST_CELLS = 10_000;

    private final Path file;
    private String written = "";

    PlacesFile(Path directory, String clusters) {
        this.file = directory.resolve("map-" + digest(clusters) + ".json");
    }

    /// Two sets of clusters never share a file, and no address is in a file's name.
    private static String digest(String clusters) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(clusters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void read(Places places) {
        try {
            var root = JSON.readTree(Files.readString(file));
            if (root.path("version").asInt() == VERSION) {
                fill(places, root);
            }
        } catch (IOException absentOrBroken) {
            LOG.log(System.Logger.Level.DEBUG, "no places remembered in {0}", file.getFileName());
        }
    }

    private static void fill(Places places, JsonNode root) {
        for (var host : root.path("hosts")) {
            places.hosts.putIfAbsent(new HostId(host.asText()), places.hosts.size());
        }
        root.path("zones").forEach(zone -> places.zones.putIfAbsent(zone.asText(), places.zones.size()));
        root.path("pinnedHosts")
                .forEachEntry((id, cell) ->
                        places.pinnedHosts.put(new HostId(id), Math.max(0, Math.min(cell.asInt(), MOST_CELLS))));
        root.path("apps").forEachEntry((id, at) -> {
            var app = new AppId(id);
            if (at.has("column")) {
                places.column.put(app, at.path("column").asInt());
                places.order.put(app, at.path("order").asInt());
            }
            if (at.has("x")) {
                places.apps.put(
                        app, new double[] {at.path("x").asDouble(), at.path("y").asDouble()});
            }
            if (at.path("pinned").asBoolean()) {
                places.pinnedApps.add(app);
            }
        });
        root.path("zoneColumns")
                .forEachEntry((zone, columns) -> places.zoneColumns.put(zone, Math.max(1, columns.asInt())));
        places.hostsGrouped = root.path("hostsBy").asText("");
        places.appsGrouped = root.path("appsBy").asText("");
        places.zoneHead = Math.max(HostGrid.LEAST_HEAD, root.path("zoneHead").asDouble());
        places.columns = root.path("columns").asInt();
        places.hostsInRow = root.path("hostsInRow").asInt();
        places.decidedForHosts = root.path("forHosts").asInt();
        places.decidedForNodes = root.path("forNodes").asInt();
    }

    /// Written only when something moved.
    void write(Places places) {
        var text = json(places).toString();
        if (text.equals(written)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            written = text;
        } catch (IOException cannotBeKept) {
            LOG.log(System.Logger.Level.WARNING, "where things stand on the map is not remembered", cannotBeKept);
        }
    }

    private static ObjectNode json(Places places) {
        var root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("columns", places.columns);
        root.put("hostsInRow", places.hostsInRow);
        root.put("forHosts", places.decidedForHosts);
        root.put("forNodes", places.decidedForNodes);
        root.put("hostsBy", places.hostsGrouped);
        root.put("appsBy", places.appsGrouped);
        root.put("zoneHead", places.zoneHead);
        var zones = root.putArray("zones");
        places.zones.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> zones.add(entry.getKey()));
        var columns = root.putObject("zoneColumns");
        new TreeMap<>(places.zoneColumns).forEach(columns::put);
        var pinned = root.putObject("pinnedHosts");
        new TreeMap<>(places.pinnedHosts).forEach((host, cell) -> pinned.put(host.value(), cell));
        var hosts = root.putArray("hosts");
        places.hosts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> hosts.add(entry.getKey().value()));
        var apps = root.putObject("apps");
        var known = new java.util.TreeSet<AppId>(Comparator.naturalOrder());
        known.addAll(places.column.keySet());
        known.addAll(places.apps.keySet());
        for (var app : known) {
            app(apps.putObject(app.value()), places, app);
        }
        return root;
    }

    private static void app(ObjectNode node, Places places, AppId app) {
        var column = places.column.get(app);
        if (column != null) {
            node.put("column", column);
            node.put("order", places.order.getOrDefault(app, 0));
        }
        if (places.pinnedApps.contains(app)) {
            node.put("pinned", true);
        }
        var at = places.apps.get(app);
        if (at != null) {
            node.put("x", at[0]);
            node.put("y", at[1]);
        }
    }
}
