package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.views.Grouping;
import java.util.Optional;
import java.util.Set;

/// How the operator wishes the map to be laid out, beyond what is on it.
///
/// @param unfolded hubs whose links are drawn all the same
/// @param open the stack that is open, if one is
/// @param grouping what stands together
record Arrangement(Set<AppId> unfolded, Optional<Stack> open, Grouping grouping) {
    static final Arrangement USUAL = new Arrangement(Set.of(), Optional.empty(), Grouping.USUAL);

    Arrangement {
        unfolded = Set.copyOf(unfolded);
    }

    Arrangement with(Stack opened) {
        return new Arrangement(unfolded, Optional.of(opened), grouping);
    }

    Arrangement with(Grouping other) {
        return new Arrangement(unfolded, open, other);
    }
}
