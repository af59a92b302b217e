package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A deployment under way, as Marathon tells of it.
record Plan(String id, Optional<Instant> startedAt, List<AppId> apps, int step, int steps, JsonNode json) {
    Plan {
        apps = List.copyOf(apps);
    }

    static Plan read(JsonNode json) {
        return new Plan(
                Json.text(json, "id"),
                Json.instant(json, "version"),
                Json.texts(json.path("affectedApps")).stream()
                        .filter(id -> !id.isBlank())
                        .map(AppId::new)
                        .toList(),
                json.path("currentStep").asInt(0),
                json.path("totalSteps").asInt(0),
                json);
    }

    /// Whether an app's turn has not come yet.
    boolean later(AppId app) {
        var number = 0;
        for (var one : json.path("steps")) {
            number++;
            if (number <= step && names(one, app)) {
                return false;
            }
        }
        return number > 0 && step > 0;
    }

    private static boolean names(JsonNode step, AppId app) {
        var actions = step.isArray() ? step : step.path("actions");
        for (var action : actions) {
            if (Json.text(action, "app").equals(app.value())
                    && !Json.text(action, "action").equals("StartApplication")) {
                return true;
            }
        }
        return false;
    }

    /// What its readiness checks still wait for.
    Stream<JsonNode> notReady(AppId app) {
        return Json.stream(json.path("currentActions"))
                .filter(action -> Json.text(action, "app").equals(app.value()))
                .flatMap(action -> Json.stream(action.path("readinessCheckResults")))
                .filter(result -> !result.path("ready").asBoolean(false));
    }
}
