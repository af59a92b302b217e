package io.binnacle.session.search;

import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/// A pattern as it is typed: plain text is found anywhere, `*` and `?` stand for any characters, and what has the signs
/// of a regular expression is one. Case does not matter.
public final class Pattern {
    private static final String REGEX_SIGNS = "^$|()[]{}+\\";
    /// Of a long value so much is looked at.
    private static final int LONGEST = 4096;

    private final String text;
    private final String lower;
    private final java.util.regex.@org.jspecify.annotations.Nullable Pattern expression;

    private Pattern(String text, java.util.regex.@org.jspecify.annotations.Nullable Pattern expression) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
        this.expression = expression;
    }

    /// @throws PatternSyntaxException when it looks like a regular expression and is none
    static Pattern of(String text) {
        if (text.chars().anyMatch(sign -> REGEX_SIGNS.indexOf(sign) >= 0)) {
            return new Pattern(text, compiled(text));
        }
        return text.contains(".*") ? new Pattern(text, compiled(text)) : glob(text);
    }

    private static Pattern glob(String text) {
        if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
            return new Pattern(text, null);
        }
        var expression = new StringBuilder("^");
        for (var sign : text.split("(?=[*?])|(?<=[*?])", -1)) {
            expression.append(
                    switch (sign) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> java.util.regex.Pattern.quote(sign);
                    });
        }
        return new Pattern(text, compiled(expression.append('$').toString()));
    }

    private static java.util.regex.Pattern compiled(String expression) {
        return java.util.regex.Pattern.compile(
                expression, java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE);
    }

    boolean fits(String value) {
        var looked = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        if (expression == null) {
            return looked.toLowerCase(Locale.ROOT).contains(lower);
        }
        try {
            return expression.matcher(new Metered(looked)).find();
        } catch (Metered.TooCostly _) {
            return false;
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Pattern other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
