package io.binnacle.views.events;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import io.binnacle.views.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which events are listed, and what is said of them together. Holds no control.
final class EventList {
    private EventList() {}

    /// The newest first, and of the selection only where asked for.
    static List<ClusterEvent> of(List<ClusterEvent> kept, Selection selection, Topology topology) {
        return kept.reversed().stream().filter(about(selection, topology)).toList();
    }

    private static Predicate<ClusterEvent> about(Selection selection, Topology topology) {
        return switch (selection) {
            case Selection.Nothing _ -> _ -> true;
            case Selection.OfContainer(var id) -> event -> event.subject().equals(id);
            case Selection.OfApp(var app) ->
                event -> container(event, topology)
                        .filter(known -> known.app().equals(app))
                        .isPresent();
            case Selection.OfHost(var host) -> event -> on(event, host, topology);
            case Selection.OfLink(var link) -> event -> is(link.client(), event) || is(link.server(), event);
        };
    }

    private static boolean on(ClusterEvent event, HostId host, Topology topology) {
        return event.subject().equals(host)
                || container(event, topology)
                        .filter(known -> known.host().equals(host))
                        .isPresent();
    }

    private static boolean is(Peer peer, ClusterEvent event) {
        return switch (peer) {
            case Peer.Instance(var container) -> event.subject().equals(container);
            case Peer.OfHost(var host) -> event.subject().equals(host);
            case Peer.Outside _ -> false;
        };
    }

    private static Optional<Container> container(ClusterEvent event, Topology topology) {
        return event.subject() instanceof ContainerId id
                ? Optional.ofNullable(topology.containers().get(id))
                : Optional.empty();
    }

    static Selection target(ClusterEvent event) {
        return switch (event.subject()) {
            case HostId host -> new Selection.OfHost(host);
            case ContainerId container -> new Selection.OfContainer(container);
        };
    }

    static String count(long seen, int kept, int shown) {
        var all = Words.number(seen) + " seen, " + Words.number(kept) + " kept";
        return shown == kept ? all : all + ", " + Words.number(shown) + " shown";
    }
}
