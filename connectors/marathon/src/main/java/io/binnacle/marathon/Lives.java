package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Revision.Ending;
import io.binnacle.model.Revision.Life;
import io.binnacle.model.Revision.Verdict;
import java.time.Duration;
import java.util.Optional;

/// Reads the health record the built-in scheduler keeps of each revision.
final class Lives {
    private static final double MILLIS = 1000;

    private Lives() {}

    static Optional<Life> read(JsonNode record) {
        return Json.instant(record, "from")
                .map(from -> new Life(
                        from,
                        Json.instant(record, "until"),
                        ending(record),
                        record.path("most").asInt(0),
                        time(record, "healthySeconds"),
                        time(record, "instanceSeconds")));
    }

    private static Ending ending(JsonNode record) {
        return switch (Json.text(record, "ended")) {
            case "replaced" -> Ending.REPLACED;
            case "rolledBack" -> Ending.ROLLED_BACK;
            case "failed" -> Ending.FAILED;
            default -> record.has("failed") ? Ending.FAILED : Ending.CURRENT;
        };
    }

    private static Duration time(JsonNode record, String field) {
        return Duration.ofMillis((long) (record.path(field).asDouble(0) * MILLIS));
    }

    /// One whose time is over without a healthy instance never had any.
    static Verdict verdict(Life life) {
        return life.most() > 0
                ? Verdict.HEALTHY
                : life.ending() == Ending.CURRENT ? Verdict.UNKNOWN : Verdict.NEVER_HEALTHY;
    }
}
