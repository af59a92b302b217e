package io.binnacle.views;

import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import java.util.Optional;

/// What the change that is being asked for would leave behind, for the map to draw as ghosts.
///
/// @param app whose instances come and go; empty while nothing is asked for
/// @param replaced whether another comes in the place of each that goes
public record Foreseen(Optional<AppId> app, Outlook outlook, boolean replaced) {
    public static final Foreseen NOTHING = new Foreseen(Optional.empty(), Outlook.UNKNOWN, false);

    public static Foreseen of(Preview preview) {
        return preview.operation() instanceof Operation.OnApp on
                ? new Foreseen(Optional.of(on.app()), preview.outlook(), !(on instanceof Operation.Scale))
                : NOTHING;
    }
}
