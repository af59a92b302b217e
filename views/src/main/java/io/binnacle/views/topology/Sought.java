package io.binnacle.views.topology;

import io.binnacle.model.Container;
import io.binnacle.model.Topology;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What was typed into the filter, as a test: every word must be found in a container's name, image, app or host.
final class Sought {
    private Sought() {}

    static Optional<Predicate<Container>> of(String text, Topology topology) {
        var words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        if (words[0].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(container -> {
            var host = topology.hosts().get(container.host());
            var all = (container.name() + " " + container.image().reference() + " " + container.app() + " "
                            + container.state() + " " + (host == null ? "" : host.name()))
                    .toLowerCase(Locale.ROOT);
            return Arrays.stream(words).allMatch(all::contains);
        });
    }
}
