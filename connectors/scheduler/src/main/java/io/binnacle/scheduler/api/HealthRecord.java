package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Life;
import io.binnacle.scheduler.core.Life.Ended;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Duration;

/// A configuration's health record as JSON.
final class HealthRecord {
    private static final double MILLIS = 1000;

    private HealthRecord() {}

    static void write(Life life, ObjectNode json) {
        json.put("from", Timestamps.text(life.since()));
        life.ended()
                .ifPresent(end -> json.put("until", Timestamps.text(end.at()))
                        .put("ended", how(end.how()))
                        .put("by", Timestamps.text(end.by())));
        life.failed().ifPresent(why -> json.put("failed", why));
        json.put("healthy", life.healthy()).put("most", life.most());
        life.firstHealthy().ifPresent(at -> json.put("firstHealthyAt", Timestamps.text(at)));
        json.put("healthySeconds", seconds(life.anyTime())).put("instanceSeconds", seconds(life.instanceTime()));
    }

    private static String how(Ended.How how) {
        return switch (how) {
            case REPLACED -> "replaced";
            case ROLLED_BACK -> "rolledBack";
            case FAILED -> "failed";
        };
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
