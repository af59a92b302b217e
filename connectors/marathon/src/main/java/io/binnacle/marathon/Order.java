package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import java.util.List;
import java.util.Optional;

/// What is sent for an operation, and what it was made for.
///
/// @param apps those it changes
/// @param before the app as it is, where it is one and there
/// @param after its definition as it will be, where it is one
/// @param body may hold secrets, and so stays out of [#toString]
/// @param basis what must still be the same when it is sent
record Order(
        Operation operation,
        List<AppId> apps,
        Optional<AppState> before,
        Optional<JsonNode> after,
        String method,
        String path,
        String body,
        String basis) {
    private static final String FORCE = "force=true";

    Order {
        apps = List.copyOf(apps);
    }

    /// The same, in place of the deployments that hold its apps.
    Order forced() {
        var query = (path.contains("?") ? "&" : "?") + FORCE;
        return new Order(operation, apps, before, after, method, path + query, body, basis);
    }

    boolean isForced() {
        return path.endsWith(FORCE);
    }

    AppId app() {
        return apps.getFirst();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
