package io.binnacle.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads JSON as a tree. A tree, and not classes, since engines differ and one field that is not what we expect must
/// not cost us the whole host: what is absent or of another kind reads as empty.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LARGEST_FILE = 1 << 20;

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

    /// The file's content, or the empty tree where it cannot be read.
    static JsonNode file(Path path) {
        try {
            return Files.size(path) > LARGEST_FILE ? MissingNode.getInstance() : read(Files.readString(path));
        } catch (IOException absent) {
            return MissingNode.getInstance();
        }
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    static Map<String, String> map(JsonNode object) {
        var map = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText("")));
        return map;
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.properties().stream();
    }

    /// Bytes that were to be JSON and are not.
    static final class NotJson extends IOException {
        private static final long serialVersionUID = 1L;

        NotJson(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
