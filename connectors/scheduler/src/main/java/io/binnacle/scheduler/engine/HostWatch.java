package io.binnacle.scheduler.engine;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Worker;
import java.time.Instant;
import java.util.Optional;

/// What one connection shows, as far as it has told.
final class HostWatch implements Connection.Watcher {
    /// Who is told of each change, with the picture it was before.
    interface Listener {
        void changed(Topology before, TopologyChange change, boolean first);

        void spoken();
    }

    private final Connection connection;
    private final Listener listener;
    private volatile Topology picture = Topology.EMPTY;
    private volatile boolean told;

    HostWatch(Connection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    Connection connection() {
        return connection;
    }

    Optional<Worker> worker() {
        return connection.capability(Worker.class);
    }

    Topology picture() {
        return picture;
    }

    /// Whether all of it answers.
    boolean live() {
        return told
                && picture.hosts().values().stream()
                        .allMatch(host -> host.presence().live());
    }

    @Override
    public void changed(TopologyChange change) {
        var before = picture;
        var first = !told;
        picture = before.apply(change);
        told = true;
        listener.changed(before, change, first);
    }

    @Override
    public void status(Connection.Status status) {
        switch (status) {
            case Connection.Status.Connecting _ -> {}
            case Connection.Status.Live _, Connection.Status.Troubled _, Connection.Status.Closed _ ->
                listener.spoken();
        }
    }

    @Override
    public void happened(ClusterEvent event) {}

    @Override
    public void heard(Instant at) {}

    @Override
    public void dropped(long events) {}
}
