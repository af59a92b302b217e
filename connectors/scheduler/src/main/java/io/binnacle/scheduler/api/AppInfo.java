package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes apps with what is known of them now.
final class AppInfo {
    private final View view;
    private final AppJson.Form form;
    private final Instant now;

    AppInfo(View view, AppJson.Form form, Instant now) {
        this.view = view;
        this.form = form;
        this.now = now;
    }

    ArrayNode list(Stream<AppDefinition> apps, Set<Embed> embeds) {
        var list = JsonNodeFactory.instance.arrayNode();
        apps.sorted((a, b) -> a.id().compareTo(b.id())).forEach(app -> list.add(write(app, embeds)));
        return list;
    }

    ObjectNode write(AppDefinition app, Set<Embed> embeds) {
        var json = AppJson.write(app, form);
        var tasks = view.tasks(app.id());
        if (embeds.contains(Embed.COUNTS)) {
            Counts.of(tasks).write(json);
        }
        if (embeds.contains(Embed.DEPLOYMENTS)) {
            var list = json.putArray("deployments");
            view.deployments(app.id()).forEach(id -> list.addObject().put("id", id));
        }
        if (embeds.contains(Embed.TASKS)) {
            json.set("tasks", TaskJson.list(tasks, view, form));
        }
        if (embeds.contains(Embed.READINESS)) {
            json.set("readinessCheckResults", TaskJson.readiness(view.deployed(app.id())));
        }
        var failure = view.state().failures().get(app.id());
        if (embeds.contains(Embed.LAST_TASK_FAILURE) && failure != null) {
            json.set("lastTaskFailure", TaskJson.failure(failure));
        }
        if (embeds.contains(Embed.TASK_STATS)) {
            json.set("tasksStats", new TaskStats(app, tasks, now).write());
        }
        return json;
    }

    /// An app as it was accepted, before anything is placed.
    static ObjectNode accepted(AppDefinition app, AppJson.Form form, String deployment) {
        var json = AppJson.write(app, form);
        Counts.of(List.of()).write(json);
        json.putArray("deployments").addObject().put("id", deployment);
        return json;
    }

    /// How many of an app's tasks stand where. Only those that have been checked are healthy or unhealthy.
    record Counts(int staged, int running, int healthy, int unhealthy) {
        static Counts of(List<Instance> tasks) {
            return new Counts(
                    count(tasks, AppInfo::staged),
                    count(tasks, task -> task.condition() == Condition.RUNNING),
                    count(
                            tasks,
                            task -> checked(task)
                                    && TaskJson.known(task).stream().allMatch(HealthState::alive)),
                    count(
                            tasks,
                            task -> checked(task)
                                    && !TaskJson.known(task).stream().allMatch(HealthState::alive)));
        }

        void write(ObjectNode json) {
            json.put("tasksStaged", staged)
                    .put("tasksRunning", running)
                    .put("tasksHealthy", healthy)
                    .put("tasksUnhealthy", unhealthy);
        }

        private static int count(List<Instance> tasks, java.util.function.Predicate<Instance> which) {
            return Math.toIntExact(tasks.stream().filter(which).count());
        }

        private static boolean checked(Instance task) {
            return !TaskJson.known(task).isEmpty();
        }
    }

    private static boolean staged(Instance task) {
        return switch (task.condition()) {
            case PROVISIONED, STAGING, STARTING -> true;
            case SCHEDULED,
                    RUNNING,
                    UNREACHABLE,
                    UNREACHABLE_INACTIVE,
                    KILLING,
                    KILLED,
                    FAILED,
                    FINISHED,
                    ERROR,
                    GONE,
                    DROPPED -> false;
        };
    }
}
