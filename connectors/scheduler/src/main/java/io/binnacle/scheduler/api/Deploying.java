package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.Timestamps;
import java.util.Map;
import java.util.UUID;

/// Asks for what leads to a deployment, and answers with it.
final class Deploying {
    static final String HEADER = "Marathon-Deployment-Id";

    private Deploying() {}

    static Answer ask(Call call, Write write, boolean force) throws Fault {
        return answer(200, call.ask(write, force));
    }

    static Answer answer(int status, Reply.Accepted accepted) {
        var id = id(accepted);
        return new Answer.Json(status, result(id, accepted), Map.of(HEADER, id));
    }

    /// Where nothing was to be done, the id of a deployment that had no steps and has ended.
    static String id(Reply.Accepted accepted) {
        return accepted.deployment().orElseGet(() -> UUID.randomUUID().toString());
    }

    private static ObjectNode result(String id, Reply.Accepted accepted) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", Timestamps.text(accepted.version()))
                .put("deploymentId", id);
    }
}
