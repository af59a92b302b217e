package io.binnacle.scheduler.api;

import java.util.List;
import java.util.Optional;

/// A part of the API: knows the addresses below its own.
@FunctionalInterface
interface Resource {
    /// @param rest the segments behind the resource's own; empty for itself
    Optional<Endpoint> at(List<String> rest);
}
