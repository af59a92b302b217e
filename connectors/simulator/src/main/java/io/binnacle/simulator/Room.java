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
    private static final int MOST_TOLD = 12;

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

    /// Why each host has none, in words. Of a large cluster the first few tell it all.
    Map<HostId, String> refusals() {
        var refusals = new HashMap<HostId, String>();
        world.truth().hosts().values().stream()
                .sorted(Comparator.comparing(Host::name))
                .limit(MOST_TOLD)
                .forEach(host -> refusals.put(host.id(), refusal(host)));
        return refusals;
    }

    private String refusal(Host host) {
        if (!world.reach().reached(host.id())) {
            return "not seen";
        }
        var left = (long) (host.capacity().memoryBytes() * USABLE) - promised.getOrDefault(host.id(), 0L);
        return Math.max(0, left >> 20) + " MiB left of the " + (neededBytes >> 20) + " needed";
    }
}
