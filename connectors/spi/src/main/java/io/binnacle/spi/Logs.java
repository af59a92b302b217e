package io.binnacle.spi;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import java.util.List;

/// Reads what containers wrote.
public non-sealed interface Logs extends Capability {
    /// The last `tail` lines of one container, then, if asked to follow, each new one as it comes.
    Subscription read(Request request, Reader reader);

    record Request(ContainerId container, int tail, boolean follow) {}

    /// Who is told the lines, in batches, in the order of each stream.
    interface Reader {
        void lines(List<LogLine> lines);

        /// No more will come: the container ended, or was only asked for its past.
        void ended();

        void refused(Refusal refusal);
    }
}
