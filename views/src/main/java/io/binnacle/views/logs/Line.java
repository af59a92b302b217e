package io.binnacle.views.logs;

import io.binnacle.model.LogLine;
import java.util.regex.Pattern;

/// A log line as it is listed: with its level, and text that is safe to draw.
///
/// @param source which of the merged instances wrote it, from 0
/// @param name what that instance is called
/// @param shown the message without colour codes and control characters, cut to what can be drawn
record Line(LogLine raw, int source, String name, Level level, String shown) {
    static final int SHOWN = 2_000;

    private static final Pattern ANSI =
            Pattern.compile("\u001B(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007]*\u0007|[@-Z\\\\-_])");

    static Line of(LogLine raw, int source, String name) {
        var text = drawable(raw.text());
        return new Line(raw, source, name, Level.of(text), cut(Level.message(text)));
    }

    /// Colour codes go, tabs become spaces, and other control characters a dot.
    static String drawable(String text) {
        var plain = text.indexOf('\u001B') < 0 ? text : ANSI.matcher(text).replaceAll("");
        return plain.chars().allMatch(c -> c >= ' ' && c != 0x7f)
                ? plain
                : plain.replace("\t", "    ").replaceAll("\\p{Cntrl}", "·");
    }

    private static String cut(String text) {
        return text.length() > SHOWN
                ? text.substring(0, SHOWN) + " … " + (text.length() - SHOWN) + " more characters"
                : text;
    }

    boolean stderr() {
        return raw.stream() == LogLine.Stream.ERR;
    }

    /// As it is copied: when, who, and exactly what was written.
    String copied() {
        return raw.at() + " " + name + " " + raw.text() + (raw.cut() ? " … cut" : "");
    }
}
