package io.binnacle.scheduler.definition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PMap;

/// A folder of apps and of further groups; the whole wish is one such tree, from [PathId#ROOT].
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

    /// All apps of the subtree.
    public Stream<AppDefinition> allApps() {
        return Stream.concat(apps.values().stream(), groups.values().stream().flatMap(Group::allApps));
    }

    /// The group of that path in this subtree.
    public Optional<Group> group(PathId path) {
        if (path.equals(id)) {
            return Optional.of(this);
        }
        return groups.values().stream()
                .filter(g -> path.within(g.id))
                .findFirst()
                .flatMap(g -> g.group(path));
    }

    /// The app of that path in this subtree.
    public Optional<AppDefinition> app(PathId path) {
        if (path.root()) {
            return Optional.empty();
        }
        return group(path.parent()).flatMap(g -> Optional.ofNullable(g.apps.get(path)));
    }
}
