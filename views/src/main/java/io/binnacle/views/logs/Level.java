package io.binnacle.views.logs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How grave a log line says it is. Found in the line's own words, since engines do not tell.
public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL,
    /// The line does not say.
    NONE;

    /// Only the head of a line is looked at: a level further in is talk about something else.
    private static final int HEAD = 160;

    private static final Pattern WORD = Pattern.compile(
            "(?<![\\w.-])(?:level[=:]\\s?\"?)?\\[?(TRACE|DEBUG|DBG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|SEVERE|CRITICAL|CRIT|FATAL|PANIC|EMERG|ALERT)\\b\\]?",
            Pattern.CASE_INSENSITIVE);

    /// A time of the line's own at its start, which says again what the engine's time says.
    private static final Pattern STAMP = Pattern.compile(
            "^\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?\\]?\\s+");

    public static Level of(String line) {
        var word = matcher(line);
        while (word.find()) {
            if (shouted(word) || word.start() < 48) {
                return named(word.group(1));
            }
        }
        return NONE;
    }

    private static Matcher matcher(String line) {
        return WORD.matcher(line.length() > HEAD ? line.substring(0, HEAD) : line);
    }

    /// "ERROR" far into the head still counts; "error" there is prose.
    private static boolean shouted(Matcher word) {
        var text = word.group(1);
        return text.equals(text.toUpperCase(Locale.ROOT)) || word.group().contains("level");
    }

    private static Level named(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRACE", "DEBUG", "DBG" -> DEBUG;
            case "WARN", "WARNING" -> WARN;
            case "ERROR", "ERR", "SEVERE" -> ERROR;
            case "CRITICAL", "CRIT", "FATAL", "PANIC", "EMERG", "ALERT" -> FATAL;
            default -> INFO;
        };
    }

    /// Whether it is an error or worse.
    public boolean bad() {
        return this == ERROR || this == FATAL;
    }

    /// The line without the time and the level it begins with, which stand in columns of their own.
    public static String message(String line) {
        var rest = STAMP.matcher(line).replaceFirst("");
        var word = matcher(rest);
        if (!word.lookingAt()) {
            return rest;
        }
        var message = rest.substring(word.end()).replaceFirst("^[\\s:|-]+", "");
        return message.isEmpty() ? rest : message;
    }
}
