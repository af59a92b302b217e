package io.binnacle.views.shell;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import java.util.List;

/// Has a scheduler run on hosts, in a process that outlives this one. The program gives it to the window, which does
/// not know how that is done.
public interface SchedulerStarter {
    /// What came of it.
    sealed interface Answer {
        /// @param began whether it was started now, and not found running already
        record Runs(Endpoint endpoint, boolean began) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /// Whether these hosts can be reached by a process other than this one.
    boolean suits(Endpoint hosts);

    /// Starts one, or finds the one that runs on these hosts already. Blocks until it answers, or cannot.
    Answer run(List<Endpoint> hosts);
}
