package io.binnacle.marathon;

import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Health;
import io.binnacle.model.Health.Status;

/// Reads what a task's health checks found.
final class Checks {
    private Checks() {}

    /// Within its grace, a task that was never well is still starting.
    static Health of(AppState app, Task task) {
        var wanted = app.json().path("healthChecks").size();
        if (wanted == 0 || !task.running()) {
            return Health.NONE;
        }
        var failures = 0;
        var worst = task.checks().size() < wanted ? Status.STARTING : Status.HEALTHY;
        var output = "";
        for (var check : task.checks()) {
            if (!check.path("alive").asBoolean(false)) {
                var count = check.path("consecutiveFailures").asInt(0);
                var starting = count == 0 && !check.hasNonNull("firstSuccess");
                worst = starting && worst != Status.UNHEALTHY ? Status.STARTING : Status.UNHEALTHY;
                failures = Math.max(failures, count);
                output = Json.text(check, "lastFailureCause");
            }
        }
        return new Health(worst, failures, Words.line(Secrets.ofThisProcess().text(output)));
    }
}
