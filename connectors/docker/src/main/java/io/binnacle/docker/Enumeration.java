package io.binnacle.docker;

import java.util.List;

/// Names in a sentence: "web-1", "web-1 and web-2", "web-1, web-2 and 14 more". Pure.
final class Enumeration {
    private static final int NAMED = 6;

    private Enumeration() {}

    static String of(List<String> names) {
        if (names.size() <= 1) {
            return String.join("", names);
        }
        var shown = names.size() <= NAMED ? names.size() - 1 : NAMED - 1;
        var last = names.size() <= NAMED ? names.getLast() : names.size() - shown + " more";
        return String.join(", ", names.subList(0, shown)) + " and " + last;
    }
}
