package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tells what happens in Marathon's words.
final class Events {
    private Events() {}

    /// An instance stands somewhere else now.
    static void changed(Draft draft, Instance instance, Condition condition, String message) {
        task(condition)
                .filter(_ -> instance.placed().isPresent()) // what never had a host was no task yet
                .ifPresent(status -> draft.tell("status_update_event", status(instance, status, message)));
        Map<String, Object> fields = new TreeMap<>();
        fields.put("instanceId", instance.id());
        fields.put("condition", word(condition));
        fields.put("runSpecId", instance.app().toString());
        fields.put("runSpecVersion", instance.appVersion());
        instance.placed().ifPresent(placed -> {
            fields.put("agentId", placed.host().value());
            fields.put("host", placed.hostName());
        });
        draft.tell("instance_changed_event", fields);
    }

    private static Map<String, Object> status(Instance instance, String status, String message) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("taskId", instance.task());
        fields.put("taskStatus", status);
        fields.put("message", message);
        fields.put("appId", instance.app().toString());
        fields.put("version", instance.appVersion());
        fields.put("slaveId", instance.placed().map(p -> p.host().value()).orElse(""));
        fields.put("host", instance.placed().map(Instance.Placed::hostName).orElse(""));
        fields.put("ports", instance.placed().map(Instance.Placed::hostPorts).orElse(List.of()));
        fields.put("ipAddresses", instance.placed().map(Events::addresses).orElse(List.of()));
        return fields;
    }

    private static List<Map<String, String>> addresses(Instance.Placed placed) {
        return placed.addresses().stream()
                .map(a -> Map.of("ipAddress", a, "protocol", a.contains(":") ? "IPv6" : "IPv4"))
                .toList();
    }

    private static Optional<String> task(Condition condition) {
        return switch (condition) {
            case SCHEDULED -> Optional.empty();
            case PROVISIONED, STAGING -> Optional.of("TASK_STAGING");
            case UNREACHABLE_INACTIVE -> Optional.empty();
            case STARTING, RUNNING, UNREACHABLE, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED ->
                Optional.of("TASK_" + condition.name());
        };
    }

    /// `UnreachableInactive`.
    static String word(Condition condition) {
        StringBuilder word = new StringBuilder();
        for (String part : List.of(condition.name().split("_"))) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return word.toString();
    }

    static void health(Draft draft, Instance before, Instance after, int checks, int index, AppDefinition app) {
        Instance.HealthState state = after.health().get(index);
        boolean was =
                index < before.health().size() && before.health().get(index).alive();
        if (state.lastFailureCause().isPresent() && !state.alive()) {
            draft.tell(
                    "failed_health_check_event",
                    Map.of(
                            "appId",
                            after.app().toString(),
                            "taskId",
                            after.id(),
                            "healthCheck",
                            app.healthChecks().get(index)));
        }
        if (was != state.alive()) {
            draft.tell(
                    "health_status_changed_event",
                    Map.of(
                            "appId",
                            after.app().toString(),
                            "instanceId",
                            after.id(),
                            "taskId",
                            after.task(),
                            "version",
                            after.appVersion(),
                            "alive",
                            state.alive()));
        }
        Optional<Boolean> now = healthy(after, checks);
        if (now.isPresent() && !now.equals(healthy(before, checks))) {
            draft.tell(
                    "instance_health_changed_event",
                    Map.of(
                            "instanceId",
                            after.id(),
                            "runSpecId",
                            after.app().toString(),
                            "healthy",
                            now.get(),
                            "runSpecVersion",
                            after.appVersion()));
        }
    }

    /// Empty while some checks were not answered yet and none has failed.
    private static Optional<Boolean> healthy(Instance instance, int checks) {
        if (instance.health().stream()
                .anyMatch(state -> !state.alive() && state.lastFailure().isPresent())) {
            return Optional.of(false);
        }
        return instance.healthy(checks) ? Optional.of(true) : Optional.empty();
    }

    /// The checks of a new definition, in place of those of the one before.
    static void checks(Draft draft, AppDefinition app, Optional<AppDefinition> before) {
        if (before.map(AppDefinition::healthChecks)
                .filter(app.healthChecks()::equals)
                .isPresent()) {
            return;
        }
        before.ifPresent(old -> noChecks(draft, old));
        app.healthChecks()
                .forEach(check -> draft.tell(
                        "add_health_check_event",
                        Map.of("appId", app.id().toString(), "healthCheck", check, "version", app.version())));
    }

    static void noChecks(Draft draft, AppDefinition app) {
        if (!app.healthChecks().isEmpty()) {
            draft.tell("remove_health_check_event", Map.of("appId", app.id().toString()));
        }
    }

    static void unhealthy(Draft draft, Instance instance, String reason) {
        draft.tell(
                "unhealthy_instance_kill_event",
                Map.of(
                        "appId",
                        instance.app().toString(),
                        "taskId",
                        instance.task(),
                        "instanceId",
                        instance.id(),
                        "version",
                        instance.appVersion(),
                        "reason",
                        reason,
                        "host",
                        instance.placed().map(Instance.Placed::hostName).orElse(""),
                        "slaveId",
                        instance.placed().map(p -> p.host().value()).orElse("")));
    }

    static void unknown(Draft draft, Instance instance) {
        draft.tell(
                "unknown_instance_terminated_event",
                Map.of("instanceId", instance.id(), "runSpecId", instance.app().toString(), "condition", "Killed"));
    }

    static void terminated(Draft draft, PathId app) {
        draft.tell("app_terminated_event", Map.of("appId", app.toString()));
    }

    static void deployment(Draft draft, String type, Rollout rollout) {
        draft.tell(type, Map.of("plan", rollout, "currentStep", step(rollout)));
    }

    private static Map<String, Object> step(Rollout rollout) {
        List<Map<String, String>> actions = new ArrayList<>();
        rollout.currentActions()
                .forEach(a -> actions.add(
                        Map.of("action", word(a.kind()), "app", a.app().toString())));
        return Map.of("actions", actions);
    }

    /// `ScaleApplication`.
    private static String word(Rollout.Action.Kind kind) {
        return switch (kind) {
            case START_APPLICATION -> "StartApplication";
            case SCALE_APPLICATION -> "ScaleApplication";
            case STOP_APPLICATION -> "StopApplication";
            case RESTART_APPLICATION -> "RestartApplication";
        };
    }

    static void succeeded(Draft draft, Rollout rollout) {
        draft.tell("deployment_success", Map.of("id", rollout.id(), "plan", rollout));
    }

    static void failed(Draft draft, Rollout rollout, String reason) {
        draft.tell("deployment_failed", Map.of("id", rollout.id(), "plan", rollout, "reason", reason));
    }
}
