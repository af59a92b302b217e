package io.binnacle.scheduler.store;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a tree as a [StoredTree]. A write changes one group and those above it, and all others are shared with the
/// tree
/// before: what is known of those is taken as it is.
final class TreeTexts {
    private final IdentityHashMap<Group, String> known;
    private final IdentityHashMap<Group, String> all = new IdentityHashMap<>();
    private final List<AppDefinition> fresh = new ArrayList<>();

    /// As [StoredTree], the groups below being written already.
    private record Written(
            PathId id,
            List<PathId> dependencies,
            Instant version,
            Map<String, Instant> apps,
            @JsonRawValue String groups) {}

    /// @param known by identity
    TreeTexts(IdentityHashMap<Group, String> known) {
        this.known = known;
    }

    String of(Group group) {
        var text = known.get(group);
        if (text == null) {
            fresh.addAll(group.apps().values());
            text = StoredJson.write(new Written(
                    group.id(),
                    group.dependencies(),
                    group.version(),
                    group.apps().values().stream()
                            .collect(Collectors.toMap(app -> app.id().toString(), AppDefinition::version)),
                    group.groups().values().stream().map(this::of).collect(Collectors.joining(",", "[", "]"))));
        } else {
            group.groups().values().forEach(this::of);
        }
        all.put(group, text);
        return text;
    }

    /// Of every group of what was written.
    IdentityHashMap<Group, String> all() {
        return all;
    }

    /// The apps of those groups that were not known.
    List<AppDefinition> fresh() {
        return fresh;
    }
}
