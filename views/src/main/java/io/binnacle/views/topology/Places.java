package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the eye has learned and the layouts keep: the order of hosts, the column of each app, each container's slot,
/// and where apps stand. Belongs to the thread that lays out.
final class Places {
    /// The order of hosts: each its number, new ones after all others.
    final Map<HostId, Integer> hosts = new HashMap<>();
    /// The order of apps within their column, the same on every host.
    final Map<AppId, Integer> order = new HashMap<>();
    final Map<AppId, Integer> column = new HashMap<>();
    final Map<ContainerId, Integer> slots = new HashMap<>();
    /// The upper left corners of apps in the Apps view.
    final Map<AppId, double[]> apps = new HashMap<>();
    /// Groups that are drawn as stacks.
    final Set<Stack> stacks = new HashSet<>();
    /// Hubs whose links the operator wants to see.
    final Set<AppId> unfolded = new HashSet<>();
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

    /// Forgets all but what is remembered for good: for "arrange anew".
    void forgetSizes() {
        columns = 0;
        hostsInRow = 0;
        panelHeight = 0;
    }
}
