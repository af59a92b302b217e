package io.binnacle.simulator;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.Optional;

/// Lets the numbers of open connections wander, a few links at a time.
final class LinkDrift {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LINKS_AT_ONCE = 6;

    private final World world;

    LinkDrift(World world) {
        this.world = world;
    }

    void begin() {
        world.in(EVERY, this::tick);
    }

    private void tick() {
        var change = new TopologyChange.Builder();
        for (var count = 0; count < LINKS_AT_ONCE; count++) {
            world.anyContainer().flatMap(this::anyLink).map(this::wandered).ifPresent(change::put);
        }
        world.commit(change.build());
        world.in(EVERY, this::tick);
    }

    private Optional<Link> anyLink(ContainerId id) {
        var links = world.linksOf(id).stream()
                .filter(link -> link.evidence() == Link.Evidence.OBSERVED)
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : world.link(links.get(world.random().nextInt(links.size())));
    }

    private Link wandered(Link link) {
        var connections = Math.max(1, link.connections() + world.random().nextInt(3) - 1);
        return new Link(link.id(), connections, link.because(), link.firstSeen(), Optional.empty());
    }
}
