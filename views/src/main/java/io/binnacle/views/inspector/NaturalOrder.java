package io.binnacle.views.inspector;

import java.util.Comparator;

/// Orders names the way people count: runs of digits by their value.
enum NaturalOrder implements Comparator<String> {
    NUMBERS_COUNT;

    @Override
    public int compare(String left, String right) {
        var i = 0;
        var j = 0;
        while (i < left.length() && j < right.length()) {
            var a = endOfRun(left, i);
            var b = endOfRun(right, j);
            var order = run(left.substring(i, a), right.substring(j, b));
            if (order != 0) {
                return order;
            }
            i = a;
            j = b;
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int endOfRun(String text, int from) {
        var digits = digit(text.charAt(from));
        var end = from;
        while (end < text.length() && digit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static int run(String left, String right) {
        if (!digit(left.charAt(0)) || !digit(right.charAt(0))) {
            return left.compareToIgnoreCase(right);
        }
        var a = left.replaceFirst("^0+(?=.)", "");
        var b = right.replaceFirst("^0+(?=.)", "");
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
