package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One app as Marathon last told of it: its definition, and its tasks.
record AppState(AppId id, JsonNode json, List<Task> tasks) {
    AppState {
        tasks = List.copyOf(tasks);
    }

    /// Empty for what has no id.
    static Optional<AppState> read(JsonNode json) {
        return Json.word(json, "id").map(AppId::new).map(id -> {
            var tasks = new ArrayList<Task>();
            json.path("tasks").forEach(task -> tasks.add(Task.read(task, id)));
            return new AppState(id, json, tasks);
        });
    }

    int instances() {
        return json.path("instances").asInt(1);
    }

    String version() {
        return Json.text(json, "version");
    }

    /// The version that last changed more than the number of instances.
    String configVersion() {
        return configVersion(json);
    }

    static String configVersion(JsonNode definition) {
        return Json.word(definition.path("versionInfo"), "lastConfigChangeAt")
                .orElseGet(() -> Json.text(definition, "version"));
    }

    /// Whether a task runs what is wanted now.
    boolean current(Task task) {
        return task.version().compareTo(configVersion()) >= 0;
    }

    List<String> deployments() {
        var ids = new ArrayList<String>();
        json.path("deployments").forEach(one -> ids.add(Json.text(one, "id")));
        return ids;
    }

    Optional<Ended> lastFailure() {
        var failure = json.path("lastTaskFailure");
        return failure.isObject() ? Ended.read(failure, id) : Optional.empty();
    }

    boolean checked() {
        return !json.path("healthChecks").isEmpty();
    }

    ImageRef image() {
        return image(json);
    }

    /// A command without a container has no image; its own name stands for it.
    static ImageRef image(JsonNode definition) {
        return new ImageRef(
                Json.word(definition.path("container").path("docker"), "image").orElse("(no image)"), "");
    }

    /// The last word of the path.
    String name() {
        return name(id);
    }

    static String name(AppId id) {
        var path = id.value().replaceFirst("/+$", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? id.value() : name;
    }

    /// The folder it stands in: `shop/backend` of `/shop/backend/db`.
    Optional<String> group() {
        var path = id.value().replaceFirst("^/+", "");
        var slash = path.lastIndexOf('/');
        return slash > 0 ? Optional.of(path.substring(0, slash)) : Optional.empty();
    }
}
