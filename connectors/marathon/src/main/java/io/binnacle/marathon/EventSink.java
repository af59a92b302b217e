package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.craft.Teller;
import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.ContainerId;
import io.binnacle.spi.Surroundings;

/// Takes what the scheduler tells of as it happens. An event says what to look at again; nothing is believed of it but
/// how a task ended, since nobody else tells that.
final class EventSink {
    private final Book book;
    private final Inbox inbox;
    private final Teller teller;
    private final Verdicts verdicts;
    private final Surroundings surroundings;

    EventSink(Book book, Inbox inbox, Teller teller, Verdicts verdicts, Surroundings surroundings) {
        this.book = book;
        this.inbox = inbox;
        this.teller = teller;
        this.verdicts = verdicts;
        this.surroundings = surroundings;
    }

    void accept(Frames.Frame frame) {
        try {
            var data = Json.read(frame.data());
            accept(Json.word(data, "eventType").orElse(frame.type()), data);
        } catch (Json.NotJson wrong) {
            teller.dropped(1);
            inbox.doubt();
        }
    }

    private void accept(String type, JsonNode data) {
        switch (type) {
            case "status_update_event" -> task(data);
            case "api_post_event" -> app(data.path("appDefinition"), "id");
            case "health_status_changed_event",
                    "failed_health_check_event",
                    "add_health_check_event",
                    "remove_health_check_event",
                    "app_terminated_event" -> app(data, "appId");
            case "unhealthy_instance_kill_event", "unhealthy_task_kill_event" -> unhealthy(data);
            case "instance_changed_event", "instance_health_changed_event", "unknown_instance_terminated_event" ->
                app(data, "runSpecId");
            case "group_change_success" -> inbox.plans();
            case "deployment_info", "deployment_step_success", "deployment_step_failure" -> plan(data);
            case "deployment_success" -> ended(data, true);
            case "deployment_failed" -> ended(data, false);
            default -> {}
        }
    }

    private void app(JsonNode data, String field) {
        Json.word(data, field).map(AppId::new).ifPresent(inbox::app);
    }

    private void task(JsonNode data) {
        app(data, "appId");
        var state = Json.text(data, "taskStatus");
        if (Task.ended(state)) {
            inbox.plans();
            Json.word(data, "appId")
                    .map(AppId::new)
                    .flatMap(id -> Ended.read(data, id))
                    .ifPresent(book::ended);
        }
        happened(data, state, Json.text(data, "message"), gravity(state));
    }

    private static Gravity gravity(String state) {
        return switch (state) {
            case "TASK_FAILED", "TASK_ERROR", "TASK_LOST", "TASK_GONE", "TASK_DROPPED" -> Gravity.FAILURE;
            case "TASK_UNREACHABLE" -> Gravity.WARNING;
            default -> Gravity.NOTE;
        };
    }

    private void unhealthy(JsonNode data) {
        app(data, "appId");
        happened(data, "unhealthy, killed", Json.text(data, "reason"), Gravity.WARNING);
    }

    private void happened(JsonNode data, String action, String detail, Gravity gravity) {
        Json.word(data, "taskId")
                .or(() -> Json.word(data, "instanceId"))
                .ifPresent(task -> teller.happened(new ClusterEvent(
                        Json.instant(data, "timestamp")
                                .orElseGet(() -> surroundings.clock().instant()),
                        new ContainerId(task),
                        name(data),
                        action,
                        Words.line(Secrets.ofThisProcess().text(detail)),
                        gravity)));
    }

    private static String name(JsonNode data) {
        return Json.word(data, "appId")
                .map(AppId::new)
                .map(id -> AppState.name(id) + "." + Task.read(data, id).mark())
                .orElse("task");
    }

    private void plan(JsonNode data) {
        inbox.plans();
        affected(data.path("plan"));
    }

    private void affected(JsonNode plan) {
        for (var step : plan.path("steps")) {
            for (var action : step.isArray() ? step : step.path("actions")) {
                app(action, "app");
            }
        }
    }

    private void ended(JsonNode data, boolean success) {
        plan(data);
        Json.word(data, "id")
                .or(() -> Json.word(data.path("plan"), "id"))
                .ifPresent(id -> verdicts.put(id, new Verdicts.Verdict(success, Json.text(data, "reason"))));
    }
}
