package io.binnacle.views.layout;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The graph a layout has been told of, in the order it was told, with what has changed since it was last laid out.
final class Roster {
    private final Map<String, Spot> nodes = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private boolean changed;

    /// A node and its place.
    static final class Spot {
        final String id;
        double x;
        double y;
        boolean placed;
        boolean pinned;
        boolean touched;
        int index;

        Spot(String id) {
            this.id = id;
        }
    }

    private record Link(Spot one, Spot other) {
        void touch() {
            one.touched = true;
            other.touched = true;
        }
    }

    void addNode(String id) {
        changed |= nodes.putIfAbsent(id, new Spot(id)) == null;
    }

    void removeNode(String id) {
        changed |= nodes.remove(id) != null;
    }

    void addLink(String id, String from, String to) {
        var one = nodes.get(from);
        var other = nodes.get(to);
        if (one != null && other != null) {
            var link = new Link(one, other);
            links.put(id, link);
            link.touch();
            changed = true;
        }
    }

    void removeLink(String id) {
        var link = links.remove(id);
        if (link != null) {
            link.touch();
            changed = true;
        }
    }

    void clear() {
        nodes.clear();
        links.clear();
        changed = true;
    }

    @Nullable
    Spot spot(String id) {
        return nodes.get(id);
    }

    Collection<Spot> spots() {
        return nodes.values();
    }

    int size() {
        return nodes.size();
    }

    boolean changed() {
        return changed;
    }

    /// The graph as arrays; with it the change is taken notice of.
    Net net() {
        var index = 0;
        for (var spot : nodes.values()) {
            spot.index = index++;
        }
        var ends = new int[2 * links.size()];
        var at = 0;
        for (var link : links.values()) {
            ends[at++] = link.one().index;
            ends[at++] = link.other().index;
        }
        changed = false;
        return Net.of(index, ends, links.size());
    }

    int unplaced() {
        var count = 0;
        for (var spot : nodes.values()) {
            count += spot.placed ? 0 : 1;
        }
        return count;
    }

    /// Those whose links changed since it was asked last.
    BitSet touched() {
        var touched = new BitSet();
        for (var spot : nodes.values()) {
            touched.set(spot.index, spot.touched);
            spot.touched = false;
        }
        return touched;
    }

    Pins pins() {
        var pins = new Pins(size());
        for (var spot : nodes.values()) {
            pins.fixed[spot.index] = spot.pinned && spot.placed;
            pins.x[spot.index] = spot.x;
            pins.y[spot.index] = spot.y;
        }
        return pins;
    }

    Points points() {
        var points = new Points(size());
        for (var spot : nodes.values()) {
            points.x[spot.index] = spot.x;
            points.y[spot.index] = spot.y;
        }
        return points;
    }
}
