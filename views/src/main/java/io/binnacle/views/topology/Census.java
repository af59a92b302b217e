package io.binnacle.views.topology;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Availability;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Metric;
import io.binnacle.model.Presence;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.views.Fill;
import io.binnacle.views.Grouping;
import io.binnacle.views.Hue;
import io.binnacle.views.NaturalOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts a picture into tables: who is there, how it is, how full. Says nothing of where.
final class Census {
    private static final int CARDS_IN_A_GROUP = 2;

    final HostTable hosts;
    final AppTable apps;
    final GroupTable groups;
    final NodeTable nodes;
    final Wiring wiring;

    private final Topology topology;
    private final Trouble trouble;
    private final Places places;
    private final Instant now;
    private final Map<AppId, String> labels = new HashMap<>();

    Census(Picture picture, Instant now, Places places, Wiring wiring) {
        this.now = now;
        this.topology = picture.topology();
        this.trouble = new Trouble(picture, now);
        this.places = places;
        this.wiring = wiring;
        this.hosts = hosts();
        this.apps = apps();
        var sorted = sorted();
        this.nodes = nodes(sorted);
        this.groups = groups(sorted);
        countApps(sorted);
    }

    /// The same things in the same places, a while later, to be measured anew.
    Census(Census other, Instant now) {
        this.now = now;
        this.topology = other.topology;
        this.trouble = other.trouble;
        this.places = other.places;
        this.wiring = other.wiring;
        this.hosts = new HostTable(other.hosts);
        this.apps = new AppTable(other.apps);
        this.groups = other.groups;
        this.nodes = new NodeTable(other.nodes);
        grown();
    }

    /// Hosts that are not seen are so for longer by now.
    private void grown() {
        for (var host = 0; host < hosts.count; host++) {
            var known = hosts.note[host].isEmpty() ? null : topology.hosts().get(hosts.id[host]);
            if (known != null) {
                hosts.note[host] = note(known, now);
            }
        }
    }

    private HostTable hosts() {
        var known = new ArrayList<>(topology.hosts().values());
        known.sort(Comparator.comparing(Host::name, NaturalOrder.NAMES).thenComparing(Host::id));
        for (var host : known) {
            places.hosts.computeIfAbsent(host.id(), _ -> places.hosts.size());
        }
        var zones = new Zones(places.grouping.hosts(), known);
        Zones.order(known.stream().map(zones::of).toList(), places.zones);
        known.sort(Comparator.<Host>comparingInt(host -> places.zones.getOrDefault(zones.of(host), Integer.MAX_VALUE))
                .thenComparingInt(host -> places.hosts.getOrDefault(host.id(), 0)));
        var table = new HostTable(known.size());
        table.zones = known.isEmpty()
                ? List.of("")
                : known.stream().map(zones::of).distinct().toList();
        for (var i = 0; i < known.size(); i++) {
            fillHost(table, i, known.get(i));
            table.zone[i] = table.zones.indexOf(zones.of(known.get(i)));
        }
        places.seat(table);
        return table;
    }

    private void fillHost(HostTable table, int at, Host host) {
        table.id[at] = host.id();
        table.name[at] = host.name();
        table.address[at] = host.address();
        table.note[at] = note(host, now);
        table.seen[at] =
                !(host.presence() instanceof Presence.Stale || host.presence() instanceof Presence.Unreachable);
        table.condition[at] = table.seen[at] ? pressure(host) : Condition.NOT_SEEN;
        table.worst[at] = Condition.HEALTHY;
    }

    private Condition pressure(Host host) {
        var known = trouble.of(host.id());
        return known == Condition.NOT_SEEN ? Condition.HEALTHY : known;
    }

    private static String note(Host host, Instant now) {
        return host.presence().live() && host.availability() != Availability.ACTIVE
                ? host.availability().word()
                : note(host.presence(), now);
    }

    static String note(Presence presence, Instant now) {
        return switch (presence) {
            case Presence.Live _ -> "";
            case Presence.Connecting _ -> "connecting";
            case Presence.Stale stale -> "not seen " + Words.age(Duration.between(stale.lastSeen(), now));
            case Presence.Unreachable _ -> "unreachable";
        };
    }

    private AppTable apps() {
        var ids = new LinkedHashSet<AppId>(topology.apps().keySet());
        topology.containers().values().forEach(container -> ids.add(container.app()));
        var sorted = new ArrayList<>(ids);
        sorted.sort(Comparator.naturalOrder());
        Hue.settle(sorted);
        var outside = wiring.outside();
        var table = new AppTable(sorted.size(), outside.size());
        for (var i = 0; i < sorted.size(); i++) {
            fillApp(table, i, sorted.get(i));
        }
        for (var i = 0; i < outside.size(); i++) {
            table.name[table.apps + i] = outside.get(i);
            table.fill[table.apps + i] = Double.NaN;
        }
        return table;
    }

    private void fillApp(AppTable table, int at, AppId id) {
        table.put(at, id);
        table.pinned[at] = places.pinnedApps.contains(id);
        table.hue[at] = Hue.of(id);
        table.fill[at] = Double.NaN;
        var app = topology.apps().get(id);
        table.name[at] = app == null ? id.value() : app.name();
        table.version[at] = app == null ? "" : app.image().tag();
        table.folder[at] = folder(id, app);
        table.wanted[at] = app == null ? -1 : app.wanted().orElse(-1);
    }

    private String folder(AppId id, @Nullable App app) {
        return switch (places.grouping.apps()) {
            case Grouping.By.Usual _ -> app == null ? "" : app.group().orElse("");
            case Grouping.By.Nothing _ -> "";
            case Grouping.By.Label(String key) -> labels(key).getOrDefault(id, "");
        };
    }

    /// Of each app the value most of its containers have.
    private Map<AppId, String> labels(String key) {
        if (labels.isEmpty()) {
            var counts = new HashMap<AppId, Map<String, Integer>>();
            for (var container : topology.containers().values()) {
                counts.computeIfAbsent(container.app(), _ -> new TreeMap<>())
                        .merge(container.labels().getOrDefault(key, ""), 1, Integer::sum);
            }
            counts.forEach((app, values) -> labels.put(app, most(values)));
        }
        return labels;
    }

    private static String most(Map<String, Integer> values) {
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /// By host, then by the app's place, then by slot.
    private List<Container> sorted() {
        var hostIndex = new HashMap<Object, Integer>();
        for (var i = 0; i < hosts.count; i++) {
            hostIndex.put(hosts.id[i], i);
        }
        AppPlaces.assign(wiring, topology, hosts, apps, places);
        var all = new ArrayList<Container>(topology.containers().size());
        topology.containers().values().stream()
                .filter(container -> hostIndex.containsKey(container.host()))
                .forEach(all::add);
        all.sort(Comparator.comparing(Container::name, NaturalOrder.NAMES).thenComparing(Container::id));
        all.sort(Comparator.<Container>comparingInt(c -> hostIndex.getOrDefault(c.host(), 0))
                .thenComparingInt(c -> places.column.getOrDefault(c.app(), 0))
                .thenComparingInt(c -> places.order.getOrDefault(c.app(), 0)));
        new Slots(places.slots).assign(all);
        return all;
    }

    private NodeTable nodes(List<Container> sorted) {
        var hostIndex = new HashMap<Object, Integer>();
        for (var i = 0; i < hosts.count; i++) {
            hostIndex.put(hosts.id[i], i);
        }
        var table = new NodeTable(sorted.size());
        for (var i = 0; i < sorted.size(); i++) {
            var container = sorted.get(i);
            table.id[i] = container.id();
            table.host[i] = hostIndex.getOrDefault(container.host(), 0);
            table.app[i] = apps.of(container.app());
            table.slot[i] = places.slots.getOrDefault(container.id(), i);
            table.name[i] = container.name();
            table.condition[i] = trouble.of(container);
            table.reason[i] = trouble.reason(container);
            table.fill[i] = Double.NaN;
        }
        return table;
    }

    private GroupTable groups(List<Container> sorted) {
        var starts = new ArrayList<Integer>();
        for (var i = 0; i < nodes.count; i++) {
            if (i == 0 || nodes.host[i] != nodes.host[i - 1] || nodes.app[i] != nodes.app[i - 1]) {
                starts.add(i);
            }
        }
        var large = large(starts);
        var table = new GroupTable(starts.size());
        for (var group = 0; group < table.count; group++) {
            var first = starts.get(group);
            var end = group + 1 < table.count ? starts.get(group + 1) : nodes.count;
            fillGroup(table, group, first, end, sorted);
            fold(table, group, large[nodes.app[first]]);
        }
        measureHosts();
        return table;
    }

    /// Of each app, whether a group of it anywhere is too much to be read.
    private boolean[] large(List<Integer> starts) {
        var large = new boolean[apps.count];
        for (var i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1) : nodes.count;
            large[nodes.app[starts.get(i)]] |= Stack.tooMany(end - starts.get(i), false);
        }
        return large;
    }

    private void fold(GroupTable table, int group, boolean large) {
        var stack = new Stack(hosts.id[table.host[group]], AppsLayout.idOf(apps, table.app[group]));
        table.stacked[group] = Stack.tooMany(table.nodeCount[group], large || places.stacks.contains(stack));
        if (table.stacked[group]) {
            places.stacks.add(stack);
        } else {
            places.stacks.remove(stack);
        }
        for (var i = 0; i < table.nodeCount[group]; i++) {
            var node = table.firstNode[group] + i;
            nodes.hidden[node] = table.stacked[group] && !nodes.card[node];
        }
    }

    private void measureHosts() {
        var sizes = hosts.nodeCount.clone();
        Arrays.sort(sizes);
        for (var host = 0; host < hosts.count; host++) {
            hosts.outsize[host] = Stack.outsize(hosts.nodeCount[host], sizes[(hosts.count - 1) / 2]);
            if (!hosts.outsize[host]) {
                hosts.mostNodes = Math.max(hosts.mostNodes, hosts.nodeCount[host]);
            }
        }
    }

    private void fillGroup(GroupTable table, int group, int first, int end, List<Container> sorted) {
        var host = nodes.host[first];
        table.host[group] = host;
        table.app[group] = nodes.app[first];
        table.firstNode[group] = first;
        table.nodeCount[group] = end - first;
        table.condition[group] = Condition.HEALTHY;
        if (hosts.groupCount[host] == 0) {
            hosts.firstGroup[host] = group;
            hosts.firstNode[host] = first;
        }
        hosts.groupCount[host]++;
        hosts.nodeCount[host] += end - first;
        var cards = 0;
        for (var node = first; node < end; node++) {
            nodes.group[node] = group;
            var condition = nodes.condition[node];
            var broken = trouble.broken(sorted.get(node)) && condition.wrong();
            if (condition.wrong()) {
                hosts.worst[host] = hosts.worst[host].or(condition);
                hosts.wrong[host]++;
            }
            if (broken) {
                table.wrong[group]++;
                table.condition[group] = table.condition[group].or(condition);
            }
            nodes.card[node] = broken && cards < CARDS_IN_A_GROUP;
            cards += nodes.card[node] ? 1 : 0;
        }
    }

    /// Who was stopped in order is not missing, unless somebody says how many there shall be.
    private void countApps(List<Container> sorted) {
        var kept = new int[apps.apps];
        for (var node = 0; node < nodes.count; node++) {
            var app = nodes.app[node];
            apps.instances[app]++;
            if (sorted.get(node).state().alive() && !trouble.broken(sorted.get(node))) {
                apps.healthy[app]++;
            }
            if (nodes.condition[node] != Condition.STOPPED) {
                kept[app]++;
                apps.condition[app] = apps.condition[app].or(nodes.condition[node]);
            }
        }
        for (var app = 0; app < apps.apps; app++) {
            apps.wanted[app] = apps.wanted[app] < 0 ? kept[app] : apps.wanted[app];
            if (apps.healthy[app] == 0 && apps.condition[app] == Condition.HEALTHY) {
                apps.condition[app] = Condition.STOPPED;
            }
        }
    }

    /// Reads the newest measurements into the tables.
    void measure(Gauges gauges, Fill fill) {
        for (var host = 0; host < hosts.count; host++) {
            var known = topology.hosts().get(hosts.id[host]);
            if (known == null) {
                continue;
            }
            hosts.cpu[host] = share(
                    gauges.latest(known.id(), Metric.CPU), known.capacity().cpuCores());
            hosts.memory[host] = share(gauges.latest(known.id(), Metric.MEMORY), (double)
                    known.capacity().memoryBytes());
        }
        var figures = new Figures(topology, hosts, nodes, now, gauges, fill);
        var most = figures.most();
        for (var node = 0; node < nodes.count; node++) {
            nodes.fill[node] = share(figures.value(node), figures.limit(node, most));
        }
        fillApps();
    }

    /// Whether everybody is then still as told here: some of it is news, which grows old.
    boolean holds(Instant later) {
        var then = trouble.at(later);
        for (var node = 0; node < nodes.count; node++) {
            var container = topology.containers().get(nodes.id[node]);
            if (container != null
                    && (then.of(container) != trouble.of(container)
                            || then.broken(container) != trouble.broken(container))) {
                return false;
            }
        }
        return true;
    }

    /// Whether what is drawn of ages and measurements is the same in both, to the per cent.
    boolean looksLike(Census other) {
        return Arrays.equals(hosts.note, other.hosts.note)
                && sameShares(hosts.cpu, other.hosts.cpu)
                && sameShares(hosts.memory, other.hosts.memory)
                && sameShares(nodes.fill, other.nodes.fill);
    }

    private static boolean sameShares(double[] left, double[] right) {
        for (var i = 0; i < left.length; i++) {
            if (Math.round(left[i] * 100) != Math.round(right[i] * 100)
                    || Double.isNaN(left[i]) != Double.isNaN(right[i])) {
                return false;
            }
        }
        return true;
    }

    private void fillApps() {
        var sums = new double[apps.count];
        var counts = new int[apps.count];
        for (var node = 0; node < nodes.count; node++) {
            if (!Double.isNaN(nodes.fill[node])) {
                sums[nodes.app[node]] += nodes.fill[node];
                counts[nodes.app[node]]++;
            }
        }
        Arrays.setAll(apps.fill, app -> counts[app] == 0 ? Double.NaN : sums[app] / counts[app]);
    }

    private static double share(double value, double whole) {
        return whole > 0 ? value / whole : Double.NaN;
    }
}
