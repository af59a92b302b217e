package io.binnacle.spi;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes the cluster, always by way of a preview.
public non-sealed interface Operator extends Capability {
    /// Whether this operation can be done here at all, told at once from what is known, for menus and buttons.
    /// The answer is the reason why not, or empty.
    Optional<Refusal> refusal(Operation operation);

    /// What it would do here and now. May ask the cluster; changes nothing. Blocks: call it off the UI thread.
    Preview.Answer preview(Operation operation);

    /// One that takes the place of what is under way already, where that is possible: it ends where it stands.
    default Optional<Operator> forcing() {
        return Optional.empty();
    }

    /// Does what was previewed, and tells each step. The last run told has ended. Refused as stale when the subject
    /// has changed since the preview. Blocks until it has ended: call it off the UI thread.
    Run run(Preview preview, Consumer<Run> progress);
}
