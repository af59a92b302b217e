package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Decision.Happening;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.CheckWriter;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes happenings as the data of events.
final class EventJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AppJson.Form form;

    EventJson(AppJson.Form form) {
        this.form = form;
    }

    /// In one line.
    String write(Happening happening) {
        var json = JSON.objectNode();
        new TreeMap<>(happening.fields()).forEach((name, value) -> json.set(name, node(value)));
        json.put("eventType", happening.type()).put("timestamp", Timestamps.text(happening.at()));
        return Reception.text(json);
    }

    private JsonNode node(Object value) {
        return switch (value) {
            case JsonNode json -> json;
            case AppDefinition app -> AppJson.write(app, form);
            case Rollout rollout -> plan(rollout);
            case HealthCheck check -> CheckWriter.health(check);
            case Instant at -> JSON.textNode(Timestamps.text(at));
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer whole -> JSON.numberNode(whole);
            case Long whole -> JSON.numberNode(whole);
            case Number number -> JSON.numberNode(number.doubleValue());
            case Optional<?> optional -> optional.map(this::node).orElse(JSON.nullNode());
            case Map<?, ?> map -> object(map);
            case Iterable<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            default -> JSON.textNode(value.toString());
        };
    }

    private ObjectNode object(Map<?, ?> map) {
        var json = JSON.objectNode();
        map.forEach((name, value) -> json.set(String.valueOf(name), node(value)));
        return json;
    }

    /// The light form: what is done, and not the trees it is done to.
    private static ObjectNode plan(Rollout rollout) {
        var json = JSON.objectNode().put("id", rollout.id());
        json.set("steps", Deployments.steps(rollout.steps()));
        return json.put("version", Timestamps.text(rollout.version()));
    }
}
