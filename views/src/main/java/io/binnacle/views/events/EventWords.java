package io.binnacle.views.events;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Condition;
import java.util.Locale;

/// Says in words what the engines say in theirs.
final class EventWords {
    private EventWords() {}

    static String action(ClusterEvent event) {
        var words = action(event.action().strip());
        return event.detail().isBlank() ? words : words + ": " + event.detail().strip();
    }

    private static String action(String action) {
        var colon = action.indexOf(':');
        var word = (colon < 0 ? action : action.substring(0, colon)).toLowerCase(Locale.ROOT);
        var rest = colon < 0 ? "" : action.substring(colon + 1).strip();
        return switch (word) {
            case "create" -> "created";
            case "start" -> "started";
            case "restart" -> "restarted";
            case "stop" -> "stopped";
            case "die" -> "ended";
            case "kill" -> "was sent a signal";
            case "oom" -> "ran out of memory";
            case "pause" -> "paused";
            case "unpause" -> "unpaused";
            case "destroy", "remove" -> "removed";
            case "rename" -> "renamed";
            case "update" -> "limits changed";
            case "health_status" -> rest.isEmpty() ? "health changed" : "became " + rest;
            case "connect" -> "joined a network";
            case "disconnect" -> "left a network";
            case "exec_create", "exec_start", "exec_die" -> "ran a command inside";
            case "attach" -> "was attached to";
            default -> rest.isEmpty() ? word.replace('_', ' ') : word.replace('_', ' ') + " " + rest;
        };
    }

    /// A note needs no mark.
    static Condition mark(ClusterEvent.Gravity gravity) {
        return switch (gravity) {
            case NOTE -> Condition.HEALTHY;
            case WARNING -> Condition.DEGRADED;
            case FAILURE -> Condition.FAILING;
        };
    }
}
