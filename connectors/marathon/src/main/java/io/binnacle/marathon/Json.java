package io.binnacle.marathon;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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

/// Reads JSON as a tree. A tree, and not classes, since schedulers differ and one field that is not what we expect
/// must not cost us the whole app: what is absent or of another kind reads as empty.
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// @throws NotJson when it is cut, or something else altogether
    static JsonNode read(InputStream stream) throws IOException {
        try {
            return MAPPER.readTree(stream);
        } catch (JacksonException wrong) {
            throw new NotJson(wrong.getOriginalMessage(), wrong);
        }
    }

    static JsonNode read(String text) throws NotJson {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException wrong) {
            throw new NotJson(wrong.getOriginalMessage(), wrong);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JacksonException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    static Optional<String> word(JsonNode object, String field) {
        return Optional.of(text(object, field)).filter(text -> !text.isBlank());
    }

    static Optional<Instant> instant(JsonNode object, String field) {
        return instant(text(object, field));
    }

    /// A version is such a time too.
    static Optional<Instant> instant(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    /// What is no plain value reads as its JSON.
    static Map<String, String> map(JsonNode object) {
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
    static final class NotJson extends IOException {
        private static final long serialVersionUID = 1L;

        NotJson(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
