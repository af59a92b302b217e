package io.binnacle.craft;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads JSON as a tree. A tree, and not classes, since engines and schedulers differ, and one field that is not what
/// we expect must not cost us the whole host or app: what is absent or of another kind reads as empty.
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LARGEST_FILE = 1 << 20;

    private Json() {}

    /// @throws NotJson when it is cut, or something else altogether
    public static JsonNode read(InputStream stream) throws IOException {
        try {
            return MAPPER.readTree(stream);
        } catch (JacksonException wrong) {
            throw new NotJson(wrong.getOriginalMessage(), wrong);
        }
    }

    public static JsonNode read(String text) throws NotJson {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException wrong) {
            throw new NotJson(wrong.getOriginalMessage(), wrong);
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JacksonException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// The file's content, or the empty tree where it cannot be read.
    public static JsonNode file(Path path) {
        try {
            return Files.size(path) > LARGEST_FILE ? MissingNode.getInstance() : read(Files.readString(path));
        } catch (IOException absent) {
            return MissingNode.getInstance();
        }
    }

    public static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    public static Optional<String> word(JsonNode object, String field) {
        return Optional.of(text(object, field)).filter(text -> !text.isBlank());
    }

    public static Optional<Instant> instant(JsonNode object, String field) {
        return instant(text(object, field));
    }

    /// A version is such a time too.
    public static Optional<Instant> instant(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    public static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.properties().stream();
    }

    /// What is no plain value reads as its JSON.
    public static Map<String, String> map(JsonNode object) {
        var map = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> map.put(
                        entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText("")
                                : entry.getValue().toString()));
        return map;
    }

    /// Bytes that were to be JSON and are not.
    public static final class NotJson extends IOException {
        private static final long serialVersionUID = 1L;

        public NotJson(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
