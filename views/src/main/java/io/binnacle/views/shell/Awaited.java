package io.binnacle.views.shell;

import io.binnacle.model.ClusterId;
import io.binnacle.session.Picture;
import io.binnacle.session.Workspace;
import java.util.HashSet;
import java.util.Set;

/// The clusters that were asked for and do not stand in the picture yet. While there are any, nobody who came with an
/// endpoint is shown the first screen. On the UI thread.
final class Awaited {
    private final Workspace workspace;
    private final Set<ClusterId> opened = new HashSet<>();
    private int asked;

    Awaited(Workspace workspace) {
        this.workspace = workspace;
    }

    void ask() {
        asked++;
    }

    void opened(ClusterId cluster) {
        asked--;
        opened.add(cluster);
    }

    void refused() {
        asked--;
    }

    boolean any(Picture picture) {
        picture.clusters().forEach(cluster -> opened.remove(cluster.id()));
        opened.removeIf(cluster -> !workspace.isOpen(cluster));
        return asked > 0 || !opened.isEmpty();
    }
}
