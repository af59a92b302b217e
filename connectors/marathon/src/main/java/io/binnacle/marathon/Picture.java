package io.binnacle.marathon;

import io.binnacle.model.AppId;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Draws what the book holds. What an app looks like is kept as long as nothing of it has changed.
final class Picture {
    private final ClusterId cluster;
    private final String place;
    private final Book book;
    private final Surroundings surroundings;
    private Map<AppId, Kept> kept = new HashMap<>();
    private Map<String, HostId> keptHosts = Map.of();

    private record Kept(AppState state, Optional<Ended> ended, List<Version> history, AppDrawing.Drawn drawn) {}

    Picture(ClusterId cluster, String place, Book book, Surroundings surroundings) {
        this.cluster = cluster;
        this.place = place;
        this.book = book;
        this.surroundings = surroundings;
    }

    Topology whole() {
        return book.known().map(this::draw).orElse(Topology.EMPTY);
    }

    private synchronized Topology draw(Book.Known known) {
        var hosts = new Hosts(cluster, place, known);
        var ids = new HashMap<String, HostId>();
        known.hosts().keySet().forEach(name -> ids.put(name, hosts.id(name)));
        if (!ids.equals(keptHosts)) {
            kept = Map.of();
            keptHosts = ids;
        }
        var apps = new HashMap<AppId, Kept>();
        known.apps().values().forEach(app -> apps.put(app.id(), drawn(app, known, hosts::id)));
        kept = apps;
        var drawn = apps.values().stream().map(Kept::drawn).toList();
        var all = new TopologyChange.Builder();
        for (var one : drawn) {
            all.put(one.app());
            one.containers().forEach(all::put);
            one.service().ifPresent(all::put);
        }
        hosts.all(drawn.stream()
                        .flatMap(one -> one.containers().stream())
                        .map(Container::host)
                        .toList())
                .forEach(all::put);
        Rollouts.of(known).forEach(all::put);
        Declared.among(drawn, hosts::name).forEach(all::put);
        return Topology.EMPTY.apply(all.build());
    }

    @SuppressWarnings("ReferenceEquality") // the same state, not an equal one: comparing trees would cost more
    private Kept drawn(AppState app, Book.Known known, Function<String, HostId> hosts) {
        var history = known.history().getOrDefault(app.id(), List.of());
        var now = surroundings.clock().instant();
        var ended = Optional.ofNullable(known.ended().get(app.id())).filter(shownBeside(app, now));
        var before = kept.get(app.id());
        if (before != null && before.state == app && before.ended.equals(ended) && before.history.equals(history)) {
            return before;
        }
        var drawing = new AppDrawing(app, new Revisions(app, history), hosts);
        return new Kept(app, ended, history, drawing.draw(ended));
    }

    private static Predicate<Ended> shownBeside(AppState app, java.time.Instant now) {
        return end -> end.shown(app, now);
    }
}
