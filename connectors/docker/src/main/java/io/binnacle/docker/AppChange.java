package io.binnacle.docker;

import io.binnacle.model.Preview;
import io.binnacle.model.Run;
import java.io.IOException;
import java.time.Instant;

/// One change of an app of one engine, as planned from what is there now.
interface AppChange {
    /// What must not have changed between a preview and its run.
    String basis();

    Preview preview(Instant now) throws NoCopy, IOException;

    /// Does it, however far it comes.
    ///
    /// @throws NoCopy when it cannot be begun; then nothing was done
    /// @throws IOException likewise
    Run run(Preview preview, RunTelling telling) throws NoCopy, IOException;
}
