package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The ports of one instance, in its app's order, with all numbers known.
record TaskPorts(List<Port> ports) {
    private static final int FIRST_FREE = 1_025;
    private static final int FREE = 30_000;

    /// @param container inside the container; on the host's network the same as `host`
    /// @param host absent when it is not reached by way of the host
    /// @param requested by the definition, or 0
    record Port(int container, OptionalInt host, int requested, String protocol, Optional<String> name) {
        /// What `$PORT0` says.
        int value() {
            return host.orElse(container);
        }
    }

    static TaskPorts of(AppDefinition app, Instance instance) {
        var host = instance.placed().map(Instance.Placed::hostPorts).orElse(List.of());
        return new TaskPorts(app.onHostNetwork() ? ofHost(app, host) : ofMappings(app, instance, host));
    }

    private static List<Port> ofHost(AppDefinition app, List<Integer> host) {
        var ports = new ArrayList<Port>();
        for (var definition : app.portDefinitions()) {
            var port = ports.size() < host.size() ? host.get(ports.size()) : definition.port();
            ports.add(
                    new Port(port, OptionalInt.of(port), definition.port(), definition.protocol(), definition.name()));
        }
        return ports;
    }

    private static List<Port> ofMappings(AppDefinition app, Instance instance, List<Integer> host) {
        var ports = new ArrayList<Port>();
        var next = 0;
        for (var mapping : app.portMappings()) {
            var published = mapping.hostPort().isPresent() && next < host.size();
            var port = published ? OptionalInt.of(host.get(next++)) : OptionalInt.empty();
            var inside =
                    mapping.containerPort() != 0 ? mapping.containerPort() : port.orElse(invented(instance, ports));
            ports.add(new Port(inside, port, mapping.containerPort(), mapping.protocol(), mapping.name()));
        }
        return ports;
    }

    /// One that nobody has asked for, the same whenever the same launch is asked for again.
    private static int invented(Instance instance, List<Port> before) {
        return FIRST_FREE + Math.floorMod((instance.id() + before.size()).hashCode(), FREE);
    }

    Optional<Port> at(int index) {
        return index >= 0 && index < ports.size() ? Optional.of(ports.get(index)) : Optional.empty();
    }

    /// The one with that number inside the container; where none is published, the container's own.
    Optional<Port> inside(int container) {
        return Optional.of(ports.stream()
                .filter(port -> port.container() == container)
                .findFirst()
                .orElseGet(() -> new Port(container, OptionalInt.empty(), container, "tcp", Optional.empty())));
    }

    Optional<Port> named(String name) {
        return ports.stream()
                .filter(port -> port.name().filter(name::equals).isPresent())
                .findFirst();
    }
}
