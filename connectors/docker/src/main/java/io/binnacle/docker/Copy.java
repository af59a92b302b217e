package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Another container made like one that is there: all its settings, but for what can be only one's own. Pure: from an
/// inspection to what is asked of the engine.
///
/// Its name, number, short id, addresses and anonymous volumes are its own; everything else is the same, environment
/// and secrets with it, and so none of it is ever shown.
final class Copy {
    static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ANONYMOUS_BIND = Pattern.compile("[0-9a-f]{64}:.*");
    private static final String NUMBER = "com.docker.compose.container-number";
    private static final String REPLACES = "com.docker.compose.replace";
    private static final Set<String> DEFAULT_NETWORKS = Set.of("bridge", "podman");
    private static final int SHORT_ID = 12;

    private final JsonNode inspected;
    private final JsonNode hostConfig;
    private final String id;
    private final String oldName;
    private final boolean inPlace;

    /// One beside it.
    ///
    /// @throws NoCopy when there can be only one like it
    Copy(JsonNode inspected) throws NoCopy {
        this(inspected, false);
        ports();
        network();
        if (!labels().getOrDefault(NUMBER, "").isEmpty() && !Replica.numbered(oldName)) {
            throw new NoCopy(
                    "its Compose file gives it the fixed name " + oldName,
                    "take container_name out of the Compose file and bring the service up again");
        }
    }

    private Copy(JsonNode inspected, boolean inPlace) {
        this.inspected = inspected;
        this.hostConfig = inspected.path("HostConfig");
        this.id = inspected.path("Id").asText("");
        this.oldName = inspected.path("Name").asText("").replaceFirst("^/", "");
        this.inPlace = inPlace;
    }

    /// One that takes its place, and so keeps its fixed ports and addresses.
    static Copy inPlaceOf(JsonNode inspected) {
        return new Copy(inspected, true);
    }

    private Map<String, String> labels() {
        return Json.map(inspected.path("Config").path("Labels"));
    }

    private void ports() throws NoCopy {
        var fixed = fixedPorts(hostConfig);
        if (!fixed.isEmpty()) {
            throw new NoCopy(
                    "it holds port " + String.join(" and ", fixed) + " of its host, and only one can",
                    "publish a range of ports or none, with a proxy before it");
        }
    }

    /// The ports of the host that are written, and not chosen by the engine.
    static Set<String> fixedPorts(JsonNode hostConfig) {
        var fixed = new TreeSet<String>();
        for (var entry : hostConfig.path("PortBindings").properties()) {
            for (var binding : entry.getValue()) {
                var port = binding.path("HostPort").asText("");
                if (!port.isEmpty() && !port.equals("0") && !port.contains("-")) {
                    fixed.add(port);
                }
            }
        }
        return fixed;
    }

    private void network() throws NoCopy {
        var mode = hostConfig.path("NetworkMode").asText("");
        var listens = !inspected.path("Config").path("ExposedPorts").isEmpty();
        if (listens && mode.equals("host")) {
            throw new NoCopy(
                    "it listens in its host's own network, where a port can be taken once",
                    "give it a network of its own");
        }
        if (listens && mode.startsWith("container:")) {
            throw new NoCopy(
                    "it listens in the network of another container, where a port can be taken once",
                    "give it a network of its own");
        }
        for (var entry : inspected.path("NetworkSettings").path("Networks").properties()) {
            var address = fixedAddress(entry.getValue());
            if (!address.isEmpty()) {
                throw new NoCopy(
                        "it has the fixed address " + address + " in the network " + entry.getKey(),
                        "let the engine choose its address");
            }
        }
    }

    static String fixedAddress(JsonNode network) {
        var fixed = network.path("IPAMConfig");
        return fixed.path("IPv4Address").asText("") + fixed.path("IPv6Address").asText("");
    }

    /// The id of the content it was made of.
    String imageId() {
        return inspected.path("Image").asText("");
    }

    String image() {
        return inspected.path("Config").path("Image").asText("");
    }

    /// Whether the copy would be told to be of the same app.
    boolean belongs(AppId app, String name) {
        return Naming.of(name, new ImageRef(image(), imageId()), labels()).id().equals(app);
    }

    /// What both would write to: named volumes and directories of the host, as mounted inside.
    List<String> shared() {
        var shared = new ArrayList<String>();
        for (var mount : inspected.path("Mounts")) {
            var kind = mount.path("Type").asText("");
            var anonymous = HEX_64.matcher(mount.path("Name").asText("")).matches();
            var named = kind.equals("bind") || (kind.equals("volume") && !anonymous);
            if (named && mount.path("RW").asBoolean(true)) {
                shared.add(mount.path("Destination").asText(""));
            }
        }
        return shared;
    }

    /// All it takes to create it.
    Making making(String name) {
        return new Making(body(name), moreNetworks(name));
    }

    /// The body that creates it.
    ObjectNode body(String name) {
        var body = inspected.path("Config").isObject()
                ? (ObjectNode) inspected.path("Config").deepCopy()
                : Json.object();
        if (!inPlace) {
            body.remove("MacAddress");
        }
        var mode = hostConfig.path("NetworkMode").asText("");
        if (shortId(body.path("Hostname").asText("")) || mode.equals("host") || mode.startsWith("container:")) {
            body.remove("Hostname");
            body.remove("Domainname");
        }
        body.set("Labels", relabelled(name));
        body.set("HostConfig", host());
        var networks = networks(name);
        var first = home(networks);
        if (!first.isEmpty()) {
            body.putObject("NetworkingConfig").putObject("EndpointsConfig").set(first, networks.get(first));
        }
        return body;
    }

    private ObjectNode relabelled(String name) {
        var labels = Json.object();
        labels().forEach(labels::put);
        labels.remove(REPLACES);
        labels.remove(Successor.REPLACES);
        if (labels.has(NUMBER)) {
            labels.put(NUMBER, Integer.toString(Replica.number(name)));
        }
        return labels;
    }

    private ObjectNode host() {
        var host = hostConfig.isObject() ? (ObjectNode) hostConfig.deepCopy() : Json.object();
        host.remove("ContainerIDFile");
        if (host.path("Binds") instanceof ArrayNode binds) {
            host.set("Binds", without(binds));
        }
        if (host.path("Links") instanceof ArrayNode links) {
            host.set("Links", relinked(links));
        }
        for (var mount : host.path("Mounts")) {
            if (mount instanceof ObjectNode one
                    && HEX_64.matcher(one.path("Source").asText("")).matches()) {
                one.remove("Source");
            }
        }
        return host;
    }

    /// An engine that gave a volume no name of its own gives the next one another.
    private static ArrayNode without(ArrayNode binds) {
        var kept = Json.array();
        for (var bind : binds) {
            if (!ANONYMOUS_BIND.matcher(bind.asText("")).matches()) {
                kept.add(bind);
            }
        }
        return kept;
    }

    /// `/db:/web-1/database`, as it is told, is asked for as `db:database`.
    private static ArrayNode relinked(ArrayNode links) {
        var asked = Json.array();
        for (var link : links) {
            var text = link.asText("");
            var colon = text.indexOf(':');
            var target = text.substring(0, Math.max(0, colon)).replaceFirst("^/", "");
            asked.add(target + ":" + text.substring(text.lastIndexOf('/') + 1));
        }
        return asked;
    }

    /// The networks it is connected to after it was created: older engines take one only at its creation.
    Map<String, ObjectNode> moreNetworks(String name) {
        var networks = networks(name);
        networks.remove(home(networks));
        return networks;
    }

    /// The one it is created in; empty for the engine's own default, the host's network, and none.
    private String home(Map<String, ObjectNode> networks) {
        var mode = hostConfig.path("NetworkMode").asText("default");
        var told = inspected.path("NetworkSettings").path("Networks");
        return networks.keySet().stream()
                .filter(network -> network.equals(mode)
                        || told.path(network).path("NetworkID").asText("").equals(mode))
                .findFirst()
                .orElse("");
    }

    private Map<String, ObjectNode> networks(String name) {
        var networks = new LinkedHashMap<String, ObjectNode>();
        var mode = hostConfig.path("NetworkMode").asText("");
        if (mode.equals("host") || mode.equals("none") || mode.startsWith("container:")) {
            return networks;
        }
        for (var entry : inspected.path("NetworkSettings").path("Networks").properties()) {
            var network = entry.getKey();
            var byDefault = DEFAULT_NETWORKS.contains(network);
            if (!byDefault || !(mode.isEmpty() || mode.equals("default") || DEFAULT_NETWORKS.contains(mode))) {
                // the engine's own network takes no aliases
                networks.put(network, byDefault ? Json.object() : endpoint(entry.getValue(), name));
            }
        }
        return networks;
    }

    private ObjectNode endpoint(JsonNode told, String name) {
        var endpoint = Json.object();
        var aliases = Json.array();
        for (var alias : Json.texts(told.path("Aliases"))) {
            if (!shortId(alias)) {
                aliases.add(alias.equals(oldName) ? name : alias);
            }
        }
        if (!aliases.isEmpty()) {
            endpoint.set("Aliases", aliases);
        }
        for (var field : inPlace ? List.of("Links", "DriverOpts", "IPAMConfig") : List.of("Links", "DriverOpts")) {
            if (!told.path(field).isEmpty()) {
                endpoint.set(field, told.path(field).deepCopy());
            }
        }
        return endpoint;
    }

    private boolean shortId(String word) {
        return word.length() >= SHORT_ID && id.startsWith(word);
    }
}
