package io.binnacle.docker;

import io.binnacle.craft.Hint;
import io.binnacle.model.Container;
import java.util.List;

/// What one inspection told: the container as the model has it, and what only this connector needs.
///
/// @param pid its first process, by the host's numbers; 0 when it has none
/// @param networkMode `bridge`, `host`, `container:…`, in the engine's words
/// @param gateways the host's own addresses on the container's networks
/// @param hints where its environment says it connects to
/// @param links the names of containers it is linked to by the old `--link`
/// @param naming the app as its labels or its name tell it
/// @param hasCheck whether it has a health check
record Seen(
        Container container,
        Naming naming,
        int pid,
        String networkMode,
        List<String> gateways,
        List<Hint> hints,
        List<String> links,
        boolean hasCheck) {
    Seen {
        gateways = List.copyOf(gateways);
        hints = List.copyOf(hints);
        links = List.copyOf(links);
    }

    Seen with(Container changed) {
        return new Seen(changed, naming, pid, networkMode, gateways, hints, links, hasCheck);
    }
}
