package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.scheduler.definition.InvalidDefinition.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;

/// What a group is to become, in one of three ways. Well in itself; whether the tree it makes is well too is told by
/// [TreeRules].
public sealed interface GroupUpdate {
    /// The group it changes.
    PathId id();

    /// The tree with this group changed. Apps that are meant to stay as they are may be equal to the old ones in all
    /// but
    /// their versions.
    ///
    /// @param history former trees, newest first
    Group apply(Group root, List<Group> history, Instant stamp) throws InvalidDefinition;

    /// @param at the group it was sent to, which its ids are relative to
    static GroupUpdate read(JsonNode body, PathId at, Instant version) throws InvalidDefinition {
        var faults = new Faults();
        var update = new GroupReader(version).read(Spot.root(body, faults), at);
        faults.report();
        return update;
    }

    /// Back to what the group was in the tree of that version, with all below it.
    record Rollback(PathId id, Instant version) implements GroupUpdate {
        @Override
        public Group apply(Group root, List<Group> history, Instant stamp) throws InvalidDefinition {
            var then = Stream.concat(Stream.of(root), history.stream())
                    .filter(tree -> Timestamps.text(tree.version()).equals(Timestamps.text(version)))
                    .findFirst()
                    .flatMap(tree -> tree.group(id))
                    .orElseThrow(() -> new InvalidDefinition(
                            Kind.MEANING,
                            "Group %s not available in version %s".formatted(id, Timestamps.text(version)),
                            List.of()));
            return root.change(id, stamp, now -> then);
        }
    }

    /// Every app below with so many times its instances, rounded up.
    record Scale(PathId id, BigDecimal factor) implements GroupUpdate {
        @Override
        public Group apply(Group root, List<Group> history, Instant stamp) throws InvalidDefinition {
            var group = root.group(id).orElseThrow(() -> refused("/scaleBy", "Group '" + id + "' does not exist"));
            var tooMany = group.allApps().filter(this::tooMany).findFirst();
            if (tooMany.isPresent()) {
                throw refused(
                        "/scaleBy",
                        "%s cannot have %s instances".formatted(tooMany.get().id(), scaled(tooMany.get())));
            }
            return root.change(
                    id,
                    stamp,
                    now -> now.mapApps(app -> app.withInstances(scaled(app).intValueExact())));
        }

        private BigDecimal scaled(AppDefinition app) {
            return factor.multiply(BigDecimal.valueOf(app.instances())).setScale(0, RoundingMode.CEILING);
        }

        private boolean tooMany(AppDefinition app) {
            var most = app.singleInstance() ? BigDecimal.ONE : BigDecimal.valueOf(Integer.MAX_VALUE);
            return scaled(app).compareTo(most) > 0;
        }

        private static InvalidDefinition refused(String path, String error) {
            return new InvalidDefinition(
                    Kind.MEANING, "Object is not valid", List.of(new Violation(path, List.of(error))));
        }
    }

    /// What is absent stays; what is present takes the place of all there is of its kind.
    record Replace(
            PathId id,
            Optional<List<AppDefinition>> apps,
            Optional<List<Replace>> groups,
            Optional<List<PathId>> dependencies)
            implements GroupUpdate {
        public Replace {
            apps = apps.map(List::copyOf);
            groups = groups.map(List::copyOf);
            dependencies = dependencies.map(List::copyOf);
        }

        @Override
        public Group apply(Group root, List<Group> history, Instant stamp) {
            return root.change(id, stamp, now -> over(now, stamp));
        }

        private Group over(Group now, Instant stamp) {
            var next = groups.map(listed -> withGroups(now, listed, stamp)).orElse(now);
            var filled = apps.map(listed -> withApps(next, listed, stamp)).orElse(next);
            return dependencies.map(filled::dependingOn).orElse(filled).stamped(stamp);
        }

        /// Groups nearer to this one first: one further down is then put into what its parent has become.
        private static Group withGroups(Group now, List<Replace> listed, Instant stamp) {
            var next = now.holding(HashTreePMap.empty());
            var outerFirst = listed.stream()
                    .sorted(Comparator.comparingInt(each -> each.id.segments().size()))
                    .toList();
            for (var each : outerFirst) {
                var before = next.group(each.id).or(() -> now.group(each.id));
                next = next.with(each.over(before.orElse(Group.empty(each.id, stamp)), stamp), stamp);
            }
            return next;
        }

        private static Group withApps(Group now, List<AppDefinition> listed, Instant stamp) {
            var next = now.containing(HashTreePMap.empty());
            for (var app : listed) {
                next = next.with(app, stamp);
            }
            return next;
        }
    }
}
