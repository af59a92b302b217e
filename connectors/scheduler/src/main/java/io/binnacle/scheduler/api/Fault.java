package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.Violation;
import java.util.List;
import java.util.Map;

/// A request that is not done, with the status and the body it is answered with.
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ObjectNode body;
    private final transient Map<String, String> headers;

    private Fault(int status, ObjectNode body, Map<String, String> headers) {
        super(body.path("message").asText());
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static Fault of(int status, String message) {
        return of(status, message, Map.of());
    }

    static Fault of(int status, String message, Map<String, String> headers) {
        return new Fault(status, message(message), headers);
    }

    static Fault unknown(String message) {
        return of(404, message);
    }

    static Fault of(InvalidDefinition invalid) {
        var status = invalid.kind() == InvalidDefinition.Kind.NOT_JSON ? 400 : 422;
        return new Fault(status, details(String.valueOf(invalid.getMessage()), invalid.violations()), Map.of());
    }

    static Fault of(WriteRefused refused) {
        var body = details(String.valueOf(refused.getMessage()), refused.violations());
        if (refused.kind() == WriteRefused.Kind.LOCKED) {
            var deployments = body.putArray("deployments");
            refused.deployments().forEach(id -> deployments.addObject().put("id", id));
        }
        return new Fault(status(refused.kind()), body, Map.of());
    }

    /// What an edit of a write throws in place of a body that turned out to be wrong.
    static WriteRefused refusal(InvalidDefinition invalid) {
        return new WriteRefused(
                WriteRefused.Kind.INVALID, String.valueOf(invalid.getMessage()), invalid.violations(), List.of());
    }

    int status() {
        return status;
    }

    Answer answer() {
        return new Answer.Json(status, body, headers);
    }

    private static int status(WriteRefused.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case EXISTS, LOCKED -> 409;
            case INVALID -> 422;
            case TOO_MANY -> 403;
            case BAD_REQUEST -> 400;
            case UNAVAILABLE -> 503;
        };
    }

    private static ObjectNode details(String message, List<Violation> violations) {
        var body = message(message);
        if (!violations.isEmpty()) {
            var details = body.putArray("details");
            violations.forEach(violation -> {
                var errors = details.addObject().put("path", violation.path()).putArray("errors");
                violation.errors().forEach(errors::add);
            });
        }
        return body;
    }

    private static ObjectNode message(String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message);
    }
}
