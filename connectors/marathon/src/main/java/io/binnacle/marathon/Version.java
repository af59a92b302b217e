package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Revision;
import io.binnacle.model.Revision.Life;
import io.binnacle.model.RevisionId;
import java.time.Instant;
import java.util.Optional;

/// One definition an app has or had.
///
/// @param id the time stamp that names it
/// @param config the version that last changed more than the number of instances, which is our revision
record Version(String id, String config, int instances, ImageRef image, Revision.Verdict verdict, Optional<Life> life) {
    static Optional<Version> read(JsonNode definition) {
        return Json.word(definition, "version")
                .map(id -> new Version(
                        id,
                        AppState.configVersion(definition),
                        definition.path("instances").asInt(1),
                        AppState.image(definition),
                        Revision.Verdict.UNKNOWN,
                        Optional.empty()));
    }

    /// The same, now that it is known to have been well.
    Version healthy() {
        return new Version(id, config, instances, image, Revision.Verdict.HEALTHY, life);
    }

    /// The same with its record, where there is one.
    Version with(Optional<Life> told) {
        return told.map(one -> new Version(id, config, instances, image, Lives.verdict(one), told))
                .orElse(this);
    }

    RevisionId revision() {
        return new RevisionId(config);
    }

    Instant madeAt() {
        return Json.instant(config).orElse(Instant.EPOCH);
    }
}
