package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One task as Marathon tells of it.
///
/// @param host the agent's name; empty while it has no place
/// @param state in Marathon's word: `TASK_RUNNING`
/// @param version of the definition it runs
/// @param ports on the host, one for each of the app's that has one there
/// @param checks what its health checks found, one each once there is a result
record Task(
        String id,
        AppId app,
        String host,
        String state,
        String version,
        Optional<Instant> stagedAt,
        Optional<Instant> startedAt,
        List<Integer> ports,
        List<String> addresses,
        List<JsonNode> checks) {
    Task {
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
        checks = List.copyOf(checks);
    }

    static Task read(JsonNode json, AppId app) {
        var ports = new ArrayList<Integer>();
        json.path("ports").forEach(port -> ports.add(port.asInt(0)));
        var addresses = new ArrayList<String>();
        json.path("ipAddresses").forEach(one -> Json.word(one, "ipAddress").ifPresent(addresses::add));
        var checks = new ArrayList<JsonNode>();
        json.path("healthCheckResults").forEach(check -> {
            if (check.isObject()) {
                checks.add(check);
            }
        });
        return new Task(
                Json.word(json, "id").or(() -> Json.word(json, "taskId")).orElse("unknown"),
                app,
                Json.text(json, "host"),
                Json.word(json, "state").or(() -> Json.word(json, "taskStatus")).orElse("TASK_RUNNING"),
                Json.text(json, "version"),
                Json.instant(json, "stagedAt"),
                Json.instant(json, "startedAt"),
                ports,
                addresses,
                checks);
    }

    ContainerId container() {
        return new ContainerId(id);
    }

    boolean placed() {
        return !host.isBlank();
    }

    boolean running() {
        return state.equals("TASK_RUNNING");
    }

    boolean unreachable() {
        return state.startsWith("TASK_UNREACHABLE") || state.equals("TASK_LOST");
    }

    static boolean ended(String state) {
        return switch (state) {
            case "TASK_FAILED",
                    "TASK_FINISHED",
                    "TASK_KILLED",
                    "TASK_ERROR",
                    "TASK_LOST",
                    "TASK_DROPPED",
                    "TASK_GONE" -> true;
            default -> false;
        };
    }

    ContainerState containerState() {
        if (ended(state)) {
            return ContainerState.EXITED;
        }
        return switch (state) {
            case "TASK_CREATED", "TASK_SCHEDULED", "TASK_PROVISIONED", "TASK_STAGING", "TASK_STARTING" ->
                ContainerState.CREATED;
            case "TASK_KILLING" -> ContainerState.REMOVING;
            default -> ContainerState.RUNNING;
        };
    }

    /// What tells it from its brothers: the first digits of its UUID, or the end of its id.
    String mark() {
        var instance = id.indexOf(".instance-");
        var rest =
                instance >= 0 ? id.substring(instance + ".instance-".length()) : id.substring(id.lastIndexOf('.') + 1);
        var end = rest.indexOf('-');
        return end > 0 ? rest.substring(0, end) : rest.substring(0, Math.min(12, rest.length()));
    }
}
