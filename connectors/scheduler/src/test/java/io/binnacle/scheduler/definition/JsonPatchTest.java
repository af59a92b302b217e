package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is told between two definitions makes the second of the first, and tells no secret.
final class JsonPatchTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void aPatchMakesTheSecondOfTheFirst() {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++) {
            var from = any(random, 3);
            var to = any(random, 3);
            assertThat(applied(from, JsonPatch.between(from, to, to)))
                    .as("%s → %s", from, to)
                    .isEqualTo(to);
        }
    }

    @Test
    void onlyWhatChangedIsTold() throws InvalidDefinition {
        assertThat(between(
                        "{'id':'a','cmd':'x','instances':2,'env':{'A/B':'1'},'dependencies':['/b','/c']}",
                        "{'id':'a','args':['y'],'instances':3,'env':{'A/B':'2'},'dependencies':['/n','/b','/c']}"))
                .isEqualTo("[{'op':'remove','path':'/cmd'},{'op':'add','path':'/args','value':['y']},"
                        + "{'op':'replace','path':'/env/A~1B','value':'2'},"
                        + "{'op':'replace','path':'/instances','value':3},"
                        + "{'op':'add','path':'/dependencies/0','value':'/n'}]");
        assertThat(between("{'id':'a','cmd':'x'}", "{'id':'a','cmd':'x'}")).isEqualTo("[]");
    }

    @Test
    void aSecretThatChangedIsToldAsChangedOnly() throws InvalidDefinition {
        var told = between(
                "{'id':'a','cmd':'run --password old1','env':{'DB_PASSWORD':'old2','MODE':'slow'}}",
                "{'id':'a','cmd':'run --password hunter2','env':{'DB_PASSWORD':'hunter3','MODE':'fast'},"
                        + "'labels':{'API_TOKEN':'hunter4'},'fetch':[{'uri':'http://u:hunter5@host/x'}],"
                        + "'container':{'docker':{'image':'i','parameters':[{'key':'env','value':'MY_SECRET=hunter6'}]}}}");
        assertThat(told)
                .doesNotContain("hunter", "old")
                .contains("'/cmd'", "'/env/DB_PASSWORD'", "'/labels/API_TOKEN'", "'/fetch'", "'value':'fast'");
    }

    @Test
    void aMaskedAppHidesValuesAndKeepsNames() throws InvalidDefinition {
        var app = DefinitionsTest.read(
                "{'id':'a','args':['--token','hunter1','plain'],'env':{'KEY':'hunter2','P':{'secret':'s'}},"
                        + "'secrets':{'s':{'source':'x'}},"
                        + "'healthChecks':[{'protocol':'COMMAND','command':{'value':'probe --api-key=hunter3'}}]}");
        var masked = AppJson.write(Masked.of(app), AppJson.Form.STANDARD);
        assertThat(masked.toString()).doesNotContain("hunter").contains("\"plain\"", "\"KEY\"", "{\"secret\":\"s\"}");
        assertThat(masked.path("args")).hasSize(3);
    }

    private static String between(String from, String to) throws InvalidDefinition {
        return JsonPatch.between(DefinitionsTest.read(from), DefinitionsTest.read(to))
                .toString()
                .replace('"', '\'');
    }

    private static JsonNode any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> JSON.numberNode(random.nextInt(3));
            case 1 -> JSON.textNode("t" + random.nextInt(2));
            case 2 -> {
                var object = JSON.objectNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    object.set("~a/" + random.nextInt(4), any(random, depth - 1));
                }
                yield object;
            }
            default -> {
                var array = JSON.arrayNode();
                for (var i = random.nextInt(5); i > 0; i--) {
                    array.add(any(random, depth - 1));
                }
                yield array;
            }
        };
    }

    /// As RFC 6902 says, strictly: what is removed or replaced must be there.
    private static JsonNode applied(JsonNode from, ArrayNode patch) {
        var box = JSON.objectNode();
        box.set("", from.deepCopy());
        patch.forEach(operation -> apply(box, operation));
        return box.get("");
    }

    private static void apply(ObjectNode box, JsonNode operation) {
        var pointer = JsonPointer.compile("/" + operation.get("path").asText());
        var name = pointer.last().getMatchingProperty();
        var value = operation.get("value");
        switch (box.at(pointer.head())) {
            case ObjectNode object -> {
                assertThat(object.has(name))
                        .isEqualTo(!operation.get("op").asText().equals("add"));
                object.remove(name);
                if (value != null) {
                    object.set(name, value);
                }
            }
            case ArrayNode array -> {
                var index = Integer.parseInt(name);
                switch (operation.get("op").asText()) {
                    case "add" -> {
                        assertThat(index).isLessThanOrEqualTo(array.size());
                        array.insert(index, value);
                    }
                    case "remove" -> assertThat(array.remove(index)).isNotNull();
                    default -> assertThat(array.set(index, value)).isNotNull();
                }
            }
            default -> throw new AssertionError(operation);
        }
    }
}
