package io.binnacle.docker;

import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Surroundings;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Tells how one run goes.
final class RunTelling {
    private final String id = UUID.randomUUID().toString();
    private final Preview preview;
    private final Consumer<Run> progress;
    private final Surroundings surroundings;
    private final Instant startedAt;

    RunTelling(Preview preview, Consumer<Run> progress, Surroundings surroundings) {
        this.preview = preview;
        this.progress = progress;
        this.surroundings = surroundings;
        this.startedAt = surroundings.clock().instant();
    }

    void running(String message) {
        progress.accept(
                new Run(id, preview, Run.State.RUNNING, message, startedAt, Optional.empty(), Optional.empty()));
    }

    Run done(String message) {
        return end(Run.State.DONE, message, Optional.empty());
    }

    Run failed(Refusal refusal) {
        return end(Run.State.FAILED, refusal.answered(), Optional.of(refusal));
    }

    Run unknown(String message, Refusal refusal) {
        return end(Run.State.UNKNOWN, message, Optional.of(refusal));
    }

    private Run end(Run.State state, String message, Optional<Refusal> refusal) {
        var ended = Optional.of(surroundings.clock().instant());
        var run = new Run(id, preview, state, message, startedAt, ended, refusal);
        progress.accept(run);
        return run;
    }
}
