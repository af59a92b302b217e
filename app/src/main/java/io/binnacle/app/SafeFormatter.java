package io.binnacle.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/// One line a record, and the last net under secrets: what looks like a password or a token is masked, whoever
/// logged it.
final class SafeFormatter extends Formatter {
    private static final Pattern IN_ADDRESS = Pattern.compile("(://[^\\s/@:]*:)[^\\s/@]+(?=@)");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:password|passwd|secret|token|api[_-]?key|authorization|x-registry-auth)[\"']?\\s*[=:]\\s*)"
                    + "(?:(?:basic|bearer)\\s+)?[^\\s,;\"']*[^\\s,;]+");

    @Override
    public String format(LogRecord entry) {
        var text = entry.getInstant() + " " + entry.getLevel().getName() + " " + entry.getLoggerName() + " "
                + formatMessage(entry);
        return masked(text) + System.lineSeparator() + masked(trace(entry));
    }

    static String masked(String text) {
        return NAMED.matcher(IN_ADDRESS.matcher(text).replaceAll("$1…")).replaceAll("$1…");
    }

    private static String trace(LogRecord entry) {
        if (entry.getThrown() == null) {
            return "";
        }
        var text = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
