package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// How one place changes hands.
///
/// @param old the inspection of the one whose place is taken
/// @param settings of the one that takes it, as an inspection tells them
/// @param image its name
/// @param requiredId the content that name has to stand for; empty where whatever it stands for will do
/// @param alone why the old one must have stopped before the new one starts; empty where both can run for a while
/// @param lost secrets that nobody has any more
/// @param remembered whether the settings are from the ledger, and so its secrets from the old one
record Handing(
        AppSwap.Swap swap,
        JsonNode old,
        JsonNode settings,
        String image,
        Optional<String> requiredId,
        List<String> alone,
        List<String> lost,
        boolean remembered) {
    Handing {
        alone = List.copyOf(alone);
        lost = List.copyOf(lost);
    }

    /// Whether nobody stands in that place for a while.
    boolean gap() {
        return !alone.isEmpty();
    }

    boolean vanishing() {
        return ScaleChange.removedWhenStopped(old);
    }
}
