package io.binnacle.scheduler.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What stands behind the question mark.
record Query(Map<String, List<String>> values) {
    /// @throws Fault when it is not encoded as it should be
    static Query of(String raw) throws Fault {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : raw.split("&")) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(plain(name), key -> new ArrayList<>()).add(value);
        }
        return new Query(values);
    }

    Optional<String> text(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// In any case: `True` is what Python sends.
    boolean flag(String name, boolean otherwise) throws Fault {
        var text = text(name);
        return text.isEmpty()
                ? otherwise
                : switch (text.get().toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Fault.of(400, "'" + name + "' is either true or false, and not what was given.");
                };
    }

    int whole(String name, int otherwise, int most) throws Fault {
        try {
            var value = text(name).map(Integer::parseInt).orElse(otherwise);
            if (value < 0 || value > most) {
                throw Fault.of(400, "'" + name + "' is a number from 0 to " + most + ".");
            }
            return value;
        } catch (NumberFormatException notANumber) {
            throw Fault.of(400, "'" + name + "' is a number from 0 to " + most + ".");
        }
    }

    static String decode(String text) throws Fault {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Fault.of(400, "The address is not encoded well: a percent sign stands before two hex digits.");
        }
    }

    private static String plain(String name) {
        return name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
    }
}
