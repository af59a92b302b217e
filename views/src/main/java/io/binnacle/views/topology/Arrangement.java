package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import java.util.Optional;
import java.util.Set;

/// How the operator wishes the map to be laid out, beyond what is on it.
///
/// @param unfolded hubs whose links are drawn all the same
/// @param open the stack that is open, if one is
record Arrangement(Set<AppId> unfolded, Optional<Stack> open) {
    static final Arrangement USUAL = new Arrangement(Set.of(), Optional.empty());

    Arrangement {
        unfolded = Set.copyOf(unfolded);
    }
}
