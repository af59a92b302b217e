package io.binnacle.marathon;

import java.util.Locale;

/// Turns what machines say into what a line on screen can hold.
final class Words {
    private static final int LONGEST = 300;

    private Words() {}

    /// One line, without control characters, of bounded length.
    static String line(String text) {
        var clean = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }

    static String of(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "")
                : line(message);
    }

    /// "1 instance", "2 instances".
    static String count(long number, String one) {
        return String.format(Locale.ROOT, "%,d", number) + " " + one + (number == 1 ? "" : "s");
    }
}
