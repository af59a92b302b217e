package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.definition.InvalidDefinition.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Reads apps from bodies. Nothing a body holds makes it throw anything but [InvalidDefinition], which has everything
/// that is wrong at once.
public final class Definitions {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Definitions() {}

    /// A body's text as JSON.
    public static JsonNode parse(String body) throws InvalidDefinition {
        if (body.isBlank()) {
            throw notJson("Please specify data in JSON format", "the body is empty");
        }
        try {
            return Objects.requireNonNullElse(MAPPER.readTree(body), JsonNodeFactory.instance.missingNode());
        } catch (JsonProcessingException e) {
            throw notJson("Invalid JSON", e.getOriginalMessage());
        }
    }

    private static InvalidDefinition notJson(String message, String details) {
        return new InvalidDefinition(Kind.NOT_JSON, message, List.of(new Violation("/", List.of(details))));
    }

    /// The path of an app, as an address or a body has it; relative to the root.
    public static PathId appId(String text) throws InvalidDefinition {
        var faults = new Faults();
        var id = PathText.app(new Spot(JsonNodeFactory.instance.textNode(text), "/id", faults), PathId.ROOT);
        faults.report();
        return id;
    }

    /// The path of a group.
    public static PathId groupId(String text) throws InvalidDefinition {
        var faults = new Faults();
        var id = PathText.resolve(new Spot(JsonNodeFactory.instance.textNode(text), "/id", faults), PathId.ROOT);
        faults.report();
        return id;
    }

    /// A complete app that says its own id, relative to `base`.
    public static AppDefinition read(JsonNode body, PathId base, Instant version) throws InvalidDefinition {
        var faults = new Faults();
        var app = readInto(Spot.root(body, faults), base, version);
        faults.report();
        return app;
    }

    /// A complete app of this id, whatever the body says it were.
    public static AppDefinition readAs(PathId id, JsonNode body, Instant version) throws InvalidDefinition {
        var faults = new Faults();
        var spot = Spot.root(body, faults);
        var app = read(spot, Legacy.translate(spot, true), id, version);
        faults.report();
        return app;
    }

    /// The present app with each field that `partial` has in place of its own, whole, and checked as a complete app.
    public static AppDefinition merge(AppDefinition present, JsonNode partial, Instant version)
            throws InvalidDefinition {
        var faults = new Faults();
        var spot = Spot.root(partial, faults);
        var changes = Legacy.translate(spot, present.onHostNetwork());
        read(spot, changes, present.id(), version);
        faults.reportTypes();
        var whole = new Faults();
        Legacy.translate(new Spot(spot.node(), "", whole), present.onHostNetwork());
        var merged = read(new Spot(changes, "", whole), over(present, changes), present.id(), version);
        whole.report();
        return merged;
    }

    /// Whether a part of an app is well typed, before it is known what it is a part of.
    public static void checkTypes(JsonNode partial) throws InvalidDefinition {
        var faults = new Faults();
        var spot = Spot.root(partial, faults);
        read(spot, Legacy.translate(spot, true), PathId.ROOT, Instant.EPOCH);
        faults.reportTypes();
    }

    /// As [#read], with the faults of a body that is one of several going to where those of the others go.
    static AppDefinition readInto(Spot spot, PathId base, Instant version) {
        var id = spot.at("id").map(text -> PathText.app(text, base));
        if (id.isEmpty()) {
            spot.undefined("id");
        }
        return read(spot, Legacy.translate(spot, true), id.orElse(PathId.ROOT), version, base);
    }

    private static AppDefinition read(Spot origin, ObjectNode today, PathId id, Instant version) {
        return read(origin, today, id, version, PathId.ROOT);
    }

    private static AppDefinition read(Spot origin, ObjectNode today, PathId id, Instant version, PathId base) {
        return new AppReader(new Spot(today, "", origin.faults()), base).read(id, version);
    }

    private static ObjectNode over(AppDefinition present, ObjectNode changes) {
        var merged = AppJson.write(present, AppJson.Form.COMPLETE);
        merged.setAll(changes);
        var host = new NetworkReader(new Spot(merged, "", new Faults())).host();
        if (!changes.has("portDefinitions") && host != present.onHostNetwork()) {
            merged.remove("portDefinitions");
        }
        return merged;
    }
}
