package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.session.Words;
import io.binnacle.views.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A scene as a tree for ears: all of it, its hosts, the apps on each, their instances. Rows are those of what is open,
/// from the top down.
final class Outline {
    private final MapScene scene;
    private final Set<Item> folded;
    private final Set<Item> opened;
    private final List<Item> rows = new ArrayList<>();

    /// One thing of the tree.
    sealed interface Item {
        record Whole() implements Item {}

        record OnHost(HostId host) implements Item {}

        /// An app's instances on one host.
        record Group(HostId host, AppId app) implements Item {}

        record Instance(ContainerId container) implements Item {}
    }

    /// @param folded of what is open at first: all, and hosts
    /// @param opened of what is folded at first: groups
    Outline(MapScene scene, Set<Item> folded, Set<Item> opened) {
        this.scene = scene;
        this.folded = new HashSet<>(folded);
        this.opened = new HashSet<>(opened);
        add(new Item.Whole());
    }

    private void add(Item item) {
        rows.add(item);
        if (open(item)) {
            children(item).forEach(this::add);
        }
    }

    List<Item> rows() {
        return rows;
    }

    boolean leaf(Item item) {
        return item instanceof Item.Instance;
    }

    boolean open(Item item) {
        return switch (item) {
            case Item.Whole _, Item.OnHost _ -> !folded.contains(item);
            case Item.Group _ -> opened.contains(item);
            case Item.Instance _ -> false;
        };
    }

    /// 0 for all of it.
    int level(Item item) {
        return switch (item) {
            case Item.Whole _ -> 0;
            case Item.OnHost _ -> 1;
            case Item.Group _ -> 2;
            case Item.Instance _ -> 3;
        };
    }

    List<Item> children(Item item) {
        return switch (item) {
            case Item.Whole _ ->
                IntStream.range(0, scene.hosts.count)
                        .<Item>mapToObj(host -> new Item.OnHost(scene.hosts.id[host]))
                        .toList();
            case Item.OnHost(var id) -> groups(scene.host(id));
            case Item.Group group -> instances(group(group));
            case Item.Instance _ -> List.of();
        };
    }

    private List<Item> groups(int host) {
        if (host < 0) {
            return List.of();
        }
        var first = scene.hosts.firstGroup[host];
        return IntStream.range(first, first + scene.hosts.groupCount[host])
                .<Item>mapToObj(group -> item(host, group))
                .toList();
    }

    private Item item(int host, int group) {
        return new Item.Group(scene.hosts.id[host], AppsLayout.idOf(scene.apps, scene.groups.app[group]));
    }

    private int group(Item.Group wanted) {
        var host = scene.host(wanted.host());
        if (host < 0) {
            return -1;
        }
        var first = scene.hosts.firstGroup[host];
        return IntStream.range(first, first + scene.hosts.groupCount[host])
                .filter(group -> item(host, group).equals(wanted))
                .findFirst()
                .orElse(-1);
    }

    private List<Item> instances(int group) {
        if (group < 0) {
            return List.of();
        }
        var first = scene.groups.firstNode[group];
        return IntStream.range(first, first + scene.groups.nodeCount[group])
                .<Item>mapToObj(node -> new Item.Instance(scene.nodes.id[node]))
                .toList();
    }

    Optional<Item> parent(Item item) {
        return switch (item) {
            case Item.Whole _ -> Optional.empty();
            case Item.OnHost _ -> Optional.of(new Item.Whole());
            case Item.Group group -> Optional.of(new Item.OnHost(group.host()));
            case Item.Instance(var id) -> {
                var node = scene.node(id);
                yield node < 0 ? Optional.empty() : Optional.of(item(scene.nodes.host[node], scene.nodes.group[node]));
            }
        };
    }

    /// The name, what it is, how it is and how many it has.
    String words(Item item) {
        return switch (item) {
            case Item.Whole _ -> Spoken.of(scene, new Selection.Nothing());
            case Item.OnHost _, Item.Instance _ -> Spoken.of(scene, thing(item));
            case Item.Group group -> words(group(group));
        };
    }

    private String words(int group) {
        if (group < 0) {
            return "gone";
        }
        var wrong = IntStream.range(0, scene.groups.nodeCount[group])
                .filter(node -> scene.nodes.condition[scene.groups.firstNode[group] + node].wrong())
                .count();
        return scene.apps.name[scene.groups.app[group]] + ", app, "
                + Words.count(scene.groups.nodeCount[group], "instance") + " here"
                + (wrong == 0 ? "" : ", " + Words.number(wrong) + " wrong");
    }

    /// What choosing it selects.
    static Selection thing(Item item) {
        return switch (item) {
            case Item.Whole _ -> new Selection.Nothing();
            case Item.OnHost(var host) -> new Selection.OfHost(host);
            case Item.Group group -> new Selection.OfApp(group.app());
            case Item.Instance(var container) -> new Selection.OfContainer(container);
        };
    }

    /// Where a selected thing is in the tree, or the nearest thing above it that is open.
    Item at(Selection selection) {
        var item = switch (selection) {
            case Selection.OfContainer(var id) when scene.node(id) >= 0 -> new Item.Instance(id);
            case Selection.OfHost(var id) when scene.host(id) >= 0 -> new Item.OnHost(id);
            case Selection.OfApp(var app) -> firstGroup(app);
            case Selection.OfContainer _, Selection.OfHost _, Selection.OfLink _, Selection.Nothing _ ->
                new Item.Whole();
        };
        var shown = item;
        while (!rows.contains(shown)) {
            shown = parent(shown).orElseGet(Item.Whole::new);
        }
        return shown;
    }

    private Item firstGroup(AppId app) {
        var index = scene.apps.of(app);
        return IntStream.range(0, scene.groups.count)
                .filter(group -> scene.groups.app[group] == index)
                .<Item>mapToObj(group -> item(scene.groups.host[group], group))
                .findFirst()
                .orElseGet(Item.Whole::new);
    }
}
