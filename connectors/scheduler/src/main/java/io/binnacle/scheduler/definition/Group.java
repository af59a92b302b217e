package io.binnacle.scheduler.definition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// A folder of apps and of further groups; the whole wish is one such tree, from [PathId#ROOT].
///
/// What changes a tree leaves the old one as it is, shares what is the same, and stamps the groups on the way from the
/// root to the change.
///
/// @param apps those directly in it, by their full path
/// @param groups those directly in it, by their full path
public record Group(
        PathId id,
        PMap<PathId, AppDefinition> apps,
        PMap<PathId, Group> groups,
        List<PathId> dependencies,
        Instant version) {
    public Group {
        dependencies = List.copyOf(dependencies);
    }

    public static Group empty(PathId id, Instant version) {
        return new Group(id, HashTreePMap.empty(), HashTreePMap.empty(), List.of(), version);
    }

    /// All apps of the subtree.
    public Stream<AppDefinition> allApps() {
        return Stream.concat(apps.values().stream(), groups.values().stream().flatMap(Group::allApps));
    }

    /// This group and all below it.
    public Stream<Group> allGroups() {
        return Stream.concat(Stream.of(this), groups.values().stream().flatMap(Group::allGroups));
    }

    /// Whether there is no app anywhere in it.
    public boolean empty() {
        return apps.isEmpty() && groups.values().stream().allMatch(Group::empty);
    }

    /// The group of that path in this subtree.
    public Optional<Group> group(PathId path) {
        if (!path.within(id)) {
            return Optional.empty();
        }
        if (path.equals(id)) {
            return Optional.of(this);
        }
        return Optional.ofNullable(groups.get(next(path))).flatMap(below -> below.group(path));
    }

    /// The app of that path in this subtree.
    public Optional<AppDefinition> app(PathId path) {
        if (path.root()) {
            return Optional.empty();
        }
        return group(path.parent()).flatMap(g -> Optional.ofNullable(g.apps.get(path)));
    }

    /// With this app, new or in place of the one of its path. Groups on the way are made; an empty group of the same
    /// path makes way, one with apps in it stays, which [TreeRules] then refuses.
    public Group with(AppDefinition app, Instant stamp) {
        return change(app.id().parent(), stamp, group -> group.put(app));
    }

    /// With this group, new or in place of the one of its path. Groups on the way are made.
    public Group with(Group group, Instant stamp) {
        return group.id.equals(id)
                ? group
                : change(group.id.parent(), stamp, parent -> parent.holding(parent.groups.plus(group.id, group)));
    }

    /// The same tree when there is no such app.
    public Group withoutApp(PathId app, Instant stamp) {
        return app(app).isEmpty()
                ? this
                : change(app.parent(), stamp, group -> group.containing(group.apps.minus(app)));
    }

    /// Without this group and all in it; of the root, everything in it. The same tree when there is no such group.
    public Group withoutGroup(PathId group, Instant stamp) {
        if (group.equals(id)) {
            return empty(id, stamp);
        }
        return group(group).isEmpty()
                ? this
                : change(group.parent(), stamp, parent -> parent.holding(parent.groups.minus(group)));
    }

    /// With what `edit` makes of the group of that path, which is made when it is missing.
    public Group change(PathId path, Instant stamp, UnaryOperator<Group> edit) {
        if (path.equals(id)) {
            return edit.apply(this).stamped(stamp);
        }
        var next = next(path);
        var below = groups.getOrDefault(next, empty(next, stamp)).change(path, stamp, edit);
        return holding(groups.plus(next, below)).stamped(stamp);
    }

    /// With what `edit` makes of each app in it. Stamps no group.
    public Group mapApps(UnaryOperator<AppDefinition> edit) {
        var mapped = this;
        for (var app : apps.values()) {
            mapped = mapped.containing(mapped.apps.plus(app.id(), edit.apply(app)));
        }
        for (var group : groups.values()) {
            mapped = mapped.holding(mapped.groups.plus(group.id, group.mapApps(edit)));
        }
        return mapped;
    }

    Group containing(PMap<PathId, AppDefinition> others) {
        return new Group(id, others, groups, dependencies, version);
    }

    Group holding(PMap<PathId, Group> others) {
        return new Group(id, apps, others, dependencies, version);
    }

    Group dependingOn(List<PathId> others) {
        return new Group(id, apps, groups, others, version);
    }

    Group stamped(Instant stamp) {
        return new Group(id, apps, groups, dependencies, stamp);
    }

    private Group put(AppDefinition app) {
        var there = groups.get(app.id());
        var room = there != null && there.empty() ? holding(groups.minus(app.id())) : this;
        return room.containing(apps.plus(app.id(), app));
    }

    /// The child of this group that is on the way to that path.
    private PathId next(PathId path) {
        return new PathId(path.segments().subList(0, id.segments().size() + 1));
    }
}
