package io.binnacle.spi;

import io.binnacle.model.Refusal;
import java.util.Optional;

/// Observes who really talks to whom. It needs consent, since it puts something on the hosts.
///
/// What is observed comes as links of the topology.
public non-sealed interface Traffic extends Capability {
    /// What will be done on each host, in words, to be agreed to.
    String consentText();

    /// Starts observing on every host of the connection, and on those that come later. Per host it may fail:
    /// that is told to the listener, and the others go on.
    Subscription observe(Listener listener);

    /// Told on each host how observing goes.
    interface Listener {
        /// @param refusal why it is not observed there; empty when it is
        void host(io.binnacle.model.HostId host, Optional<Refusal> refusal);
    }
}
