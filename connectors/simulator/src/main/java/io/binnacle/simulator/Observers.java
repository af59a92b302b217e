package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How many observe traffic. Observed links are there while somebody does; when the last one goes they fade.
final class Observers {
    private static final Duration FIRST_SIGHT = Duration.ofMillis(400);
    private static final Duration FADING = Duration.ofSeconds(10);

    private final World world;
    private int count;

    Observers(World world) {
        this.world = world;
    }

    void come() {
        if (count++ == 0 && !world.settings().trafficObserved()) {
            world.in(FIRST_SIGHT, this::weave);
        }
    }

    void go() {
        if (--count == 0 && !world.settings().trafficObserved()) {
            each(link -> new Link(
                    link.id(), link.connections(), link.because(), link.firstSeen(), Optional.of(world.now())));
            world.in(FADING, this::clear);
        }
    }

    private void weave() {
        if (count > 0) {
            var kinds = Birth.kinds(world.settings());
            Map<AppId, List<Container>> instances = world.truth().containers().values().stream()
                    .sorted(Comparator.comparing(Container::id))
                    .collect(Collectors.groupingBy(Container::app, HashMap::new, Collectors.toList()));
            var hosts = world.truth().hosts().keySet().stream().sorted().toList();
            var change = new TopologyChange.Builder();
            new Weaving(kinds, instances, hosts, world.now()).observed(change::put);
            world.commit(change.build());
        }
    }

    private void each(Function<Link, Link> step) {
        var change = new TopologyChange.Builder();
        world.truth().links().values().stream().filter(Link::observed).map(step).forEach(change::put);
        world.commit(change.build());
    }

    private void clear() {
        if (count == 0) {
            var change = new TopologyChange.Builder();
            world.truth().links().keySet().stream()
                    .filter(id -> id.evidence() == Link.Evidence.OBSERVED)
                    .forEach((LinkId id) -> change.remove(id));
            world.commit(change.build());
        }
    }
}
