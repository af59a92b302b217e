package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.pcollections.PMap;

/// Writes a group and all below it as Marathon answers it.
///
/// @param app writes one app
/// @param v19Fields also `enforceRole`
public record GroupJson(
        Function<AppDefinition, ? extends JsonNode> app,
        boolean withApps,
        boolean withPods,
        boolean withGroups,
        boolean v19Fields) {

    public ObjectNode write(Group group) {
        var json = AppJson.JSON.objectNode().put("id", group.id().toString());
        if (withApps) {
            var apps = json.putArray("apps");
            sorted(group.apps()).forEach(each -> apps.add(app.apply(each)));
        }
        if (withPods) {
            json.putArray("pods");
        }
        if (withGroups) {
            var groups = json.putArray("groups");
            sorted(group.groups()).forEach(each -> groups.add(write(each)));
        }
        var dependencies = json.putArray("dependencies");
        group.dependencies().forEach(path -> dependencies.add(path.toString()));
        json.put("version", Timestamps.text(group.version()));
        if (v19Fields && group.id().segments().size() == 1) {
            json.put("enforceRole", false);
        }
        return json;
    }

    private static <T> Iterable<T> sorted(PMap<PathId, T> byPath) {
        return byPath.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
