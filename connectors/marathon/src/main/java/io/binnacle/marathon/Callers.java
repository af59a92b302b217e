package io.binnacle.marathon;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Who says that it needs an app.
record Callers(Topology topology) {
    /// By name.
    List<String> of(Collection<AppId> apps) {
        var names = new TreeSet<String>();
        for (var link : topology.links().values()) {
            var client = app(link.client());
            if (app(link.server()).filter(apps::contains).isPresent()
                    && client.filter(apps::contains).isEmpty()) {
                client.map(AppId::value).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    private Optional<AppId> app(Peer peer) {
        return peer instanceof Peer.Instance(var id)
                ? Optional.ofNullable(topology.containers().get(id)).map(Container::app)
                : Optional.empty();
    }
}
