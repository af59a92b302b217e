package io.binnacle.scheduler.store;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pcollections.HashTreePMap;

/// A group as it is stored, by [TreeTexts]: its apps by name only.
///
/// @param apps the version of each
record StoredTree(
        PathId id, List<PathId> dependencies, Instant version, Map<String, Instant> apps, List<StoredTree> groups) {
    Group with(Map<Key, AppDefinition> definitions) throws JsonMappingException {
        var ownApps = HashTreePMap.<PathId, AppDefinition>empty();
        for (var app : apps.entrySet()) {
            var key = new Key(app.getKey(), app.getValue());
            ownApps = ownApps.plus(PathId.of(key.app()), key.in(definitions));
        }
        var ownGroups = HashTreePMap.<PathId, Group>empty();
        for (var group : groups) {
            ownGroups = ownGroups.plus(group.id(), group.with(definitions));
        }
        return new Group(id, ownApps, ownGroups, dependencies, version);
    }

    /// Names a definition.
    record Key(String app, Instant version) {
        static Key of(AppDefinition definition) {
            return new Key(definition.id().toString(), definition.version());
        }

        AppDefinition in(Map<Key, AppDefinition> definitions) throws JsonMappingException {
            var found = definitions.get(this);
            if (found == null) {
                throw new JsonMappingException(null, "the definition of " + app + " of " + version + " is missing");
            }
            return found;
        }
    }
}
