package io.binnacle.model;

import java.time.Instant;
import java.util.Optional;

/// One version of an app's spec, as far as it may be written down.
///
/// @param by who made it so, when that is known
/// @param document in its engine's own language; whatever is secret in it was masked by the connector
public record Spec(RevisionId revision, ImageRef image, Instant madeAt, Optional<String> by, String document) {
    @Override
    public String toString() {
        return "Spec[" + revision + ", " + image.reference() + "]";
    }
}
