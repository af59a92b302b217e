package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.Network;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads an app's networks, and the ports that go with them: definitions on the host's network, mappings on others.
final class NetworkReader {
    static final int MAX_PORT = 65_535;
    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Map<String, String> PROTOCOLS =
            Map.of("tcp", "tcp", "udp", "udp", "udp,tcp", "udp,tcp", "tcp,udp", "udp,tcp");

    private final Spot app;
    private final List<Network> networks;

    NetworkReader(Spot app) {
        this.app = app;
        var given = app.items("networks").stream()
                .map(spot -> network(spot.orEmptyObject()))
                .toList();
        this.networks = given.isEmpty() ? List.of(AppBuilder.HOST) : given;
        app.at("networks").ifPresent(this::check);
    }

    List<Network> networks() {
        return networks;
    }

    boolean host() {
        return networks.stream().anyMatch(network -> network.mode() == Network.Mode.HOST);
    }

    /// None on other networks, where there must be none.
    List<PortDefinition> portDefinitions() {
        var given = app.items("portDefinitions").stream()
                .map(spot -> definition(spot.orEmptyObject()))
                .toList();
        if (!host() && !given.isEmpty()) {
            app.wrong("portDefinitions are only allowed with host-networking");
        }
        app.at("portDefinitions").ifPresent(spot -> {
            unique(spot, given.stream().flatMap(port -> port.name().stream()), "Port names must be unique.");
            unique(spot, given.stream().map(PortDefinition::port).filter(port -> port != 0), "Ports must be unique.");
        });
        if (!host()) {
            return List.of();
        }
        return app.has("portDefinitions") ? given : List.of(AppBuilder.ANY_PORT);
    }

    /// None on the host's network, where they are dropped without a word, as Marathon does.
    List<PortMapping> portMappings(Spot container) {
        var given = container.items("portMappings").stream()
                .map(spot -> mapping(spot.orEmptyObject()))
                .toList();
        if (host()) {
            return List.of();
        }
        container
                .at("portMappings")
                .ifPresent(spot -> unique(
                        spot, given.stream().flatMap(port -> port.name().stream()), "Port names must be unique."));
        return container.has("portMappings") ? given : List.of(anyMapping());
    }

    private PortMapping anyMapping() {
        return new PortMapping(0, withoutHostPort(), 0, "tcp", Optional.of("default"), Map.of(), List.of());
    }

    private OptionalInt withoutHostPort() {
        return bridge() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private boolean bridge() {
        return networks.stream().anyMatch(network -> network.mode() == Network.Mode.BRIDGE);
    }

    private PortMapping mapping(Spot spot) {
        var hostPort = spot.whole("hostPort", 0, MAX_PORT);
        var names = spot.textList("networkNames");
        if (networks.size() > 1 && hostPort.isPresent() && names.size() != 1) {
            spot.faults()
                    .meaning(
                            spot.path() + "/networkNames",
                            "must name exactly one network when a hostPort is given and the app is on several");
        }
        names.stream()
                .filter(name -> networks.stream().noneMatch(n -> n.name().equals(Optional.of(name))))
                .forEach(name -> spot.faults()
                        .meaning(
                                spot.path() + "/networkNames",
                                "got %s, which is no network of the app".formatted(name)));
        return new PortMapping(
                spot.whole("containerPort", 0, 0, MAX_PORT),
                hostPort.isPresent() ? hostPort : withoutHostPort(),
                spot.whole("servicePort", 0, 0, MAX_PORT),
                protocol(spot),
                portName(spot),
                spot.texts("labels"),
                names);
    }

    private static PortDefinition definition(Spot spot) {
        return new PortDefinition(
                spot.whole("port", 0, 0, MAX_PORT), protocol(spot), portName(spot), spot.texts("labels"));
    }

    private static String protocol(Spot spot) {
        var given = spot.at("protocol");
        var text = given.map(Spot::text).orElse("tcp");
        var known = PROTOCOLS.get(text.toLowerCase(Locale.ROOT).replace(" ", ""));
        if (known == null && given.isPresent()) {
            given.get().wrongType("error.unknown.enum.literal");
        }
        return known == null ? "tcp" : known;
    }

    private static Optional<String> portName(Spot spot) {
        spot.at("name")
                .filter(name -> !PORT_NAME.matcher(name.text()).matches())
                .ifPresent(name -> name.wrongType("error.pattern"));
        return spot.text("name");
    }

    static <T> void unique(Spot spot, Stream<T> values, String error) {
        var seen = new HashSet<T>();
        if (!values.allMatch(seen::add)) {
            spot.wrong(error);
        }
    }

    private static Network network(Spot spot) {
        return new Network(mode(spot), spot.text("name").filter(name -> !name.isEmpty()), spot.texts("labels"));
    }

    private static Network.Mode mode(Spot spot) {
        return switch (spot.text("mode").orElse("container").toLowerCase(Locale.ROOT)) {
            case "host" -> Network.Mode.HOST;
            case "container/bridge" -> Network.Mode.BRIDGE;
            case "container" -> Network.Mode.CONTAINER;
            default -> {
                spot.at("mode").ifPresent(mode -> mode.wrongType("error.unknown.enum.literal"));
                yield Network.Mode.CONTAINER;
            }
        };
    }

    private void check(Spot spot) {
        var modes = networks.stream().map(Network::mode).toList();
        if (modes.size() > 1 && !Set.copyOf(modes).equals(Set.of(Network.Mode.CONTAINER))) {
            spot.wrong("networks must be exactly one host network, or one container/bridge network, or one or more"
                    + " container networks");
        }
        networks.forEach(network -> checkOne(network, spot));
        unique(spot, networks.stream().flatMap(n -> n.name().stream()), "Network names must be unique.");
        if (modes.size() > 1 && dockerEngine()) {
            spot.wrong("may only specify a single container network when using the Docker container engine");
        }
    }

    private static void checkOne(Network network, Spot spot) {
        switch (network.mode()) {
            case HOST -> {
                if (network.name().isPresent() || !network.labels().isEmpty()) {
                    spot.wrong("a host network has neither a name nor labels");
                }
            }
            case BRIDGE -> {
                if (network.name().isPresent()) {
                    spot.wrong("a container/bridge network has no name");
                }
            }
            case CONTAINER -> {
                if (network.name().isEmpty()) {
                    spot.wrong("Network name must be specified when container network is selected.");
                }
            }
        }
    }

    private boolean dockerEngine() {
        return app.at("container").map(ContainerReader::type).equals(Optional.of(Containerisation.Type.DOCKER));
    }
}
