package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.views.Foreseen;
import java.util.Optional;

/// What the operator's hand is about: the change that is being asked for, the handle that can be pulled, the pull.
///
/// @param handle of which app a handle is shown
/// @param carried what is on its way to another place
record Reach(Foreseen foreseen, Optional<AppId> handle, Optional<Pulling> pulling, Optional<Carried> carried) {
    static final Reach NONE = new Reach(Foreseen.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
}
