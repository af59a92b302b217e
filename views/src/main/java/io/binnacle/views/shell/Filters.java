package io.binnacle.views.shell;

import io.binnacle.model.ClusterId;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.search.Filter;
import io.binnacle.views.Bridge;
import io.binnacle.views.Showing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// Remembers what was shown of each set of clusters, and shows the same when they are open again.
final class Filters {
    private final Showing showing;
    private final Optional<FiltersFile> file;
    private String clusters = "";

    Filters(Bridge bridge, Optional<Path> directory) {
        this.showing = bridge.showing();
        this.file = directory.map(FiltersFile::new);
        file.flatMap(FiltersFile::system).ifPresent(showing.system()::set);
        bridge.picture().subscribe(this::pictured);
        showing.filter().addListener(_ -> keep());
        showing.system().addListener(_ -> keep());
    }

    /// @param choose opens the choice, when it is asked for
    /// @param refresh what is hidden is to be told anew
    void follow(Runnable choose, Runnable refresh) {
        showing.choosing().addListener((_, _, wanted) -> {
            if (wanted) {
                showing.choosing().set(false);
                choose.run();
            }
        });
        showing.hidden().addListener(_ -> refresh.run());
    }

    private void pictured(Picture picture) {
        var now = picture.clusters().stream()
                .map(ClusterStatus::id)
                .map(ClusterId::value)
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!now.equals(clusters)) {
            clusters = now;
            showing.filter().set(file.map(each -> each.read(now)).orElse(Filter.NONE));
        }
    }

    private void keep() {
        if (clusters.isEmpty()) {
            return;
        }
        var at = clusters;
        var filter = showing.filter().get();
        var system = showing.system().get();
        file.ifPresent(each -> Thread.ofVirtual().name("filters").start(() -> each.write(at, filter, system)));
    }
}
