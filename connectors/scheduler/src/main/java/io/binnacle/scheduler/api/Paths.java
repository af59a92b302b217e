package io.binnacle.scheduler.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Reads addresses: slashes too many count as one, and what is encoded is decoded.
final class Paths {
    private static final int LONGEST = 2048;

    private Paths() {}

    static List<String> segments(String path) throws Fault {
        if (path.length() > LONGEST) {
            throw Fault.of(414, "The address is longer than " + LONGEST + " characters.");
        }
        try {
            var decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.chars().anyMatch(Character::isISOControl)) {
                throw Fault.of(400, "The address holds a control character.");
            }
            return Arrays.stream(decoded.split("/")).filter(s -> !s.isEmpty()).toList();
        } catch (IllegalArgumentException malformed) {
            throw Fault.of(400, "The address is not encoded well: a percent sign stands before two hex digits.");
        }
    }

    /// What balancers ask to know whether we live.
    static boolean open(List<String> path) {
        return path.equals(List.of("ping"));
    }

    /// What an app or group is called in an address.
    static String id(List<String> segments) {
        return "/" + String.join("/", segments);
    }
}
