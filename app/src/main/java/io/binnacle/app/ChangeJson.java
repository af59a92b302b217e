package io.binnacle.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.Preview;
import io.binnacle.model.Run;
import java.time.Instant;

/// A preview, or a run with its preview, as a JSON document.
final class ChangeJson {
    private ChangeJson() {}

    static ObjectNode of(Preview preview) {
        var node = EntityJson.object().put("format", "binnacle.change/1");
        node.put("operation", preview.operation().verb()).put("summary", preview.summary());
        node.set("steps", EntityJson.list(preview.steps(), JsonNodeFactory.instance::textNode));
        node.set("losses", EntityJson.list(preview.losses(), JsonNodeFactory.instance::textNode));
        node.set("noticed", EntityJson.list(preview.noticed(), JsonNodeFactory.instance::textNode));
        return node.put("command", preview.command())
                .put("friction", EntityJson.word(preview.friction()))
                .put("undo", preview.inverse().map(undo -> undo.verb()).orElse(null))
                .put("madeAt", preview.madeAt().toString());
    }

    static ObjectNode of(Run run) {
        var node = of(run.preview());
        node.put("state", EntityJson.word(run.state())).put("message", run.message());
        node.put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt().map(Instant::toString).orElse(null));
        node.set(
                "refusal",
                run.refusal()
                        .map(EntityJson::of)
                        .map(refusal -> (com.fasterxml.jackson.databind.JsonNode) refusal)
                        .orElse(JsonNodeFactory.instance.nullNode()));
        return node;
    }
}
