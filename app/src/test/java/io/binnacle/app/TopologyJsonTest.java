package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.session.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TopologyJsonTest {
    private static final List<String> TABLES =
            List.of("hosts", "apps", "containers", "services", "links", "deployments");

    /// The law the format promises: the document and all lines after it make the document of that moment.
    @RepeatedTest(50)
    void theDocumentAndItsLinesMakeTheNextDocument(RepetitionInfo repetition) {
        var random = new java.util.Random(repetition.getCurrentRepetition());
        var told = RandomPictures.first(random);
        var followed = TopologyJson.document(told);
        for (var step = 0; step < 12; step++) {
            var next = RandomPictures.after(told, random);
            TopologyJson.line(told, next).ifPresent(line -> follow(followed, line));
            assertThat(withoutTime(followed)).isEqualTo(withoutTime(TopologyJson.document(next)));
            told = next;
        }
    }

    /// `version` and `at` move with every picture, told or not.
    private static JsonNode withoutTime(ObjectNode document) {
        return document.deepCopy().without(List.of("version", "at"));
    }

    /// What `docs/topology-json.md` tells a reader to do.
    private static void follow(ObjectNode document, ObjectNode line) {
        for (var table : TABLES) {
            var rows = new TreeMap<String, JsonNode>();
            document.path(table).forEach(row -> rows.put(row.path("id").asText(), row));
            line.path("removed").path(table).forEach(id -> rows.remove(id.asText()));
            line.path("put").path(table).forEach(row -> rows.put(row.path("id").asText(), row));
            document.putArray(table).addAll(rows.values());
        }
        for (var field : List.of("version", "at", "complete", "clusters", "problems")) {
            if (line.has(field)) {
                document.set(field, line.get(field));
            }
        }
    }

    @Test
    void nothingNewIsNoLine() {
        var picture = RandomPictures.first(RandomGenerator.of("L64X128MixRandom"));
        assertThat(TopologyJson.line(picture, RandomPictures.unchanged(picture)))
                .isEmpty();
    }

    @Test
    void aSecretIsNull() {
        var document = TopologyJson.document(RandomPictures.first(new java.util.Random(3)));
        var variables = StreamSupport.stream(document.path("containers").spliterator(), false)
                .flatMap(container ->
                        StreamSupport.stream(container.path("environment").spliterator(), false))
                .filter(variable -> variable.path("masked").asBoolean())
                .toList();
        assertThat(variables).isNotEmpty().allSatisfy(variable -> {
            assertThat(variable.path("value").isNull()).isTrue();
            assertThat(variable.size()).isEqualTo(3);
        });
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "topology-json.md"));
        var document = TopologyJson.document(RandomPictures.first(new java.util.Random(3)));
        document.fieldNames().forEachRemaining(field -> assertThat(manual).contains("`" + field + "`"));
        for (var table : TABLES) {
            var rows = (ArrayNode) document.path(table);
            assertThat(rows).as(table).isNotEmpty();
            rows.path(0)
                    .fieldNames()
                    .forEachRemaining(field -> assertThat(manual).contains("`" + field + "`"));
        }
        assertThat(manual).contains(TopologyJson.FORMAT);
    }

    @Test
    void tablesAreSortedById() {
        Picture picture = RandomPictures.first(new java.util.Random(5));
        var document = TopologyJson.document(picture);
        for (var table : TABLES) {
            var ids = StreamSupport.stream(document.path(table).spliterator(), false)
                    .map(row -> row.path("id").asText())
                    .toList();
            assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
        }
        assertThat(new ObjectMapper().valueToTree(document).toString()).isEqualTo(document.toString());
    }
}
