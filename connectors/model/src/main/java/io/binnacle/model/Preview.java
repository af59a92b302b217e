package io.binnacle.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an operation would do here and now. Nothing has been sent.
///
/// @param summary one sentence: "Stop web-3 on atlas-1"
/// @param steps in the order they would happen
/// @param losses what will not come back
/// @param noticed who will notice: those that depend on it
/// @param command the whole command line that does the same
/// @param inverse what would undo it, when anything can
/// @param madeAt the preview is refused as stale when the subject has changed since
/// @param basis the version of the subject it was made for, opaque to all but the connector
/// @param outlook the same as can be drawn: placements, departures, differences
public record Preview(
        Operation operation,
        String summary,
        List<String> steps,
        List<String> losses,
        List<String> noticed,
        String command,
        Friction friction,
        Optional<Operation> inverse,
        Instant madeAt,
        String basis,
        Outlook outlook) {
    public Preview {
        steps = List.copyOf(steps);
        losses = List.copyOf(losses);
        noticed = List.copyOf(noticed);
    }

    /// Of something that needs no drawing: what happens to one container.
    public Preview(
            Operation operation,
            String summary,
            List<String> steps,
            List<String> losses,
            List<String> noticed,
            String command,
            Friction friction,
            Optional<Operation> inverse,
            Instant madeAt,
            String basis) {
        this(operation, summary, steps, losses, noticed, command, friction, inverse, madeAt, basis, Outlook.UNKNOWN);
    }

    /// The same, harder to confirm where this is harder.
    public Preview atLeast(Friction harder) {
        return harder.compareTo(friction) <= 0
                ? this
                : new Preview(
                        operation, summary, steps, losses, noticed, command, harder, inverse, madeAt, basis, outlook);
    }

    /// How hard it is made to confirm, by what it would take down.
    public enum Friction {
        /// Enter.
        NONE,
        /// A sentence naming what goes down, and a held key.
        HOLD,
        /// The name is typed.
        TYPE_NAME
    }

    /// What a connector answers when asked for a preview.
    public sealed interface Answer {
        record Possible(Preview preview) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }
}
