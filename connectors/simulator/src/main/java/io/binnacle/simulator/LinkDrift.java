package io.binnacle.simulator;

import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Lets the numbers of open connections wander, a few links at a time.
final class LinkDrift {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LINKS_AT_ONCE = 6;

    private final World world;
    private List<LinkId> observed = List.of();
    private int ticks;

    LinkDrift(World world) {
        this.world = world;
    }

    void begin() {
        world.in(EVERY, this::tick);
    }

    private void tick() {
        if (ticks++ % 15 == 0) {
            observed = world.truth().links().keySet().stream()
                    .filter(id -> id.evidence() == Link.Evidence.OBSERVED)
                    .sorted()
                    .toList();
        }
        drift();
        world.in(EVERY, this::tick);
    }

    private void drift() {
        if (observed.isEmpty()) {
            return;
        }
        var change = new TopologyChange.Builder();
        for (var count = 0; count < LINKS_AT_ONCE; count++) {
            var id = observed.get(world.random().nextInt(observed.size()));
            world.link(id).map(this::wandered).ifPresent(change::put);
        }
        world.commit(change.build());
    }

    private Link wandered(Link link) {
        var connections = Math.max(1, link.connections() + world.random().nextInt(3) - 1);
        return new Link(link.id(), connections, link.because(), link.firstSeen(), Optional.empty());
    }
}
