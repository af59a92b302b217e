package io.binnacle.views.operate;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Words what went wrong where nobody else did.
final class Failures {
    private Failures() {}

    static Refusal refusal(RuntimeException failure, String tried) {
        return failure instanceof ConnectorException told
                ? told.refusal()
                : new Refusal(
                        Refusal.Reason.BROKEN,
                        tried,
                        failure.getClass().getSimpleName() + said(failure),
                        "look at the map: it shows what is true now");
    }

    /// The same, with the subject called what people call it.
    static Refusal named(Refusal why, Operation operation, String name) {
        var id = switch (operation) {
            case Operation.OnContainer on -> on.container().value();
            case Operation.OnApp on -> on.app().value();
            case Operation.OnHost on -> on.host().value();
            case Operation.Deploy deploy -> deploy.cluster().value();
        };
        return new Refusal(
                why.reason(),
                why.tried().replace(id, name),
                why.answered().replace(id, name),
                why.next().replace(id, name));
    }

    private static String said(RuntimeException failure) {
        return failure.getMessage() == null ? "" : ": " + failure.getMessage();
    }

    static Run begun(Preview preview, Instant now) {
        return new Run(
                UUID.randomUUID().toString(),
                preview,
                Run.State.RUNNING,
                preview.summary(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    /// It was sent, and what became of it nobody said.
    static Run failed(Preview preview, RuntimeException failure, Instant now) {
        var refusal = refusal(failure, preview.summary());
        return new Run(
                UUID.randomUUID().toString(),
                preview,
                Run.State.UNKNOWN,
                preview.summary() + ": " + refusal.answered(),
                now,
                Optional.of(now),
                Optional.of(refusal));
    }
}
