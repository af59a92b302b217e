package io.binnacle.session;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Connection;
import java.time.Instant;
import java.util.Optional;

/// How one open cluster stands.
///
/// @param heardAt when it last answered
/// @param droppedEvents how many events were lost before they reached us; each loss was mended by a full list
public record ClusterStatus(
        ClusterId id,
        Endpoint endpoint,
        String name,
        Connection.Status status,
        Optional<Instant> heardAt,
        long droppedEvents) {
    ClusterStatus named(String newName, Connection.Status newStatus) {
        return new ClusterStatus(id, endpoint, newName, newStatus, heardAt, droppedEvents);
    }

    ClusterStatus unheard() {
        return new ClusterStatus(id, endpoint, name, status, Optional.empty(), droppedEvents);
    }

    ClusterStatus heard(Instant at) {
        return new ClusterStatus(id, endpoint, name, status, Optional.of(at), droppedEvents);
    }

    ClusterStatus lost(long events) {
        return new ClusterStatus(id, endpoint, name, status, heardAt, droppedEvents + events);
    }
}
