package io.binnacle.contract;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Traffic;
import java.util.Set;

/// A cluster a connector's test can do things to behind the connector's back. Each call returns once it is done there;
/// whether the connector has noticed is what the contract waits for.
public interface World extends AutoCloseable {
    /// A new connection to it; the contract closes it.
    Connection connect();

    /// What connections to it offer. All that can be, unless said otherwise.
    default Set<Class<? extends Capability>> offers() {
        return Set.of(Logs.class, Samples.class, Terminals.class, Traffic.class, Operator.class);
    }

    /// Starts a new container that keeps running and writes a line every second or so, and says its id as the
    /// connector will name it.
    ContainerId startContainer();

    /// Ends a container from outside the connector.
    void stopContainer(ContainerId container);

    void removeContainer(ContainerId container);

    /// An operation that ends this container and can be undone; it is asked for once it is known.
    default Operation ending(ContainerId container) {
        return new Operation.Stop(container, 3);
    }

    /// An operation whose preview is no longer true once the container was ended.
    default Operation passing(ContainerId container) {
        return new Operation.Pause(container);
    }

    /// Whether the ending of this container has been undone. A scheduler starts another in its place.
    default boolean restored(ContainerId container, Topology topology) {
        var now = topology.containers().get(container);
        return now != null && now.state() == ContainerState.RUNNING;
    }

    /// Breaks what the connector hears the cluster by, so that it no longer answers.
    void cut();

    /// The cluster answers again.
    void heal();

    /// Takes everything away that was made.
    @Override
    void close();
}
