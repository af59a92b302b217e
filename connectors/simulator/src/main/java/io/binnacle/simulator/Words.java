package io.binnacle.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads and writes the settings in an endpoint: `?name=value&name=value`.
final class Words {
    private Words() {}

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> kind, String word) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> lower(constant.name()).equals(lower(word)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(lower(kind.getSimpleName()) + " is \"" + word
                        + "\", not one of " + lower(Arrays.toString(kind.getEnumConstants()))));
    }

    static Map<String, String> ofQuery(String text) {
        var bare = text.substring(text.indexOf('?') + 1);
        var words = new LinkedHashMap<String, String>();
        for (var part : bare.split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                words.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            } else if (!part.isEmpty() && text.contains("?")) {
                throw new IllegalArgumentException("\"" + part + "\" is not of the form name=value");
            }
        }
        return words;
    }

    static String query(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
