package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.RevisionId;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes what is sent out of what is wanted. It asks the scheduler, and changes nothing.
final class Orders {
    private static final String WHOLE = "?partialUpdate=false";

    private final Api api;
    private final Book book;
    private final Allowed allowed;

    Orders(Api api, Book book, Allowed allowed) {
        this.api = api;
        this.book = book;
        this.allowed = allowed;
    }

    Order of(Operation operation) throws IOException, Refused {
        return switch (operation) {
            case Operation.OnContainer on -> ofTask(on);
            case Operation.Scale scale -> scale(scale, present(scale));
            case Operation.RestartApp restart -> restart(restart, present(restart));
            case Operation.Redeploy redeploy ->
                redeploy.image().isPresent()
                        ? redeploy(redeploy, redeploy.image().get(), present(redeploy))
                        : restart(redeploy, present(redeploy));
            case Operation.Rollback rollback -> rollback(rollback, present(rollback));
            case Operation.OnHost _ -> throw new IllegalArgumentException("refused before: " + operation);
            case Operation.Cancel cancel -> cancel(cancel, present(cancel));
            case Operation.Deploy deploy -> deploy(deploy);
        };
    }

    private AppState present(Operation.OnApp operation) throws IOException, Refused {
        return look(operation.app()).orElseThrow(() -> new Refused(Allowed.unknownApp(operation, operation.app())));
    }

    private Optional<AppState> look(AppId id) throws IOException {
        return api.app(id).flatMap(AppState::read);
    }

    private static String path(AppId app) {
        return "/v2/apps" + Api.path(app);
    }

    private static Order put(Operation operation, AppState app, JsonNode after, String query, Object body) {
        return new Order(
                operation,
                List.of(app.id()),
                Optional.of(app),
                Optional.of(after),
                "PUT",
                path(app.id()) + query,
                Json.write(body),
                basis(app));
    }

    static String basis(AppState app) {
        return app.version();
    }

    private static Order scale(Operation.Scale scale, AppState app) {
        ObjectNode after = app.json().deepCopy();
        after.put("instances", scale.instances());
        return put(scale, app, after, "", Map.of("instances", scale.instances()));
    }

    /// With `force` a deployment ends where it stands; without, Marathon would begin another that takes it back.
    private static Order cancel(Operation.Cancel cancel, AppState app) throws Refused {
        var deployment = app.deployments().stream()
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal(
                        Reason.CONFLICT,
                        Allowed.tried(cancel),
                        "no deployment of it is under way",
                        "look at what it runs now")));
        return new Order(
                cancel,
                List.of(app.id()),
                Optional.of(app),
                Optional.empty(),
                "DELETE",
                "/v2/deployments/" + Api.encoded(deployment) + "?force=true",
                "",
                deployment);
    }

    private static Order restart(Operation operation, AppState app) {
        return new Order(
                operation,
                List.of(app.id()),
                Optional.of(app),
                Optional.of(app.json()),
                "POST",
                path(app.id()) + "/restart",
                "{}",
                basis(app));
    }

    /// A field that is sent replaces the old one whole, so all of the container is sent.
    private static Order redeploy(Operation.Redeploy redeploy, String image, AppState app) throws Refused {
        if (!app.json().path("container").path("docker").isObject()) {
            throw new Refused(new Refusal(
                    Reason.UNSUPPORTED,
                    Allowed.tried(redeploy),
                    "it runs without an image",
                    "deploy a definition that has one"));
        }
        ObjectNode after = app.json().deepCopy();
        ((ObjectNode) after.path("container").path("docker")).put("image", image);
        return put(redeploy, app, after, "", Map.of("container", after.path("container")));
    }

    /// Marathon's own roll-back also brings back how many instances there were then, which may be none. Where that
    /// differs from today's number, the old definition is sent with today's.
    private Order rollback(Operation.Rollback rollback, AppState app) throws IOException, Refused {
        if (app.configVersion().equals(rollback.to().value())) {
            throw new Refused(new Refusal(
                    Reason.REJECTED, Allowed.tried(rollback), "it is that revision already", "pick another revision"));
        }
        var version = version(app.id(), rollback.to());
        ObjectNode then = definition(rollback, app.id(), version).deepCopy();
        if (then.path("instances").asInt(1) == app.instances()) {
            return put(rollback, app, then, "", Map.of("version", version));
        }
        then.remove(List.of("version", "versionInfo", "uris", "ports", "ipAddress"));
        then.put("instances", app.instances());
        return put(rollback, app, then, WHOLE, then);
    }

    /// The last version of a revision.
    private String version(AppId app, RevisionId to) {
        return book.known().map(known -> known.history().getOrDefault(app, List.of())).orElse(List.of()).stream()
                .filter(version -> version.config().equals(to.value()))
                .map(Version::id)
                .max(Comparator.naturalOrder())
                .orElse(to.value());
    }

    private ObjectNode definition(Operation.Rollback rollback, AppId app, String version) throws IOException, Refused {
        try {
            if (api.version(app, version) instanceof ObjectNode definition) {
                return definition;
            }
        } catch (StatusException no) {
            if (no.status() != 404 && no.status() != 422) {
                throw no;
            }
        }
        throw new Refused(new Refusal(
                Reason.REJECTED,
                Allowed.tried(rollback),
                "the scheduler keeps no version " + version + " of it any more",
                "pick a later revision, or deploy the definition you have"));
    }

    /// A task that is killed is replaced by another; with `scale` the app needs one fewer.
    private Order ofTask(Operation.OnContainer operation) throws IOException, Refused {
        var id = operation.container().value();
        var app = look(book.task(id)
                        .map(Task::app)
                        .orElseThrow(() -> new Refused(allowed.unknownTask(operation, operation.container()))))
                .orElseThrow(() -> new Refused(allowed.unknownTask(operation, operation.container())));
        var task = app.tasks().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(allowed.unknownTask(operation, operation.container())));
        var scale = operation instanceof Operation.Remove;
        return new Order(
                operation,
                List.of(app.id()),
                Optional.of(app),
                Optional.empty(),
                "DELETE",
                path(app.id()) + "/tasks/" + Api.encoded(id) + "?scale=" + scale,
                "",
                basis(task, app, scale));
    }

    private static String basis(Task task, AppState app, boolean scale) {
        return task.id() + " " + task.containerState() + (scale ? " " + app.version() : "");
    }

    private Order deploy(Operation.Deploy deploy) throws IOException, Refused {
        var document = read(deploy);
        if (document.has("apps") || document.has("groups")) {
            return group(deploy, document);
        }
        var id = absolute(Json.word(document, "id").orElseThrow(() -> bad(deploy, "it has no id")));
        document.put("id", id.value());
        var before = look(id);
        return new Order(
                deploy,
                List.of(id),
                before,
                Optional.of(document),
                before.isPresent() ? "PUT" : "POST",
                before.isPresent() ? path(id) + WHOLE : "/v2/apps",
                Json.write(document),
                before.map(Orders::basis).orElse("absent"));
    }

    private static ObjectNode read(Operation.Deploy deploy) throws Refused {
        try {
            if (Json.read(deploy.document()) instanceof ObjectNode document) {
                return document;
            }
            throw bad(deploy, "it is no JSON object");
        } catch (Json.NotJson wrong) {
            throw bad(deploy, "it is no JSON: " + Words.line(wrong.getMessage() == null ? "" : wrong.getMessage()));
        }
    }

    private static Refused bad(Operation operation, String why) {
        return new Refused(new Refusal(
                Reason.REJECTED,
                Allowed.tried(operation),
                why,
                "give one app as a JSON object with an id, or a group with its apps"));
    }

    private static AppId absolute(String id) {
        return new AppId(id.startsWith("/") ? id : "/" + id);
    }

    private Order group(Operation.Deploy deploy, ObjectNode document) {
        var id = absolute(Json.word(document, "id").orElse("/"));
        var prefix = id.value().replaceFirst("/*$", "/");
        var apps = book.known().map(known -> known.apps().values()).orElse(List.of()).stream()
                .filter(app -> app.id().value().startsWith(prefix))
                .toList();
        var basis = String.join(" ", apps.stream().map(Orders::basis).toList());
        return new Order(
                deploy,
                List.of(id),
                Optional.empty(),
                Optional.empty(),
                "PUT",
                "/v2/groups" + Api.path(id),
                Json.write(document),
                basis);
    }
}
