package io.binnacle.app;

import io.binnacle.model.Endpoint;
import java.util.List;

/// What window the command line asked for.
///
/// @param remembered whether the clusters in it are opened again by the next `binnacle` without arguments
record WindowOrder(Program program, List<Endpoint> endpoints, boolean remembered, Watched watched) {
    /// Whether somebody watches how it starts.
    enum Watched {
        NO,
        /// Told on standard error when the window is there and when its picture is complete.
        MARKS,
        /// Closed as soon as its picture is complete.
        REHEARSAL
    }

    WindowOrder {
        endpoints = List.copyOf(endpoints);
    }
}
