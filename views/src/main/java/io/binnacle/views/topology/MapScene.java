package io.binnacle.views.topology;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.session.Picture;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A picture laid out: everything the painter and the pointer need, in plain arrays. Never changed once published.
final class MapScene {
    final Picture picture;
    /// Of the wish it fulfils.
    final long number;
    final MapKind kind;
    final Fill fill;
    final HostTable hosts;
    final GroupTable groups;
    final NodeTable nodes;
    final AppTable apps;
    final WireTable wires;
    final List<Enclosure> enclosures;
    /// The stack that is open.
    final Optional<OpenStack> open;
    /// Whether links were wished observed, and none are.
    final boolean onlyDeclared;
    /// Whether it looks like the one told before, save for curves over time.
    final boolean alike;
    /// The world ends here; it begins at 0, 0.
    final double width;
    final double height;
    final World world;
    private final Map<ContainerId, Integer> nodeIndex;
    private final Map<HostId, Integer> hostIndex;

    MapScene(
            SceneBuilder.Wish wish,
            Census census,
            WireTable wires,
            List<Enclosure> enclosures,
            Optional<OpenStack> open,
            World world) {
        this.picture = wish.picture();
        this.kind = wish.kind();
        this.fill = wish.fill();
        this.number = wish.number();
        this.hosts = census.hosts;
        this.groups = census.groups;
        this.nodes = census.nodes;
        this.apps = census.apps;
        this.wires = wires;
        this.onlyDeclared = census.wiring.onlyDeclared;
        this.enclosures = List.copyOf(enclosures);
        this.open = open;
        this.alike = false;
        this.world = world;
        this.width = world.width();
        this.height = world.height();
        this.nodeIndex = new HashMap<>(nodes.count * 2);
        for (var node = 0; node < nodes.count; node++) {
            nodeIndex.put(nodes.id[node], node);
        }
        this.hostIndex = new HashMap<>(hosts.count * 2);
        for (var host = 0; host < hosts.count; host++) {
            hostIndex.put(hosts.id[host], host);
        }
    }

    /// The same with other measurements.
    MapScene(SceneBuilder.Wish wish, Census census, MapScene before, boolean alike) {
        this.alike = alike;
        this.picture = wish.picture();
        this.kind = before.kind;
        this.fill = wish.fill();
        this.number = wish.number();
        this.hosts = census.hosts;
        this.groups = before.groups;
        this.nodes = census.nodes;
        this.apps = census.apps;
        this.wires = before.wires;
        this.enclosures = before.enclosures;
        this.open = before.open;
        this.onlyDeclared = before.onlyDeclared;
        this.world = before.world;
        this.width = before.width;
        this.height = before.height;
        this.nodeIndex = before.nodeIndex;
        this.hostIndex = before.hostIndex;
    }

    int node(ContainerId id) {
        return nodeIndex.getOrDefault(id, -1);
    }

    /// The stack of which a container is only a part, if it is in one that is closed.
    Optional<Stack> stackOf(int node) {
        return node < 0 || kind != MapKind.HOSTS || !nodes.hidden[node] ? Optional.empty() : stack(nodes.group[node]);
    }

    Optional<Stack> stack(int group) {
        var app = apps.id[groups.app[group]];
        return app == null || !groups.stacked[group]
                ? Optional.empty()
                : Optional.of(new Stack(hosts.id[groups.host[group]], app));
    }

    boolean spread(int group) {
        return open.isPresent() && open.get().group() == group;
    }

    int host(HostId id) {
        return hostIndex.getOrDefault(id, -1);
    }

    /// Whether the age of a host's last sign of life is told, which grows by itself.
    boolean someoneUnseen() {
        return Arrays.stream(hosts.note).anyMatch(note -> !note.isEmpty());
    }

    boolean empty() {
        return hosts.count == 0 && nodes.count == 0;
    }
}
