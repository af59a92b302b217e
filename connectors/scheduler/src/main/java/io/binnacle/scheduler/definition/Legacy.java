package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Translates an app, or a part of one, from the forms of before Marathon 1.5 to those of today: `ports`, `uris`,
/// `ipAddress`, `docker.network` and `docker.portMappings`.
///
/// An old form beside the new one is refused unless both say the same, as they do for who sends back what he was given.
final class Legacy {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ARCHIVE =
            Pattern.compile(".*\\.(?:tar|tar\\.gz|tar\\.bz2|tar\\.xz|gz|tgz|tbz2|txz|zip)", Pattern.DOTALL);

    private enum DockerNetwork {
        BRIDGE,
        HOST,
        USER,
        NONE
    }

    private final Spot app;
    private final ObjectNode today;

    private Legacy(Spot app) {
        this.app = app;
        this.today = JSON.objectNode();
        app.node().properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(member -> today.set(member.getKey(), member.getValue()));
    }

    /// The same, as of today. `hostBefore` says whether what this is a part of is on the host's network.
    static ObjectNode translate(Spot app, boolean hostBefore) {
        return new Legacy(app).translate(hostBefore);
    }

    private ObjectNode translate(boolean hostBefore) {
        fetch();
        container();
        networks();
        discovery();
        ports(hostBefore);
        return today;
    }

    private void fetch() {
        var uris = app.textList("uris");
        today.remove("uris");
        if (uris.isEmpty()) {
            return;
        }
        var fetched = app.items("fetch").stream()
                .flatMap(spot -> spot.text("uri").stream())
                .toList();
        if (!fetched.isEmpty() && !fetched.equals(uris)) {
            app.faults().meaning("/uris", "may not be set in conjunction with fetch");
        }
        if (fetched.isEmpty()) {
            var list = today.putArray("fetch");
            uris.forEach(uri -> list.addObject().put("uri", uri).put("extract", archive(uri)));
        }
    }

    private static boolean archive(String uri) {
        return ARCHIVE.matcher(uri.split("[?#]", 2)[0]).matches();
    }

    /// Moves the mappings of `docker` up to where they are today.
    private void container() {
        var container = app.object("container");
        var docker = container.flatMap(spot -> spot.object("docker"));
        if (container.isEmpty() || docker.isEmpty()) {
            return;
        }
        var outer = ((ObjectNode) container.get().node()).objectNode();
        outer.setAll((ObjectNode) container.get().node());
        var inner = JSON.objectNode();
        inner.setAll((ObjectNode) docker.get().node());
        inner.remove(List.of("network", "portMappings"));
        outer.set("docker", inner);
        docker.get().at("portMappings").ifPresent(old -> move(old, outer));
        today.set("container", outer);
    }

    private static void move(Spot old, ObjectNode container) {
        old.items();
        var present = container.get("portMappings");
        if (present != null && !present.isNull() && !present.equals(old.node())) {
            old.wrong("must not be given beside container.portMappings");
        }
        container.set("portMappings", old.node());
    }

    private void networks() {
        var address = app.object("ipAddress");
        today.remove("ipAddress");
        var docker =
                app.object("container").flatMap(spot -> spot.object("docker")).filter(spot -> spot.has("network"));
        var old = docker.map(spot -> network(spot, address)).or(() -> address.map(Legacy::userNetwork));
        if (old.isEmpty()) {
            return;
        }
        var present = app.items("networks");
        if (present.isEmpty()) {
            today.putArray("networks").add(old.get());
        } else if (docker.isPresent() && !sameMode(present.getFirst(), old.get())) {
            app.wrong("must not specify both container.docker.network and networks");
        } else if (address.isPresent()) {
            app.wrong("must not specify both networks and ipAddress");
        }
    }

    private static boolean sameMode(Spot network, ObjectNode old) {
        return network.text("mode")
                .orElse("container")
                .toLowerCase(Locale.ROOT)
                .equals(old.path("mode").asText());
    }

    private static ObjectNode network(Spot docker, Optional<Spot> address) {
        return switch (docker.choice("network", DockerNetwork.class, DockerNetwork.HOST)) {
            case HOST -> JSON.objectNode().put("mode", "host");
            case BRIDGE -> JSON.objectNode().put("mode", "container/bridge");
            case USER ->
                address.map(Legacy::userNetwork)
                        .orElseGet(() -> JSON.objectNode().put("mode", "container"));
            case NONE -> {
                docker.at("network").ifPresent(spot -> spot.wrong("network NONE is not supported"));
                yield JSON.objectNode().put("mode", "host");
            }
        };
    }

    private static ObjectNode userNetwork(Spot address) {
        var network = JSON.objectNode().put("mode", "container");
        address.text("networkName").ifPresent(name -> network.put("name", name));
        address.object("labels").ifPresent(labels -> network.set("labels", labels.node()));
        return network;
    }

    /// The ports an `ipAddress` tells others of become mappings, unless there are some.
    private void discovery() {
        var ports = app.object("ipAddress")
                .flatMap(spot -> spot.object("discovery"))
                .map(spot -> spot.items("ports"))
                .orElse(List.of());
        if (ports.isEmpty()) {
            return;
        }
        var container = today.get("container") instanceof ObjectNode given
                ? given.deepCopy()
                : JSON.objectNode().put("type", "MESOS");
        if (!container.has("portMappings")) {
            var mappings = container.putArray("portMappings");
            ports.forEach(port -> mappings.add(mapping(port.orEmptyObject())));
            today.set("container", container);
        }
    }

    private static ObjectNode mapping(Spot port) {
        var mapping = JSON.objectNode().put("containerPort", port.whole("number", 0, 0, NetworkReader.MAX_PORT));
        for (var name : List.of("name", "protocol", "labels")) {
            port.at(name).ifPresent(spot -> mapping.set(name, spot.node()));
        }
        return mapping;
    }

    private void ports(boolean hostBefore) {
        var ports = app.items("ports").stream()
                .map(spot -> spot.whole(0, NetworkReader.MAX_PORT))
                .toList();
        today.remove("ports");
        if (!ports.stream().filter(port -> port != 0).allMatch(new HashSet<>()::add)) {
            app.wrong("ports must be unique");
        }
        if (!app.has("ports")) {
            return;
        }
        if (app.has("ipAddress") && !ports.isEmpty()) {
            app.wrong("cannot specify both an IP address and port");
        }
        if (app.has("portDefinitions") && !ports.equals(defined())) {
            app.wrong("cannot specify both ports and port definitions");
        }
        if (!app.has("portDefinitions") && host(hostBefore)) {
            today.set("portDefinitions", definitions(ports));
        }
    }

    private List<Integer> defined() {
        return app.items("portDefinitions").stream()
                .map(spot -> spot.orEmptyObject().whole("port", 0, 0, NetworkReader.MAX_PORT))
                .toList();
    }

    /// On other networks they said no more than the mappings do, and are dropped.
    private boolean host(boolean hostBefore) {
        var networks = today.get("networks");
        return (networks == null || networks.isEmpty())
                ? hostBefore
                : Objects.requireNonNullElse(networks.get(0), JSON.objectNode())
                        .path("mode")
                        .asText()
                        .equalsIgnoreCase("host");
    }

    private static ArrayNode definitions(List<Integer> ports) {
        var definitions = JSON.arrayNode();
        for (var port : ports) {
            var definition = definitions.addObject().put("port", port).put("protocol", "tcp");
            if (definitions.size() == 1) {
                definition.put("name", "default");
            }
        }
        return definitions;
    }
}
