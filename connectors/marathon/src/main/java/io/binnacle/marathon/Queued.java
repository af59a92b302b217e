package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Instances of an app that have no place yet, and why.
///
/// @param reason in words; never empty
record Queued(AppId app, int count, Optional<Instant> since, String reason) {
    static Optional<Queued> read(JsonNode item) {
        return Json.word(item.path("app"), "id")
                .map(AppId::new)
                .map(app -> new Queued(app, item.path("count").asInt(0), Json.instant(item, "since"), reason(item)));
    }

    /// Told better, unless it only waits for time to pass.
    Queued because(String words) {
        return reason.startsWith("backing off") ? this : new Queued(app, count, since, words);
    }

    private static String reason(JsonNode item) {
        var delay = item.path("delay");
        if (delay.path("overdue").isBoolean() && !delay.path("overdue").asBoolean()) {
            return "backing off after failures, next try in "
                    + delay.path("timeLeftSeconds").asInt(0) + " s";
        }
        return Json.word(item, "reason")
                .map(Words::line)
                .orElseGet(() -> ofOffers(item.path("processedOffersSummary")));
    }

    private static String ofOffers(JsonNode summary) {
        var reasons = new ArrayList<>(declined(summary.path("rejectSummaryLastOffers")));
        if (reasons.isEmpty()) {
            reasons.addAll(declined(summary.path("rejectSummaryLaunchAttempt")));
        }
        if (!reasons.isEmpty()) {
            return String.join(", ", reasons);
        }
        return summary.path("processedOffersCount").asLong(0) == 0
                ? "no host has been looked at yet"
                : "no host has room that suits it";
    }

    private static List<String> declined(JsonNode rejections) {
        var all = Json.stream(rejections)
                .mapToInt(one -> one.path("processed").asInt(0))
                .max()
                .orElse(0);
        return Json.stream(rejections)
                .filter(one -> one.path("declined").asInt(0) > 0)
                .map(one -> words(Json.text(one, "reason")) + " on "
                        + one.path("declined").asInt() + " of " + all + " hosts")
                .toList();
    }

    /// Marathon's reasons in words.
    static String words(String reason) {
        return switch (reason) {
            case "UnfulfilledRole" -> "not for this role";
            case "UnfulfilledConstraint" -> "a constraint does not hold";
            case "NoCorrespondingReservationFound" -> "its volume is not there";
            case "AgentMaintenance" -> "being drained";
            case "InsufficientCpus" -> "too few CPUs";
            case "InsufficientMemory" -> "too little memory";
            case "InsufficientDisk" -> "too little disk";
            case "InsufficientGpus" -> "too few GPUs";
            case "InsufficientPorts" -> "no free port";
            case "DeclinedScarceResources" -> "its GPUs are kept for others";
            default -> Words.line(reason);
        };
    }
}
