package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// How commands write JSON. Apart from the commands, since a start that writes none should not make it ready.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// For people too: on many lines.
    static String pretty(Object document) throws JsonProcessingException {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    /// For streams: on one line.
    static String line(Object document) throws JsonProcessingException {
        return MAPPER.writeValueAsString(document);
    }
}
