package io.binnacle.views.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in a log: plain words, or an expression between slashes.
///
/// An expression that takes too long on one line is given up, so that no expression can stop the window.
///
/// @param trouble why nothing can be found; empty when something can
record Finder(String wanted, Optional<Pattern> pattern, String trouble) {
    static final Finder NOTHING = new Finder("", Optional.empty(), "");

    private static final int PATIENCE = 50_000;
    private static final int MOST = 64;

    record Range(int from, int to) {}

    static Finder of(String wanted) {
        if (wanted.isEmpty()) {
            return NOTHING;
        }
        return expression(wanted) ? ofExpression(wanted) : ofWords(wanted);
    }

    private static boolean expression(String wanted) {
        return wanted.length() > 2 && wanted.startsWith("/") && wanted.endsWith("/");
    }

    private static Finder ofWords(String wanted) {
        return new Finder(wanted, Optional.of(Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE)), "");
    }

    private static Finder ofExpression(String wanted) {
        try {
            var pattern = Pattern.compile(wanted.substring(1, wanted.length() - 1), Pattern.CASE_INSENSITIVE);
            return new Finder(wanted, Optional.of(pattern), "");
        } catch (PatternSyntaxException broken) {
            return new Finder(wanted, Optional.empty(), "Not an expression: " + broken.getDescription());
        }
    }

    boolean active() {
        return pattern.isPresent();
    }

    boolean finds(String text) {
        return !ranges(text, 1).isEmpty();
    }

    /// Where it is found, from left to right.
    List<Range> ranges(String text) {
        return ranges(text, MOST);
    }

    private List<Range> ranges(String text, int most) {
        var found = new ArrayList<Range>();
        if (pattern.isEmpty()) {
            return found;
        }
        var matcher = pattern.get().matcher(new Patient(text, new AtomicInteger(PATIENCE)));
        try {
            while (found.size() < most && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Range(matcher.start(), matcher.end()));
                }
            }
        } catch (OutOfPatience | StackOverflowError _) {
            found.clear();
        }
        return found;
    }

    /// Text that may be looked at only so many times.
    private record Patient(CharSequence text, AtomicInteger left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left.getAndDecrement() <= 0) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Patient(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfPatience() {
            super("the expression takes too long", null, false, false);
        }
    }
}
