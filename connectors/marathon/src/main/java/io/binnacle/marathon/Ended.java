package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.AppId;
import io.binnacle.model.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How an app's last task ended. Marathon forgets a task as soon as it has ended, and the one who looks for the reason
/// looks just then.
record Ended(Task task, Instant at, String message) {
    private static final Duration NEWS = Duration.ofMinutes(10);
    private static final Pattern STATUS = Pattern.compile("(?:status|code):? (\\d{1,3})\\b");
    private static final Pattern SIGNAL = Pattern.compile("signal (Killed|Terminated)");

    /// Of an event or of `lastTaskFailure`; empty when it tells no time or no place.
    static Optional<Ended> read(JsonNode json, AppId app) {
        var task = Task.read(json, app);
        return Json.instant(json, "timestamp")
                .filter(_ -> Task.ended(task.state()) && task.placed())
                .map(at ->
                        new Ended(task, at, Words.line(Secrets.ofThisProcess().text(Json.text(json, "message")))));
    }

    private boolean failed() {
        return !task.state().equals("TASK_FINISHED") && !task.state().equals("TASK_KILLED");
    }

    /// A failure is news for a while; whatever the end, it is shown as long as nothing else is there to be shown.
    boolean shown(AppState app, Instant now) {
        var others = app.tasks().stream().anyMatch(Task::placed);
        var listed = app.tasks().stream().anyMatch(one -> one.id().equals(task.id()));
        return !listed && (failed() ? at.isAfter(now.minus(NEWS)) : !others);
    }

    /// Marathon tells an exit code only in words, and of what ended as asked none: that is 143, ended by `SIGTERM`.
    Exit exit() {
        var words = message.toLowerCase(Locale.ROOT);
        var oom = words.contains("out of memory") || words.contains("oom") || words.contains("memory limit exceeded");
        return new Exit(code(), oom, at, message);
    }

    private int code() {
        var status = STATUS.matcher(message);
        if (status.find()) {
            return Integer.parseInt(status.group(1));
        }
        var signal = SIGNAL.matcher(message);
        if (signal.find()) {
            return signal.group(1).equals("Killed") ? 137 : 143;
        }
        return switch (task.state()) {
            case "TASK_FINISHED" -> 0;
            case "TASK_KILLED" -> 143;
            default -> 1;
        };
    }
}
