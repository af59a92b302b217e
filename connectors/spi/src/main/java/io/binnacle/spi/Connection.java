package io.binnacle.spi;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.Optional;

/// One open endpoint. All calls are safe from any thread, and none of those here blocks on the network.
public interface Connection extends AutoCloseable {
    ClusterId cluster();

    Endpoint endpoint();

    /// A short name for people: the context's name, the host's name once known.
    String name();

    /// Starts watching. The first change is the first complete picture, given as a change from the empty topology;
    /// hosts that do not answer are in it with their [io.binnacle.model.Presence]. At most one watcher at a time.
    ///
    /// Changes are told one at a time, in order, on a thread of the connector's own.
    Subscription watch(Watcher watcher);

    /// Tries again now whatever waits for its next try, and lists again what is live.
    void refresh();

    /// A capability of this connection, or nothing when it has no such; some are known only once it is live.
    <C extends Capability> Optional<C> capability(Class<C> kind);

    /// Ends everything that was started through it. Never throws.
    @Override
    void close();

    /// Who is told what the cluster does. Must return quickly.
    interface Watcher {
        void changed(TopologyChange change);

        void happened(ClusterEvent event);

        /// How the connection as a whole stands; told when it changes, and at least once.
        void status(Status status);

        /// The cluster answered: told at least every two seconds while it does, so that ages can be shown.
        void heard(Instant at);

        /// Events were lost before they reached us, and a full list has been asked for in their place.
        void dropped(long events);
    }

    /// How a connection stands.
    sealed interface Status {
        /// Asked, not yet answered.
        record Connecting() implements Status {}

        /// The first complete picture has been told, and every host in it is live.
        record Live() implements Status {}

        /// Some or all of it is not answering.
        ///
        /// @param nextTryAt when it is tried again without being asked to
        record Troubled(Refusal why, Instant since, Instant nextTryAt) implements Status {}

        record Closed() implements Status {}
    }
}
