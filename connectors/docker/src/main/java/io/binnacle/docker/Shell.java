package io.binnacle.docker;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes command lines that a POSIX shell reads as meant.
final class Shell {
    private static final Pattern HARMLESS = Pattern.compile("[a-zA-Z0-9_@%+=:,./-]+");

    private Shell() {}

    static String quote(String word) {
        return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static String line(List<String> words) {
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }
}
