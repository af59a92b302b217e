package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No body makes anything but [InvalidDefinition] come out, nor an app that cannot be written.
final class HostileInputTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant NOW = Instant.parse("2024-01-02T03:04:05.006Z");
    private static final AppDefinition PRESENT =
            new AppBuilder(PathId.of("/p"), NOW).args(List.of("run")).build();

    @Test
    void aWrongValueAnywhereIsRefusedOrTaken() throws InvalidDefinition {
        var random = new Random(3);
        var refused = 0;
        for (var i = 0; i < 10_000; i++) {
            var body = Definitions.parse(Bodies.any(random).replace('\'', '"'));
            spoil(body, random);
            refused += take(body) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e309",
                "9223372036854775808",
                "1e15",
                "123456789012345.123456789012345",
                "0.0000000000000000000000000000001",
                "-0",
                "1E+5"
            })
    void extremeNumbersDoNoHarm(String number) {
        for (var field : List.of("cpus", "mem", "disk", "gpus", "instances", "backoffSeconds", "backoffFactor")) {
            take("{\"id\":\"a\",\"cmd\":\"x\",\"" + field + "\":" + number + "}");
        }
        take("{\"id\":\"a\",\"cmd\":\"x\",\"upgradeStrategy\":{\"minimumHealthCapacity\":" + number + "}}");
        take("{\"id\":\"a\",\"cmd\":\"x\",\"resourceLimits\":{\"mem\":" + number + "}}");
        take("{\"scaleBy\":" + number + "}");
    }

    @Test
    void deepNestingIsNoJson() {
        for (var open : List.of("[", "{\"a\":", "{\"groups\":[")) {
            var refused = catchThrowable(() -> Definitions.parse(open.repeat(100_000)));
            assertThat(refused).isInstanceOf(InvalidDefinition.class);
        }
    }

    @Test
    void longAndDeepNamesAreRefused() {
        for (var id : List.of(
                "a/".repeat(100_000) + "a",
                "a.".repeat(600) + "a",
                "../".repeat(400),
                "a".repeat(2_000),
                "b/".repeat(100))) {
            assertThat(take("{\"id\":\"" + id + "\",\"cmd\":\"x\"}")).isFalse();
        }
        var nested = "{\"id\":\"g\",\"groups\":[".repeat(200) + "]}".repeat(200);
        assertThat(catchThrowable(() -> GroupUpdate.read(Definitions.parse(nested), PathId.ROOT, NOW)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage("Object is not valid");
        var like = "{\"id\":\"a\",\"cmd\":\"x\",\"constraints\":[[\"z\",\"LIKE\",\"" + "(".repeat(100_000) + "\"]]}";
        assertThat(take(like)).isFalse();
    }

    /// Whether it was taken; fails when it is neither taken nor refused properly.
    private static boolean take(String text) {
        try {
            return take(Definitions.parse(text));
        } catch (InvalidDefinition refused) {
            return false;
        }
    }

    private static boolean take(JsonNode body) {
        var taken = taken(() -> write(Definitions.read(body, PathId.ROOT, NOW)));
        taken(() -> write(Definitions.readAs(PathId.of("/x"), body, NOW)));
        taken(() -> write(Definitions.merge(PRESENT, body, NOW)));
        taken(() -> Definitions.checkTypes(body));
        taken(() -> GroupUpdate.read(body, PathId.ROOT, NOW)
                .apply(Group.empty(PathId.ROOT, NOW).with(PRESENT, NOW), List.of(), NOW));
        return taken;
    }

    private static void write(AppDefinition app) throws InvalidDefinition {
        var written = AppJson.write(app, new AppJson.Form(true, true)).toString();
        assertThat(written).hasSizeLessThan(100_000);
        assertThat(Definitions.readAs(app.id(), Definitions.parse(written), app.version()))
                .isEqualTo(app);
    }

    private interface Attempt {
        void run() throws InvalidDefinition;
    }

    private static boolean taken(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (InvalidDefinition refused) {
            assertThat(refused.violations()).allSatisfy(violation -> {
                assertThat(violation.path()).startsWith("/");
                assertThat(violation.errors()).isNotEmpty();
            });
            return false;
        }
    }

    private static void spoil(JsonNode body, Random random) {
        var places = new ArrayList<JsonNode>();
        collect(body, places);
        var place = places.get(random.nextInt(places.size()));
        var value = values().get(random.nextInt(values().size()));
        switch (place) {
            case ObjectNode object -> {
                var names = new ArrayList<>(object.properties());
                object.set(names.get(random.nextInt(names.size())).getKey(), value);
            }
            case ArrayNode array -> array.set(random.nextInt(array.size()), value);
            default -> throw new AssertionError(place);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode() && !node.isEmpty()) {
            places.add(node);
        }
        node.forEach(child -> collect(child, places));
    }

    private static List<JsonNode> values() {
        return List.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(-1),
                JSON.numberNode(1.5),
                JSON.numberNode(Double.NaN),
                JSON.numberNode(Double.POSITIVE_INFINITY),
                JSON.numberNode(Long.MIN_VALUE),
                JSON.numberNode(BigInteger.TEN.pow(400)),
                JSON.numberNode(new BigDecimal("1e-1000000")),
                JSON.textNode(""),
                JSON.textNode("\u0000\uD800/../\n"),
                JSON.textNode("/"),
                JSON.objectNode(),
                JSON.objectNode().put("", "").putNull("a"),
                JSON.arrayNode(),
                JSON.arrayNode().addNull().add(1).add("x").addObject(),
                JSON.arrayNode().add(JSON.arrayNode().add("a").add("LIKE").add("*")));
    }
}
