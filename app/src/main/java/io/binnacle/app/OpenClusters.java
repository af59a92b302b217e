package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Subscription;
import java.util.List;

/// Writes down which clusters are open whenever that changes, so that the next start opens them again, however this
/// one ends.
final class OpenClusters implements AutoCloseable {
    private final Recents recents;
    private final Subscription subscription;
    private volatile List<Endpoint> open = List.of();

    OpenClusters(Workspace workspace, Recents recents) {
        this.recents = recents;
        this.subscription = workspace.watch(this::look);
    }

    private void look(Picture picture) {
        var now = picture.clusters().stream().map(ClusterStatus::endpoint).toList();
        if (!now.equals(open)) {
            open = now;
            Thread.ofVirtual().name("remember open clusters").start(this::write);
        }
    }

    /// Two at once write the same: the newest.
    private synchronized void write() {
        recents.rememberOpen(open);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
