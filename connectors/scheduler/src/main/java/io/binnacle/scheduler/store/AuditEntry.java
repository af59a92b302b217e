package io.binnacle.scheduler.store;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.Write;
import java.time.Instant;

/// One accepted write, as it is kept for ever after.
///
/// @param number counts them; 0 before it is stored
/// @param by who asked, and `from` where
/// @param what in words: `update /shop/web`
/// @param result the deployment that came of it, or `done`
public record AuditEntry(long number, Instant at, String by, String from, String note, String what, String result) {
    public static AuditEntry of(Message.Asked asked, Decision.Reply.Accepted accepted, Instant at) {
        return new AuditEntry(
                0,
                at,
                asked.author().name(),
                asked.author().from(),
                asked.author().note(),
                words(asked.write()) + (asked.force() ? ", by force" : ""),
                accepted.deployment().map(id -> "deployment " + id).orElse("done"));
    }

    private static String words(Write write) {
        return switch (write) {
            case Write.Create create -> "create " + create.app().id();
            case Write.Update update ->
                "update "
                        + String.join(
                                ", ",
                                update.changes().stream()
                                        .map(change -> change.app().toString())
                                        .toList());
            case Write.Restart restart -> "restart " + restart.app();
            case Write.Delete delete -> "delete " + delete.app();
            case Write.Regroup regroup -> "change group " + regroup.group();
            case Write.Kill kill -> (kill.scale() ? "kill and scale " : "kill ") + String.join(", ", kill.instances());
            case Write.Revert revert -> "revert deployment " + revert.deployment();
            case Write.Cancel cancel -> "cancel deployment " + cancel.deployment();
            case Write.ResetDelay reset -> "reset the delay of " + reset.app();
            case Write.Enter enter -> "run " + enter.program() + " in " + enter.instance();
            case Write.Drain drain -> (drain.drained() ? "drain " : "use again ") + drain.host();
        };
    }
}
