package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.views.Grouping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the eye has learned and the layouts keep: the order of hosts, the column of each app, each container's slot,
/// and where apps stand. Belongs to the thread that lays out.
final class Places {
    /// The order of hosts: each its number, new ones after all others.
    final Map<HostId, Integer> hosts = new HashMap<>();
    /// The order of zones, new ones after all others.
    final Map<String, Integer> zones = new HashMap<>();
    /// How many hosts stand side by side in each zone.
    final Map<String, Integer> zoneColumns = new HashMap<>();
    /// Where hosts stand that the operator put there: their place within their zone.
    final Map<HostId, Integer> pinnedHosts = new HashMap<>();
    /// The order of apps within their column, the same on every host.
    final Map<AppId, Integer> order = new HashMap<>();
    final Map<AppId, Integer> column = new HashMap<>();
    final Map<ContainerId, Integer> slots = new HashMap<>();
    /// The upper left corners of apps in the Apps view.
    final Map<AppId, double[]> apps = new HashMap<>();
    /// Those of them the operator put there.
    final Set<AppId> pinnedApps = new HashSet<>();
    /// Where apps were let down that have no place yet.
    final Map<AppId, double[]> dropped = new HashMap<>();
    /// Groups that are drawn as stacks.
    final Set<Stack> stacks = new HashSet<>();
    /// Hubs whose links the operator wants to see.
    final Set<AppId> unfolded = new HashSet<>();
    /// What stands together.
    Grouping grouping = Grouping.USUAL;
    /// What stood together when the hosts were arranged.
    String hostsGrouped = "";
    /// What stood together when the apps were placed.
    String appsGrouped = "";
    /// How high the names of zones are, so that they can be read when all is seen.
    double zoneHead = HostGrid.LEAST_HEAD;
    /// Columns of groups in a host's panel; 0 while nothing is laid out.
    int columns;
    /// Hosts side by side; 0 while nothing is laid out.
    int hostsInRow;
    /// For how many hosts that was decided.
    int decidedForHosts;
    /// The most containers on one host when the columns were decided.
    int decidedForNodes;
    /// The width of the room over its height when that was decided; NaN when that is not known.
    double decidedForShape = Double.NaN;
    /// The height of all panels; grows when it must.
    double panelHeight;

    /// The room the map had when sizes were decided, in px.
    double viewWidth = 984;
    double viewHeight = 560;

    void apply(Move move) {
        switch (move) {
            case Move.OfApp(var app, double x, double y) -> {
                pinnedApps.add(app);
                dropped.put(app, new double[] {x, y});
            }
            case Move.OfHost(var host, int cell, var displaced) -> {
                pinnedHosts.put(host, cell);
                displaced.ifPresent(other -> exchange(host, other));
            }
            case Move.LetGoOfApp(var app) -> pinnedApps.remove(app);
            case Move.LetGoOfHost(var host) -> pinnedHosts.remove(host);
        }
    }

    /// Only these two move: the other one takes the place that has become free.
    private void exchange(HostId one, HostId other) {
        var first = hosts.getOrDefault(one, 0);
        hosts.put(one, hosts.getOrDefault(other, 0));
        hosts.put(other, first);
        pinnedHosts.remove(other);
    }

    /// A zone that is new stands in one row as long as it has no more hosts than fit.
    int[] zoneColumns(HostTable table) {
        var cells = table.cells();
        var columns = new int[cells.length];
        for (var zone = 0; zone < cells.length; zone++) {
            var most = Math.clamp(hostsInRow, 1, Math.max(1, cells[zone]));
            columns[zone] = table.zoned()
                    ? zoneColumns.computeIfAbsent(table.zones.get(zone), _ -> most)
                    : Math.clamp(hostsInRow, 1, Math.max(1, table.count));
        }
        return columns;
    }

    /// Gives each host its place in its zone: those the operator put somewhere stand there, the others fill what is
    /// left, in their order.
    void seat(HostTable table) {
        var taken = new HashMap<Integer, Set<Integer>>();
        for (var host = 0; host < table.count; host++) {
            var pinned = pinnedHosts.get(table.id[host]);
            if (pinned != null) {
                table.pinned[host] = true;
                table.cell[host] = pinned;
                taken.computeIfAbsent(table.zone[host], _ -> new HashSet<>()).add(pinned);
            }
        }
        var next = new int[table.zones.size()];
        for (var host = 0; host < table.count; host++) {
            if (!pinnedHosts.containsKey(table.id[host])) {
                var zone = table.zone[host];
                while (taken.getOrDefault(zone, Set.of()).contains(next[zone])) {
                    next[zone]++;
                }
                table.cell[host] = next[zone]++;
            }
        }
    }

    /// The same places for a part of what stands there, whose sizes are decided anew.
    Places copy() {
        var copy = new Places();
        copy.hosts.putAll(hosts);
        copy.zones.putAll(zones);
        copy.pinnedHosts.putAll(pinnedHosts);
        copy.pinnedApps.addAll(pinnedApps);
        copy.stacks.addAll(stacks);
        copy.grouping = grouping;
        copy.hostsGrouped = hostsGrouped;
        copy.appsGrouped = appsGrouped;
        copy.order.putAll(order);
        copy.column.putAll(column);
        copy.slots.putAll(slots);
        copy.apps.putAll(apps);
        copy.unfolded.addAll(unfolded);
        copy.viewWidth = viewWidth;
        copy.viewHeight = viewHeight;
        return copy;
    }

    /// Forgets all but what is remembered for good: for "arrange anew".
    void forgetSizes() {
        columns = 0;
        hostsInRow = 0;
        panelHeight = 0;
    }
}
