package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The host ports an app needs, in its order: a fixed one, or 0 for any of the host's range.
public record Ports(List<Integer> wanted) {
    public Ports {
        wanted = List.copyOf(wanted);
    }

    static Ports of(AppDefinition app) {
        if (app.onHostNetwork()) {
            return new Ports(app.portDefinitions().stream()
                    .map(p -> app.requirePorts() ? p.port() : 0)
                    .toList());
        }
        return new Ports(app.container().stream()
                .flatMap(c -> c.portMappings().stream())
                .filter(m -> m.hostPort().isPresent())
                .map(m -> m.hostPort().orElse(0))
                .toList());
    }

    /// One for TCP and one for UDP may be the same.
    Set<Integer> fixed() {
        Set<Integer> fixed = new HashSet<>(wanted);
        fixed.remove(0);
        return fixed;
    }

    long any() {
        return wanted.stream().filter(p -> p == 0).count();
    }
}
