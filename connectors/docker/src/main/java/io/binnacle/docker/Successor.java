package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The container that takes another's place: its name, its fixed ports and addresses, and its anonymous volumes. Pure.
final class Successor {
    /// Whose place it took, by id: so that each comes back in its own.
    static final String REPLACES = "io.binnacle.replaces";

    /// Who made this revision.
    static final String BY = "io.binnacle.by";

    private static final String COMPOSE_IMAGE = "com.docker.compose.image";

    private Successor() {}

    /// @param source the settings, as an inspection tells them
    /// @param old the inspection of the one it takes the place of
    /// @param imageId the content that the image's name stands for now
    static Making of(JsonNode source, JsonNode old, String name, String imageId, String by) {
        var making = Copy.inPlaceOf(source).making(name);
        var labels = (ObjectNode) making.body().path("Labels");
        labels.put(REPLACES, old.path("Id").asText(""));
        labels.put(BY, by);
        if (labels.has(COMPOSE_IMAGE) && !imageId.isEmpty()) {
            labels.put(COMPOSE_IMAGE, imageId);
        }
        takeOver(old, (ObjectNode) making.body().path("HostConfig"));
        return making;
    }

    private static void takeOver(JsonNode old, ObjectNode host) {
        var taken = new HashSet<String>();
        for (var mount : old.path("Mounts")) {
            if (anonymous(mount)) {
                binds(host)
                        .add(mount.path("Name").asText() + ":"
                                + mount.path("Destination").asText()
                                + (mount.path("RW").asBoolean(true) ? "" : ":ro"));
                taken.add(mount.path("Destination").asText());
            }
        }
        host.set("Mounts", without(host.path("Mounts"), taken));
    }

    private static ArrayNode binds(ObjectNode host) {
        if (host.path("Binds") instanceof ArrayNode known) {
            return known;
        }
        return host.putArray("Binds");
    }

    private static JsonNode without(JsonNode mounts, Set<String> taken) {
        var others = Json.array();
        for (var mount : mounts) {
            if (!taken.contains(mount.path("Target").asText(""))) {
                others.add(mount);
            }
        }
        return others;
    }

    private static boolean anonymous(JsonNode mount) {
        return mount.path("Type").asText("").equals("volume")
                && Copy.HEX_64.matcher(mount.path("Name").asText("")).matches();
    }

    /// Why the old one must have stopped before the new one starts; empty where both can run for a while.
    ///
    /// @param single whether it is the only instance: then nobody has shown that two can write to the same place
    static List<String> alone(JsonNode source, JsonNode old, boolean single) {
        var why = new ArrayList<String>();
        var host = source.path("HostConfig");
        var ports = Copy.fixedPorts(host);
        if (!ports.isEmpty()) {
            why.add("both need port " + String.join(" and ", ports) + " of the host");
        }
        var mode = host.path("NetworkMode").asText("");
        if (mode.equals("host") || mode.startsWith("container:")) {
            why.add("both would listen in the same network");
        }
        for (var network : source.path("NetworkSettings").path("Networks").properties()) {
            var address = Copy.fixedAddress(network.getValue());
            if (!address.isEmpty()) {
                why.add("both need the address " + address);
            }
        }
        if (!source.path("Config").path("MacAddress").asText("").isEmpty()) {
            why.add("both have the same hardware address");
        }
        var written = written(old, single);
        if (!written.isEmpty()) {
            why.add("only one at a time may write to " + Enumeration.of(written));
        }
        return why;
    }

    private static List<String> written(JsonNode old, boolean single) {
        var places = new ArrayList<String>();
        for (var mount : old.path("Mounts")) {
            var kind = mount.path("Type").asText("");
            var kept = kind.equals("bind") || kind.equals("volume");
            if (kept && mount.path("RW").asBoolean(true) && (single || anonymous(mount))) {
                places.add(mount.path("Destination").asText(""));
            }
        }
        return places;
    }
}
