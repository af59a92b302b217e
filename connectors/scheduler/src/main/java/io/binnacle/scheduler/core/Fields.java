package io.binnacle.scheduler.core;

import java.util.Optional;

/// What constraints read of a host.
final class Fields {
    private Fields() {}

    static Optional<String> value(State.HostState host, String field) {
        return switch (field) {
            case "hostname", "@hostname" -> Optional.of(host.name());
            case "@zone", "@region" -> attribute(host, field).or(() -> attribute(host, field.substring(1)));
            default -> attribute(host, field);
        };
    }

    private static Optional<String> attribute(State.HostState host, String name) {
        return Optional.ofNullable(host.attributes().get(name));
    }
}
