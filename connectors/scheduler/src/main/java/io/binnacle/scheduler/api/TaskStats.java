package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Tells of an app's tasks in groups: since it was scaled, of its present configuration, of a former one, and of all.
final class TaskStats {
    private final AppDefinition app;
    private final List<Instance> tasks;
    private final Instant now;

    TaskStats(AppDefinition app, List<Instance> tasks, Instant now) {
        this.app = app;
        this.tasks = tasks;
        this.now = now;
    }

    ObjectNode write() {
        var json = JsonNodeFactory.instance.objectNode();
        var info = app.versionInfo();
        group(json, "startedAfterLastScaling", task -> !task.appVersion().isBefore(info.lastScalingAt()));
        group(json, "withLatestConfig", task -> !task.configVersion().isBefore(info.lastConfigChangeAt()));
        group(json, "withOutdatedConfig", task -> task.configVersion().isBefore(info.lastConfigChangeAt()));
        group(json, "totalSummary", task -> true);
        return json;
    }

    private void group(ObjectNode json, String name, Predicate<Instance> which) {
        var chosen = tasks.stream().filter(which).toList();
        if (chosen.isEmpty()) {
            return;
        }
        var stats = json.putObject(name).putObject("stats");
        var counts = AppInfo.Counts.of(chosen);
        stats.putObject("counts")
                .put("staged", counts.staged())
                .put("running", counts.running())
                .put("healthy", counts.healthy())
                .put("unhealthy", counts.unhealthy());
        lifeTime(stats, chosen);
    }

    private void lifeTime(ObjectNode stats, List<Instance> chosen) {
        var seconds = chosen.stream()
                .flatMap(task -> task.startedAt().stream())
                .mapToDouble(at -> Duration.between(at, now).toMillis() / 1000.0)
                .sorted()
                .toArray();
        if (seconds.length > 0) {
            stats.putObject("lifeTime")
                    .put(
                            "averageSeconds",
                            java.util.Arrays.stream(seconds).average().orElse(0))
                    .put("medianSeconds", seconds[seconds.length / 2]);
        }
    }
}
