package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds hosts for new instances: the one with the fewest of the app, then the most memory not promised.
final class Room {
    private static final double USABLE = 0.95;

    private final World world;
    private final AppId app;
    private final long neededBytes;
    private final Map<HostId, Long> promised = new HashMap<>();
    private final Map<HostId, Integer> instances = new HashMap<>();

    Room(World world, AppId app) {
        this.world = world;
        this.app = app;
        this.neededBytes = world.blueprint(app).limits().memoryBytes();
        world.truth().containers().values().forEach(one -> {
            promised.merge(one.host(), one.limits().memoryBytes(), Long::sum);
            if (one.app().equals(app)) {
                instances.merge(one.host(), 1, Integer::sum);
            }
        });
    }

    /// Takes a place, if there is one.
    Optional<Host> take() {
        var best = world.truth().hosts().values().stream()
                .filter(host -> world.reach().reached(host.id()))
                .filter(this::fits)
                .min(Comparator.comparingInt((Host host) -> instances.getOrDefault(host.id(), 0))
                        .thenComparingLong(host -> promised.getOrDefault(host.id(), 0L))
                        .thenComparing(Host::name));
        best.ifPresent(host -> {
            promised.merge(host.id(), neededBytes, Long::sum);
            instances.merge(host.id(), 1, Integer::sum);
        });
        return best;
    }

    private boolean fits(Host host) {
        return promised.getOrDefault(host.id(), 0L) + neededBytes
                <= host.capacity().memoryBytes() * USABLE;
    }

    /// Why there is none, in words.
    String refusal() {
        return "no host has " + (neededBytes >> 20) + " MiB left for "
                + world.kind(app).name();
    }
}
