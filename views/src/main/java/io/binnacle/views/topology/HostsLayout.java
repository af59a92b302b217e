package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;

/// Packs containers into groups, groups into columns, columns into panels, and panels into a grid.
///
/// # What is kept
///
/// The eye learns places, so a place, once given, is kept. Four things are remembered in [Places] and only ever added
/// to: the order of hosts, the column of each app and its order there (the same on every host), and the slot of each
/// container in its group. From these the picture follows by arithmetic alone, so that it is the same every time and
/// there is nothing to settle. What comes takes the first free slot of its group, the end of the shortest column, or
/// the end of the grid; what goes leaves a hole. All panels are equally tall and grow in steps with some room to
/// spare, so that one container more moves nobody. Trouble is the one thing that may push: its card earns the room
/// and moves what is under it in its own column, on its own host.
///
/// # What it costs
///
/// One pass over the containers in the order they are drawn; ten thousand take a few milliseconds.
final class HostsLayout {
    private static final double STEP = 70;
    private static final double MOST_STRETCH = 1.4;
    static final int FEW_HOSTS = 9;
    private static final double WIDE_GAP = 0.07;

    private final HostTable hosts;
    private final GroupTable groups;
    private final NodeTable nodes;
    private final Census census;
    private final Places places;
    private final List<Enclosure> enclosures = new ArrayList<>();

    HostsLayout(Census census, Places places) {
        this.census = census;
        this.hosts = census.hosts;
        this.groups = census.groups;
        this.nodes = census.nodes;
        this.places = places;
    }

    static double gap(int hosts, int columns) {
        return hosts <= FEW_HOSTS ? Packing.PANEL_GAP : Packing.panelWidth(columns) * WIDE_GAP;
    }

    /// Fills in all places; the size of the world is in the answer.
    double[] place() {
        if (hosts.count == 0) {
            return new double[] {0, 0};
        }
        var columns = Math.max(1, places.columns);
        var tallest = 0.0;
        for (var host = 0; host < hosts.count; host++) {
            tallest = Math.max(tallest, stack(host, columns));
        }
        return grid(columns, Packing.PANEL_HEAD + tallest + Packing.PANEL_FOOT);
    }

    /// Stacks the groups of one host, in coordinates of its panel.
    private double stack(int host, int columns) {
        var foot = new double[columns];
        for (var group = hosts.firstGroup[host]; group < hosts.firstGroup[host] + hosts.groupCount[host]; group++) {
            var app = census.apps.id[groups.app[group]];
            var known = app == null ? null : places.column.get(app);
            var column = Math.min(known == null ? 0 : known, columns - 1);
            groups.column[group] = column;
            groups.x[group] = Packing.columnX(column);
            groups.y[group] = Packing.PANEL_HEAD + foot[column];
            groups.h[group] = fill(group);
            foot[column] += groups.h[group] + Packing.GROUP_GAP;
        }
        var tallest = 0.0;
        for (var each : foot) {
            tallest = Math.max(tallest, each);
        }
        return Math.max(0, tallest - Packing.GROUP_GAP);
    }

    private double fill(int group) {
        var first = groups.firstNode[group];
        var end = first + groups.nodeCount[group];
        var cards = 0;
        for (var node = first; node < end; node++) {
            if (nodes.card[node]) {
                nodes.x[node] = groups.x[group] + Packing.GROUP_WIDTH / 2;
                nodes.y[node] =
                        groups.y[group] + Packing.GROUP_HEAD + cards * Packing.CARD_STEP + Packing.CARD_HEIGHT / 2;
                cards++;
            }
        }
        if (groups.stacked[group]) {
            return stacked(group, cards);
        }
        var glyphs = 0;
        for (var node = first; node < end; node++) {
            if (!nodes.card[node]) {
                var at = cards == 0 ? nodes.slot[node] : glyphs;
                nodes.x[node] = groups.x[group] + Packing.glyphX(at);
                nodes.y[node] = groups.y[group] + Packing.glyphY(at, cards);
                glyphs = at + 1;
            }
        }
        return Packing.groupHeight(cards, glyphs);
    }

    /// A stack takes the room of one row, however many are in it.
    private double stacked(int group, int cards) {
        for (var i = 0; i < groups.nodeCount[group]; i++) {
            var node = groups.firstNode[group] + i;
            if (!nodes.card[node]) {
                nodes.x[node] = groups.x[group] + Packing.GROUP_WIDTH / 2;
                nodes.y[node] = groups.y[group] + Packing.glyphY(0, cards);
            }
        }
        return Packing.groupHeight(cards, 1);
    }

    private double[] grid(int columns, double natural) {
        var inRow = Math.clamp(places.hostsInRow, 1, Math.max(1, hosts.count));
        var gap = gap(hosts.count, columns);
        hosts.w = Packing.panelWidth(columns);
        hosts.h = panelHeight(natural, inRow, gap);
        var grid = hostGrid(inRow, gap);
        hosts.grid = grid;
        hosts.zoneHead = places.zoneHead;
        for (var host = 0; host < hosts.count; host++) {
            hosts.x[host] = grid.x(hosts.zone[host], hosts.cell[host]);
            hosts.y[host] = grid.y(hosts.zone[host], hosts.cell[host]);
        }
        enclose(grid);
        for (var group = 0; group < groups.count; group++) {
            groups.x[group] += hosts.x[groups.host[group]];
            groups.y[group] += hosts.y[groups.host[group]];
        }
        for (var node = 0; node < nodes.count; node++) {
            nodes.x[node] += hosts.x[nodes.host[node]];
            nodes.y[node] += hosts.y[nodes.host[node]];
        }
        return new double[] {grid.width, grid.height};
    }

    private HostGrid hostGrid(int inRow, double gap) {
        return new HostGrid(
                hosts.cells(), places.zoneColumns(hosts), hosts.zoned(), inRow, hosts.w, hosts.h, gap, places.zoneHead);
    }

    private void enclose(HostGrid grid) {
        for (var zone = 0; zone < hosts.zones.size() && hosts.zoned(); zone++) {
            var name = hosts.zones.get(zone);
            var members = 0;
            for (var of : hosts.zone) {
                members += of == zone ? 1 : 0;
            }
            if (!name.isEmpty()) {
                enclosures.add(grid.enclosure(zone, name, members));
            }
        }
    }

    List<Enclosure> enclosures() {
        return enclosures;
    }

    /// A single row fills the view; more rows keep the height they have until it no longer holds.
    private double panelHeight(double natural, int inRow, double gap) {
        if (natural > places.panelHeight || natural < places.panelHeight / 2) {
            places.panelHeight = hosts.count <= 3 ? natural : Math.ceil(natural / STEP) * STEP;
        }
        if (hosts.count > inRow || hosts.zoned()) {
            return places.panelHeight;
        }
        var width = inRow * (hosts.w + gap) - gap;
        var zoom = Math.min(1, places.viewWidth / width);
        return Math.max(places.panelHeight, Math.min(places.viewHeight / zoom, places.panelHeight * MOST_STRETCH));
    }
}
