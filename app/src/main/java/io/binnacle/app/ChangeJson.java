package io.binnacle.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.Outlook;
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
        node.set("outlook", of(preview.outlook()));
        return node.put("command", preview.command())
                .put("friction", EntityJson.word(preview.friction()))
                .put("undo", preview.inverse().map(undo -> undo.verb()).orElse(null))
                .put("madeAt", preview.madeAt().toString());
    }

    private static ObjectNode of(Outlook outlook) {
        var node = EntityJson.object();
        node.set(
                "arrivals",
                EntityJson.list(
                        outlook.arrivals(),
                        one -> EntityJson.object()
                                .put("name", one.name())
                                .put("host", one.host().value())));
        node.set("waiting", EntityJson.list(outlook.waiting(), ChangeJson::of));
        node.set(
                "departures",
                EntityJson.list(outlook.departures(), id -> JsonNodeFactory.instance.textNode(id.value())));
        outlook.floor().ifPresent(floor -> node.put("floor", floor));
        outlook.ceiling().ifPresent(ceiling -> node.put("ceiling", ceiling));
        node.set(
                "differences",
                EntityJson.list(
                        outlook.differences(),
                        one -> EntityJson.object()
                                .put("field", one.field())
                                .put("before", one.before())
                                .put("after", one.after())
                                .put("secret", one.secret())));
        return node;
    }

    private static ObjectNode of(Outlook.Waiting waiting) {
        var node = EntityJson.object()
                .put("name", waiting.name())
                .put("count", waiting.count())
                .put("reason", waiting.reason());
        var hosts = node.putObject("hosts");
        waiting.refusals().forEach((host, why) -> hosts.put(host.value(), why));
        return node;
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
