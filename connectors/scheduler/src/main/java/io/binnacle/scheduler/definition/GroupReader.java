package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.GroupUpdate.Replace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what a group is to become.
final class GroupReader {
    private static final String ALONE = "not allowed in conjunction with other properties.";
    private static final Set<String> KNOWN =
            Set.of("id", "apps", "groups", "pods", "dependencies", "scaleBy", "version", "enforceRole");

    private final Instant version;

    GroupReader(Instant version) {
        this.version = version;
    }

    GroupUpdate read(Spot group, PathId at) {
        var back = group.at("version");
        if (back.isPresent()) {
            alone(group, "version");
            return new GroupUpdate.Rollback(at, timestamp(back.get()));
        }
        var factor = group.at("scaleBy");
        if (factor.isPresent()) {
            alone(group, "scaleBy");
            return new GroupUpdate.Scale(at, factor.get().decimal(BigDecimal.ZERO));
        }
        return replace(
                group,
                group.at("id")
                        .map(id -> childOf(at, id, PathText.resolve(id, at)))
                        .orElse(at));
    }

    private static void alone(Spot group, String name) {
        if (KNOWN.stream().anyMatch(other -> !other.equals(name) && group.has(other))) {
            group.wrong("'" + name + "' " + ALONE);
        }
    }

    private static Instant timestamp(Spot spot) {
        var found = Timestamps.read(spot.text());
        if (found.isEmpty()) {
            spot.wrong("Invalid timestamp provided. Expecting ISO-8601 datetime string.");
        }
        return found.orElse(Instant.EPOCH);
    }

    private Replace replace(Spot group, PathId id) {
        var apps = group.at("apps")
                .map(list -> list.items().stream().map(app -> app(app, id)).toList());
        var groups = group.at("groups")
                .map(list -> list.items().stream()
                        .map(each -> below(each.orEmptyObject(), id))
                        .toList());
        apps.ifPresent(all -> distinct(group, "apps", all.stream().map(AppDefinition::id)));
        groups.ifPresent(all -> distinct(group, "groups", all.stream().map(Replace::id)));
        return new Replace(id, apps, groups, dependencies(group, id));
    }

    private static void distinct(Spot group, String name, Stream<PathId> ids) {
        group.at(name).ifPresent(spot -> NetworkReader.unique(spot, ids, "must not have the same id twice"));
    }

    private static Optional<List<PathId>> dependencies(Spot group, PathId id) {
        return group.at("dependencies")
                .map(list -> list.items().stream()
                        .map(path -> PathText.resolve(path, id))
                        .toList());
    }

    private Replace below(Spot group, PathId parent) {
        var id = group.at("id");
        if (id.isEmpty()) {
            group.undefined("id");
        }
        for (var name : List.of("version", "scaleBy")) {
            group.at(name).ifPresent(spot -> spot.wrong("only allowed for the group the request is for"));
        }
        return replace(
                group,
                id.map(text -> childOf(parent, text, PathText.resolve(text, parent)))
                        .orElse(parent));
    }

    /// What is wrong in it is said with the app's own paths, as Marathon does; only its id is told with its place.
    private AppDefinition app(Spot spot, PathId group) {
        var object = spot.orEmptyObject();
        object.at("id").ifPresent(id -> childOf(group, id, unchecked(id, group)));
        return Definitions.readInto(new Spot(object.node(), "", spot.faults()), group, version);
    }

    /// Whether it is an id at all is said where the app is read.
    private static PathId unchecked(Spot id, PathId group) {
        return PathText.resolve(new Spot(id.node(), id.path(), new Faults()), group);
    }

    private static PathId childOf(PathId group, Spot spot, PathId id) {
        if (!id.within(group) || (id.equals(group) && !spot.path().equals("/id"))) {
            spot.wrong("Identifier is not child of '%s'".formatted(group));
        }
        return id;
    }
}
