package io.binnacle.views.topology;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import io.binnacle.views.Fallout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graphstream.graph.Edge;
import org.graphstream.graph.Graph;
import org.graphstream.graph.Node;
import org.graphstream.graph.implementations.SingleGraph;

/// Finds the shortest way between two apps over their links, and who would miss an app. Links that are observed count;
/// where none is, those that are declared.
final class Tracer {
    private static final int NAMED = 6;

    private final Topology topology;
    private final Graph graph = new SingleGraph("apps", false, true);

    Tracer(Topology topology) {
        this.topology = topology;
        var observed = topology.links().values().stream().anyMatch(Link::observed);
        for (var link : topology.links().values()) {
            if (link.observed() == observed && link.goneAt().isEmpty()) {
                add(link);
            }
        }
    }

    private void add(Link link) {
        var client = app(link.client());
        var server = app(link.server());
        if (client.isPresent() && server.isPresent() && !client.equals(server)) {
            var from = client.get().value();
            var to = server.get().value();
            var id = from + "\n" + to;
            if (graph.getEdge(id) == null) {
                // calls in both directions are one edge: a simple graph has no two between the same nodes
                var back = graph.getEdge(to + "\n" + from);
                if (back == null) {
                    graph.addEdge(id, from, to, true);
                } else {
                    back.setAttribute(BOTH_WAYS, true);
                }
            }
        }
    }

    private static final String BOTH_WAYS = "both ways";

    private Optional<AppId> app(Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? Optional.ofNullable(topology.containers().get(id)).map(Container::app)
                : Optional.empty();
    }

    /// The shortest way: along calls when there is one in either direction, else against them too.
    Traced between(AppId from, AppId to) {
        if (from.equals(to)) {
            return Traced.NOTHING;
        }
        var path = walk(from, to, true);
        if (path.isEmpty()) {
            path = walk(to, from, true).reversed();
        }
        if (path.isEmpty()) {
            path = walk(from, to, false);
        }
        if (path.isEmpty()) {
            return new Traced(
                    new HashSet<>(List.of(from, to)),
                    List.of(from, to),
                    "No links lead from " + name(from) + " to " + name(to) + ", not even through others");
        }
        return new Traced(new HashSet<>(path), path, words(path));
    }

    private List<AppId> walk(AppId from, AppId to, boolean alongCalls) {
        var start = graph.getNode(from.value());
        var end = graph.getNode(to.value());
        if (start == null || end == null) {
            return List.of();
        }
        Map<Node, Node> before = new HashMap<>();
        before.put(start, start);
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty() && !before.containsKey(end)) {
            var node = queue.remove();
            node.edges()
                    .filter(edge -> !alongCalls || calls(edge, node))
                    .map(edge -> edge.getOpposite(node))
                    .sorted(java.util.Comparator.comparing(Node::getId))
                    .filter(next -> before.putIfAbsent(next, node) == null)
                    .forEach(queue::add);
        }
        return before.containsKey(end) ? back(before, end) : List.of();
    }

    private static boolean calls(Edge edge, Node client) {
        return edge.getSourceNode().equals(client) || edge.hasAttribute(BOTH_WAYS);
    }

    private static List<AppId> back(Map<Node, Node> before, Node end) {
        var path = new ArrayList<AppId>();
        var at = end;
        while (true) {
            path.add(new AppId(at.getId()));
            var next = before.get(at);
            if (next == null || next.equals(at)) {
                return path.reversed();
            }
            at = next;
        }
    }

    /// "web → api → postgres · 2 links".
    private String words(List<AppId> path) {
        var words = new StringBuilder(name(path.getFirst()));
        for (var i = 0; i + 1 < path.size(); i++) {
            if (path.size() > NAMED && i == NAMED / 2) {
                words.append(" … ").append(name(path.getLast()));
                break;
            }
            words.append(called(path.get(i), path.get(i + 1)) ? " → " : " ← ").append(name(path.get(i + 1)));
        }
        return words + " · " + Words.count(path.size() - 1L, "link");
    }

    private boolean called(AppId client, AppId server) {
        var edge = graph.getEdge(client.value() + "\n" + server.value());
        var other = graph.getEdge(server.value() + "\n" + client.value());
        return edge != null || (other != null && other.hasAttribute(BOTH_WAYS));
    }

    /// Who would miss an app: who calls it, directly or through others, and who would be cut off.
    Traced without(AppId gone) {
        var fallout = new Fallout(topology, gone);
        var lit = new HashSet<>(fallout.dependents());
        var cutOff = fallout.cutOff();
        var words = "Without " + name(gone) + ": ";
        words += lit.isEmpty()
                ? "no other app calls it"
                : Words.count(lit.size(), "app") + (lit.size() == 1 ? " depends" : " depend") + " on it, "
                        + Words.number(fallout.callers().size()) + " directly";
        words += cutOff.isEmpty() ? "" : ", " + Words.number(cutOff.size()) + " cut off from the rest";
        lit.addAll(cutOff);
        lit.add(gone);
        return new Traced(lit, List.of(), words);
    }

    private String name(AppId id) {
        return Optional.ofNullable(topology.apps().get(id)).map(App::name).orElse(id.value());
    }
}
