package io.binnacle.views.topology;

import io.binnacle.model.Topology;
import io.binnacle.views.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides in which column of the panels each app is packed, and how many columns and panels side by side make the
/// picture largest. Decided once; a new app goes to the end of the shortest column, and only a cluster that has grown
/// by more than half is arranged anew.
final class AppPlaces {
    private static final int MOST_COLUMNS = 8;
    private static final double GROWTH = 1.6;
    private static final double ANOTHER_SHAPE = 1.15;
    private static final double WORTH_MOVING = 1.3;
    private static final double SLIMMEST = 0.85;
    private static final double BROADEST = 1.3;
    /// What a wider panel must win to be preferred to a narrow one.
    private static final double WORTH_A_COLUMN = 1.06;

    private final Topology topology;
    private final HostTable hosts;
    private final AppTable apps;
    private final Places places;
    /// What the name of a zone takes of the width of a panel, as long as nothing is decided.
    private static final double NAME_OF_PANEL = 0.16;
    /// How high the name of a zone is on screen when all is seen.
    private static final double LEGIBLE = 24;
    private static final int MOST_ZONE_ROWS = 16;

    /// Of each host, how many containers of each app.
    private final List<Map<Integer, Integer>> counts = new ArrayList<>();
    private final int[] totals;
    /// Of each app, how tall its groups are on all hosts together.
    private final double[] tall;

    private AppPlaces(Topology topology, HostTable hosts, AppTable apps, Places places) {
        this.topology = topology;
        this.hosts = hosts;
        this.apps = apps;
        this.places = places;
        this.totals = new int[apps.apps];
        this.tall = new double[apps.apps];
        count();
        counts.forEach(ofHost -> ofHost.forEach((app, count) -> tall[app] += height(count)));
    }

    static void assign(Wiring wiring, Topology topology, HostTable hosts, AppTable apps, Places places) {
        new AppPlaces(topology, hosts, apps, places).assign(wiring);
    }

    private void count() {
        var index = new HashMap<Object, Integer>();
        for (var host = 0; host < hosts.count; host++) {
            counts.add(new HashMap<>());
            index.put(hosts.id[host], host);
        }
        for (var container : topology.containers().values()) {
            var host = index.get(container.host());
            var app = apps.of(container.app());
            totals[app]++;
            if (host != null) {
                counts.get(host).merge(app, 1, Integer::sum);
            }
        }
    }

    private void assign(Wiring wiring) {
        if (hosts.count == 0) {
            return;
        }
        var grouped = places.grouping.hosts().text() + (hosts.zoned() ? " in zones" : "");
        if (places.columns == 0 || outgrown() || !grouped.equals(places.hostsGrouped)) {
            places.hostsGrouped = grouped;
            decide(wiring, 0);
            return;
        }
        if (reshaped()) {
            var column = columnNow();
            decide(wiring, WORTH_MOVING * zoom(places.columns, shapeNow(), panelHeight(column, places.columns)));
        }
        appendNew();
    }

    private boolean outgrown() {
        return hosts.count > places.decidedForHosts * GROWTH || mostNodes() > places.decidedForNodes * GROWTH + 8;
    }

    /// Whether the room has another shape than the one all this was decided for: the window was made another.
    private boolean reshaped() {
        var ratio = places.viewWidth / places.viewHeight / places.decidedForShape;
        return !(ratio > 1 / ANOTHER_SHAPE && ratio < ANOTHER_SHAPE);
    }

    private int[] columnNow() {
        var column = new int[apps.apps];
        for (var app = 0; app < apps.apps; app++) {
            var id = apps.id[app];
            var known = id == null ? null : places.column.get(id);
            column[app] = known == null ? 0 : Math.min(known, places.columns - 1);
        }
        return column;
    }

    private int mostNodes() {
        return counts.stream()
                .mapToInt(each ->
                        each.values().stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(0);
    }

    /// @param best how large all must be drawn at least in another arrangement for it to be taken
    private void decide(Wiring wiring, double best) {
        var order = clientsFirst(wiring);
        var most = counts.stream().mapToInt(Map::size).max().orElse(1);
        for (var columns = Math.min(2, Math.max(1, most)); columns <= Math.clamp(most, 1, MOST_COLUMNS); columns++) {
            var column = spread(order, columns);
            var height = panelHeight(column, columns);
            for (var shape : shapes()) {
                var zoom = zoom(columns, shape, height);
                if (zoom > best * (columns > places.columns ? WORTH_A_COLUMN : 1.0001)) {
                    best = zoom;
                    keep(order, column, columns, shape);
                    places.zoneHead = Math.max(HostGrid.LEAST_HEAD, LEGIBLE / fit(columns, shape, height));
                }
            }
        }
        places.decidedForHosts = hosts.count;
        places.decidedForNodes = mostNodes();
        places.decidedForShape = places.viewWidth / places.viewHeight;
    }

    /// How panels stand: so many in a row at most, and so many side by side in each zone.
    private record Shape(int inRow, List<Integer> zoneColumns) {
        int[] columns() {
            return zoneColumns.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /// All that are worth trying: zones of few rows beside each other, or of many.
    private List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        var cells = hosts.cells();
        if (!hosts.zoned()) {
            for (var inRow = 1; inRow <= hosts.count; inRow++) {
                shapes.add(new Shape(inRow, List.of(inRow)));
            }
            return shapes;
        }
        var largest = Arrays.stream(cells).max().orElse(1);
        for (var rows = 1; rows <= Math.min(MOST_ZONE_ROWS, largest); rows++) {
            var across = rows;
            var columns = Arrays.stream(cells)
                    .map(count -> (count + across - 1) / across)
                    .boxed()
                    .toList();
            var widest = columns.stream().mapToInt(Integer::intValue).max().orElse(1);
            var all = columns.stream().mapToInt(Integer::intValue).sum();
            for (var inRow = widest; inRow <= all; inRow++) {
                shapes.add(new Shape(inRow, columns));
            }
        }
        return shapes;
    }

    private Shape shapeNow() {
        return new Shape(
                places.hostsInRow,
                Arrays.stream(places.zoneColumns(hosts)).boxed().toList());
    }

    private double zoom(int columns, Shape shape, double height) {
        return shape(columns, height) * Math.min(1.2, fit(columns, shape, height));
    }

    private double fit(int columns, Shape shape, double height) {
        var gap = HostsLayout.gap(hosts.count, columns);
        var width = Packing.panelWidth(columns);
        var head = Math.max(HostGrid.LEAST_HEAD, width * NAME_OF_PANEL);
        var grid = new HostGrid(hosts.cells(), shape.columns(), hosts.zoned(), shape.inRow(), width, height, gap, head);
        return Math.min(places.viewWidth / grid.width, places.viewHeight / grid.height);
    }

    /// Among many hosts, panels that are nearly square are easier to find again than towers and beams.
    private double shape(int columns, double height) {
        if (hosts.count <= HostsLayout.FEW_HOSTS) {
            return 1;
        }
        var ratio = Packing.panelWidth(columns) / height;
        return Math.sqrt(Math.min(1, Math.min(ratio / SLIMMEST, BROADEST / ratio)));
    }

    private void keep(List<Integer> order, int[] column, int columns, Shape shape) {
        places.columns = columns;
        places.hostsInRow = shape.inRow();
        places.zoneColumns.clear();
        for (var zone = 0; zone < hosts.zones.size() && hosts.zoned(); zone++) {
            places.zoneColumns.put(hosts.zones.get(zone), shape.zoneColumns().get(zone));
        }
        places.panelHeight = 0;
        places.column.clear();
        places.order.clear();
        for (var i = 0; i < order.size(); i++) {
            var id = apps.id[order.get(i)];
            if (id != null) {
                places.column.put(id, column[order.get(i)]);
                places.order.put(id, i);
            }
        }
    }

    /// Clients to the left and on top, then the larger ones.
    private List<Integer> clientsFirst(Wiring wiring) {
        var edges = new ArrayList<int[]>();
        for (var wire : wiring.byApp()) {
            var client = wire.client().app().map(apps::of).orElse(-1);
            var server = wire.server().app().map(apps::of).orElse(-1);
            if (client >= 0 && server >= 0) {
                edges.add(new int[] {client, server});
            }
        }
        var rank = Ranks.of(apps.apps, edges);
        var order = new ArrayList<Integer>();
        for (var app = 0; app < apps.apps; app++) {
            order.add(app);
        }
        order.sort(Comparator.<Integer>comparingInt(app -> rank[app])
                .thenComparingInt(app -> -totals[app])
                .thenComparing(app -> apps.name[app], NaturalOrder.NAMES));
        return order;
    }

    private int[] spread(List<Integer> order, int columns) {
        var column = new int[apps.apps];
        var heights = new double[columns];
        for (int app : order) {
            column[app] = shortest(heights);
            heights[column[app]] += tall[app];
        }
        return column;
    }

    private double panelHeight(int[] column, int columns) {
        var tallest = 0.0;
        for (var ofHost : counts) {
            var heights = new double[columns];
            ofHost.forEach((app, count) -> heights[column[app]] += height(count));
            for (var height : heights) {
                tallest = Math.max(tallest, height);
            }
        }
        return Packing.PANEL_HEAD + tallest + Packing.PANEL_FOOT;
    }

    private static double height(int count) {
        return count == 0 ? 0 : Packing.groupHeight(0, Stack.glyphs(count)) + Packing.GROUP_GAP;
    }

    private double[] heights(int columns) {
        var heights = new double[columns];
        for (var app = 0; app < apps.apps; app++) {
            var column = apps.id[app] == null ? null : places.column.get(apps.id[app]);
            if (column != null) {
                heights[Math.min(column, columns - 1)] += tall[app];
            }
        }
        return heights;
    }

    private void appendNew() {
        var heights = heights(places.columns);
        var last =
                places.order.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        for (var app = 0; app < apps.apps; app++) {
            var id = apps.id[app];
            if (id != null && !places.column.containsKey(id)) {
                var column = shortest(heights);
                heights[column] += tall[app];
                places.column.put(id, column);
                places.order.put(id, ++last);
            }
        }
    }

    private static int shortest(double[] heights) {
        var best = 0;
        for (var i = 1; i < heights.length; i++) {
            best = heights[i] < heights[best] - 0.5 ? i : best;
        }
        return best;
    }
}
