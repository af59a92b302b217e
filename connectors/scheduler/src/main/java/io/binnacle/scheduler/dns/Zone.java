package io.binnacle.scheduler.dns;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The names of one state: `web-b-a` for the app `/a/b/web`, and where its healthy instances are.
final class Zone {
    /// One port of one instance.
    ///
    /// @param port of the app's, by its name if it has one
    record Place(String instance, String address, int port, String protocol, Optional<String> portName) {}

    private final Map<String, List<Place>> places = new HashMap<>();

    /// @param addresses finds a host's address by its name
    Zone(State state, Addresses addresses) {
        state.wish().allApps().forEach(app -> places.put(name(app), new ArrayList<>()));
        state.instances()
                .values()
                .forEach(instance -> state.wish()
                        .app(instance.app())
                        .filter(app -> serves(instance, app))
                        .ifPresent(app -> places(instance, app, addresses)));
    }

    /// Empty: there is no such app. An empty list: none of it is healthy.
    Optional<List<Place>> of(String name) {
        return Optional.ofNullable(places.get(name.toLowerCase(Locale.ROOT)));
    }

    static String name(AppDefinition app) {
        return String.join("-", app.id().segments().reversed());
    }

    /// Behind the frame `instance-` of its id, short enough for a label.
    static String label(Instance instance) {
        var id = instance.id();
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static boolean serves(Instance instance, AppDefinition app) {
        var results = instance.health().stream()
                .filter(state ->
                        state.lastSuccess().isPresent() || state.lastFailure().isPresent())
                .toList();
        return instance.condition() == Instance.Condition.RUNNING
                && instance.doomed().isEmpty()
                && results.size() >= app.healthChecks().size()
                && results.stream().allMatch(Instance.HealthState::alive);
    }

    private void places(Instance instance, AppDefinition app, Addresses addresses) {
        instance.placed()
                .ifPresent(at -> places.getOrDefault(name(app), new ArrayList<>())
                        .addAll(
                                at.hostPorts().isEmpty()
                                        ? own(instance, at, app)
                                        : published(instance, at, app, addresses)));
    }

    /// By its host's address and ports.
    private static List<Place> published(
            Instance instance, Instance.Placed at, AppDefinition app, Addresses addresses) {
        var address = addresses.of(at.hostName());
        var ports = app.onHostNetwork() ? definitions(app) : mappings(app);
        return address.isEmpty()
                ? List.of()
                : IntStream.range(0, at.hostPorts().size())
                        .mapToObj(i ->
                                place(instance, address.get(), at.hostPorts().get(i), ports, i))
                        .toList();
    }

    private static Place place(Instance instance, String address, int port, List<Port> ports, int i) {
        var declared = i < ports.size() ? ports.get(i) : new Port("tcp", Optional.empty());
        return new Place(label(instance), address, port, declared.protocol, declared.name);
    }

    /// By its own address, in a network in which it has one; without ports published it has those it listens on.
    private static List<Place> own(Instance instance, Instance.Placed at, AppDefinition app) {
        if (at.addresses().isEmpty()) {
            return List.of();
        }
        var address = at.addresses().getFirst();
        var mapped = app.portMappings().stream()
                .filter(mapping -> mapping.containerPort() > 0)
                .map(mapping -> new Place(
                        label(instance), address, mapping.containerPort(), mapping.protocol(), mapping.name()))
                .toList();
        return mapped.isEmpty() ? List.of(new Place(label(instance), address, 0, "", Optional.empty())) : mapped;
    }

    private record Port(String protocol, Optional<String> name) {}

    private static List<Port> definitions(AppDefinition app) {
        return app.portDefinitions().stream().map(Zone::port).toList();
    }

    private static Port port(PortDefinition port) {
        return new Port(port.protocol(), port.name());
    }

    private static List<Port> mappings(AppDefinition app) {
        return app.portMappings().stream()
                .filter(mapping -> mapping.hostPort().isPresent())
                .map(Zone::port)
                .toList();
    }

    private static Port port(PortMapping mapping) {
        return new Port(mapping.protocol(), mapping.name());
    }
}
