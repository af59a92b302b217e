package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The questions and changes of Marathon's v2 API that we use.
final class Api {
    private static final String EMBED =
            "embed=apps.tasks&embed=apps.counts&embed=apps.deployments" + "&embed=apps.lastTaskFailure";

    private final Wire wire;

    Api(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    Place place() {
        return wire.place();
    }

    /// Who answers.
    ///
    /// @throws NotMarathon when it is something else, with what it is where that can be told
    JsonNode info() throws IOException {
        try {
            var info = wire.get("/v2/info");
            if (info.hasNonNull("version") || info.hasNonNull("name")) {
                return info;
            }
            throw new NotMarathon("no Marathon: /v2/info tells neither a name nor a version");
        } catch (Json.NotJson other) {
            throw new NotMarathon("no Marathon: /v2/info is no JSON");
        } catch (StatusException no) {
            if (no.status() == 404 && docker()) {
                throw new NotMarathon("a Docker engine, which has no apps");
            }
            throw no;
        }
    }

    private boolean docker() {
        try {
            return wire.get("/version").hasNonNull("ApiVersion");
        } catch (IOException other) {
            return false;
        }
    }

    JsonNode apps() throws IOException {
        return list(wire.get("/v2/apps?" + EMBED), "apps");
    }

    /// One app with its tasks, deployments and last failure; empty when there is none.
    Optional<JsonNode> app(AppId id) throws IOException {
        try {
            return Optional.of(wire.get("/v2/apps" + path(id) + "?" + EMBED.replace("embed=apps.", "embed=app."))
                    .path("app"));
        } catch (StatusException no) {
            if (no.status() == 404) {
                return Optional.empty();
            }
            throw no;
        }
    }

    JsonNode deployments() throws IOException {
        var deployments = wire.get("/v2/deployments");
        if (!deployments.isArray()) {
            throw new Json.NotJson("no list of deployments", null);
        }
        return deployments;
    }

    JsonNode queue() throws IOException {
        return list(wire.get("/v2/queue"), "queue");
    }

    /// An app's versions, newest first.
    List<String> versions(AppId id) throws IOException {
        return Json.texts(list(wire.get("/v2/apps" + path(id) + "/versions"), "versions")).stream()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    JsonNode version(AppId id, String version) throws IOException {
        return wire.get("/v2/apps" + path(id) + "/versions/" + encoded(version));
    }

    private static JsonNode list(JsonNode answer, String field) throws IOException {
        var list = answer.path(field);
        if (!list.isArray()) {
            throw new Json.NotJson("there is no list of " + field + " in it", null);
        }
        return list;
    }

    /// With a leading slash; each segment encoded.
    static String path(AppId id) {
        var path = new StringBuilder();
        for (var segment : id.value().split("/")) {
            if (!segment.isEmpty()) {
                path.append('/').append(encoded(segment));
            }
        }
        return path.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Something else answers there.
    static final class NotMarathon extends IOException {
        private static final long serialVersionUID = 1L;

        NotMarathon(String message) {
            super(message);
        }
    }
}
