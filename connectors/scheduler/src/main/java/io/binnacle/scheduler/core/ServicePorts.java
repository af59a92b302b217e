package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives apps the service ports they leave to the scheduler.
final class ServicePorts {
    private final Settings settings;
    private final Set<Integer> used = new HashSet<>();

    private ServicePorts(Settings settings) {
        this.settings = settings;
    }

    /// What an app has had is taken too: it keeps it, even where the new definition leaves it to the scheduler.
    static ServicePorts of(Settings settings, Collection<AppDefinition> old, Collection<AppDefinition> wished) {
        ServicePorts ports = new ServicePorts(settings);
        old.forEach(app -> ports.used.addAll(of(app)));
        wished.forEach(app -> ports.used.addAll(of(app)));
        return ports;
    }

    /// In the app's order; 0 where none is assigned.
    static List<Integer> of(AppDefinition app) {
        return app.onHostNetwork()
                ? app.portDefinitions().stream().map(PortDefinition::port).toList()
                : app.portMappings().stream().map(PortMapping::servicePort).toList();
    }

    static boolean open(AppDefinition app) {
        return of(app).contains(0);
    }

    /// @param before whose ports are kept, position by position
    AppDefinition assign(AppDefinition app, Optional<AppDefinition> before) throws WriteRefused {
        List<Integer> old = before.map(ServicePorts::of).orElse(List.of());
        List<Integer> own = of(app);
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            int port = own.get(i);
            ports.add(port != 0 ? port : kept(old, i, own, ports).orElse(0));
        }
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) == 0) {
                ports.set(i, free());
            }
        }
        return with(app, ports);
    }

    private Optional<Integer> kept(List<Integer> old, int index, List<Integer> own, List<Integer> chosen) {
        return index < old.size() && assigned(old.get(index))
                ? Optional.of(old.get(index)).filter(p -> !own.contains(p) && !chosen.contains(p))
                : Optional.empty();
    }

    private boolean assigned(int port) {
        return port >= settings.servicePortFrom() && port <= settings.servicePortTo();
    }

    private int free() throws WriteRefused {
        for (int port = settings.servicePortFrom(); port <= settings.servicePortTo(); port++) {
            if (used.add(port)) {
                return port;
            }
        }
        throw new WriteRefused(
                WriteRefused.Kind.INVALID,
                "All service ports from " + settings.servicePortFrom() + " to " + settings.servicePortTo()
                        + " are in use. Name one outside of them, or remove an app.");
    }

    private static AppDefinition with(AppDefinition app, List<Integer> ports) {
        if (app.onHostNetwork()) {
            List<PortDefinition> definitions = new ArrayList<>();
            for (int i = 0; i < ports.size(); i++) {
                PortDefinition d = app.portDefinitions().get(i);
                definitions.add(new PortDefinition(ports.get(i), d.protocol(), d.name(), d.labels()));
            }
            return app.edit().portDefinitions(definitions).build();
        }
        return app.edit().container(app.container().map(c -> mapped(c, ports))).build();
    }

    private static Containerisation mapped(Containerisation container, List<Integer> ports) {
        List<PortMapping> mappings = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            PortMapping m = container.portMappings().get(i);
            mappings.add(new PortMapping(
                    m.containerPort(),
                    m.hostPort(),
                    ports.get(i),
                    m.protocol(),
                    m.name(),
                    m.labels(),
                    m.networkNames()));
        }
        return new Containerisation(
                container.type(), container.docker(), container.volumes(), mappings, container.linuxInfo());
    }
}
