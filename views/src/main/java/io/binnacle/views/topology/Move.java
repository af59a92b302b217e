package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import java.util.Optional;

/// What the operator has done to the place of a thing. It stands where it was put until it is let go.
sealed interface Move {
    /// @param x of the upper left corner of its card, as places are remembered
    record OfApp(AppId app, double x, double y) implements Move {}

    /// @param cell the place within its zone
    /// @param displaced who stood there and takes the place that has become free
    record OfHost(HostId host, int cell, Optional<HostId> displaced) implements Move {}

    /// It stays where it is, but may be placed with the others again.
    record LetGoOfApp(AppId app) implements Move {}

    record LetGoOfHost(HostId host) implements Move {}
}
