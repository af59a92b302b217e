package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leads the links of the Hosts view like the cables of a harness: out of a group sideways, along a lane of the nearest
/// gutter, and into the other group from the side. What lies in between is passed underneath.
final class Harness {
    private static final double LANE = 3;
    private static final double PORT = 5;
    private static final double PORT_MARGIN = 16;
    private static final double PORT_DEPTH = 44;
    /// Above so many wires only those shown at rest get a way.
    private static final int MOST_WAYS = 6_000;

    private final HostTable hosts;
    private final GroupTable groups;
    private final AppTable apps;
    private final List<Way> ways = new ArrayList<>();
    private final double gap;

    /// One wire on its way: its ends, the gutter it runs in and the sides it leaves and enters by.
    private static final class Way {
        final Wiring.Wire wire;
        final int from;
        final int to;
        final double gutter;
        final double room;
        final boolean leavesRight;
        final boolean entersRight;
        boolean resting;
        double fromY;
        double toY;
        double laneX;

        Way(Wiring.Wire wire, int from, int to, double gutter, double room, boolean leavesRight, boolean entersRight) {
            this.wire = wire;
            this.from = from;
            this.to = to;
            this.gutter = gutter;
            this.room = room;
            this.leavesRight = leavesRight;
            this.entersRight = entersRight;
        }

        double top() {
            return Math.min(fromY, toY);
        }

        double bottom() {
            return Math.max(fromY, toY);
        }
    }

    Harness(Census census, Places places) {
        this.hosts = census.hosts;
        this.groups = census.groups;
        this.apps = census.apps;
        this.gap = HostsLayout.gap(hosts.count, Math.max(1, places.columns));
        collect(census.wiring);
        markResting();
        ways.removeIf(way -> !way.resting && ways.size() > MOST_WAYS);
        choosePorts();
        chooseLanes();
    }

    private void collect(Wiring wiring) {
        var index = groupIndex();
        for (var wire : wiring.byGroup()) {
            var from = group(index, wire.client());
            var to = group(index, wire.server());
            if (from >= 0 && to >= 0 && from != to) {
                ways.add(way(wire, from, to));
            }
        }
    }

    private Map<Object, Integer> groupIndex() {
        var index = new HashMap<Object, Integer>();
        for (var group = 0; group < groups.count; group++) {
            index.put(List.of(hosts.id[groups.host[group]], groups.app[group]), group);
        }
        return index;
    }

    private int group(Map<Object, Integer> index, Wiring.End end) {
        if (end.app().isEmpty() || end.host().isEmpty()) {
            return -1;
        }
        return index.getOrDefault(List.of(end.host().get(), apps.of(end.app().get())), -1);
    }

    private Way way(Wiring.Wire wire, int from, int to) {
        return groups.host[from] == groups.host[to] ? inside(wire, from, to) : between(wire, from, to);
    }

    private Way inside(Wiring.Wire wire, int from, int to) {
        var a = groups.column[from];
        var b = groups.column[to];
        var last =
                a * (Packing.GROUP_WIDTH + Packing.GUTTER) + 2 * Packing.PANEL_PAD + Packing.GROUP_WIDTH >= hosts.w - 1;
        var right = b > a || (b == a && !last);
        var gutter =
                right ? groups.x[from] + Packing.GROUP_WIDTH + Packing.GUTTER / 2 : groups.x[from] - Packing.GUTTER / 2;
        var single = a == 0 && last;
        return new Way(wire, from, to, single ? groups.x[from] - 6 : gutter, single ? 8 : 20, right, b == a == right);
    }

    private Way between(Wiring.Wire wire, int from, int to) {
        var a = groups.host[from];
        var b = groups.host[to];
        var right = hosts.x[b] >= hosts.x[a];
        var same = hosts.x[b] == hosts.x[a];
        var gutter = right ? hosts.x[a] + hosts.w + gap / 2 : hosts.x[a] - gap / 2;
        return new Way(wire, from, to, gutter, gap + 8, right, same == right);
    }

    /// Of the servers a group calls, the nearest replica is shown at rest: on the same host, else on the nearest.
    private void markResting() {
        var nearest = new HashMap<List<Integer>, Way>();
        for (var way : ways) {
            nearest.merge(
                    List.of(way.from, groups.app[way.to]),
                    way,
                    (one, other) -> distance(other) < distance(one) ? other : one);
        }
        nearest.values().forEach(way -> way.resting = true);
    }

    private double distance(Way way) {
        var a = groups.host[way.from];
        var b = groups.host[way.to];
        return Math.hypot(hosts.x[a] - hosts.x[b], hosts.y[a] - hosts.y[b]);
    }

    /// One end of a way, at a side of a group.
    private record Port(Way way, boolean from, double other) {}

    private void choosePorts() {
        var sides = new HashMap<List<Object>, List<Port>>();
        for (var way : ways) {
            port(sides, way.from, way.leavesRight, new Port(way, true, groups.y[way.to]));
            port(sides, way.to, way.entersRight, new Port(way, false, groups.y[way.from]));
        }
        sides.forEach((side, ports) -> spread((int) side.getFirst(), ports));
    }

    private static void port(Map<List<Object>, List<Port>> sides, int group, boolean right, Port port) {
        sides.computeIfAbsent(List.of(group, right), _ -> new ArrayList<>()).add(port);
    }

    private void spread(int group, List<Port> ports) {
        ports.sort(Comparator.comparingDouble(Port::other)
                .thenComparing(port -> !port.from())
                .thenComparingInt(port -> port.way().from)
                .thenComparingInt(port -> port.way().to));
        var resting = ports.stream().filter(port -> port.way().resting).count();
        var step = Math.min(PORT, (groups.h[group] - 2 * PORT_MARGIN) / Math.max(1, resting));
        var middle = groups.y[group] + Math.min(groups.h[group] / 2, PORT_DEPTH);
        var at = middle - step * (resting - 1) / 2;
        for (var port : ports) {
            var y = Math.min(at, groups.y[group] + groups.h[group] - PORT_MARGIN / 2);
            if (port.from()) {
                port.way().fromY = y;
            } else {
                port.way().toY = y;
            }
            at += port.way().resting ? step : 0;
        }
    }

    private void chooseLanes() {
        var gutters = new HashMap<Double, List<Way>>();
        ways.forEach(way ->
                gutters.computeIfAbsent(way.gutter, _ -> new ArrayList<>()).add(way));
        gutters.values().forEach(Harness::chooseLanes);
    }

    /// A wire takes the first lane that is free where it runs.
    private static void chooseLanes(List<Way> gutter) {
        gutter.sort(Comparator.comparingDouble(Way::top)
                .thenComparingInt(way -> way.from)
                .thenComparingInt(way -> way.to));
        var lanes = new ArrayList<Double>();
        var lane = new int[gutter.size()];
        for (var i = 0; i < gutter.size(); i++) {
            var way = gutter.get(i);
            var free = 0;
            while (free < lanes.size() && lanes.get(free) > way.top() - 4) {
                free++;
            }
            if (free == lanes.size()) {
                lanes.add(0.0);
            }
            lanes.set(free, way.bottom());
            lane[i] = free;
        }
        for (var i = 0; i < gutter.size(); i++) {
            var way = gutter.get(i);
            var step = Math.min(LANE, way.room / lanes.size());
            way.laneX = way.gutter + (lane[i] - (lanes.size() - 1) / 2.0) * step;
        }
    }

    WireTable wires() {
        var table = new WireTable(ways.size());
        for (var i = 0; i < table.count; i++) {
            fill(table, i, ways.get(i));
        }
        return table;
    }

    private void fill(WireTable table, int at, Way way) {
        table.clientGroup[at] = way.from;
        table.serverGroup[at] = way.to;
        table.clientApp[at] = groups.app[way.from];
        table.serverApp[at] = groups.app[way.to];
        table.connections[at] = way.wire.connections();
        table.declared[at] = way.wire.declared();
        table.gone[at] = way.wire.gone();
        table.resting[at] = way.resting;
        table.link[at] = way.wire.link();
        var startX = groups.x[way.from] + (way.leavesRight ? Packing.GROUP_WIDTH : 0);
        var endX = groups.x[way.to] + (way.entersRight ? Packing.GROUP_WIDTH : 0);
        table.path[at] = new double[] {startX, way.fromY, way.laneX, way.fromY, way.laneX, way.toY, endX, way.toY};
    }
}
