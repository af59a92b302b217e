package io.binnacle.views.topology;

import java.util.Comparator;

/// Orders names as people do: web-2 before web-10.
final class NaturalOrder {
    static final Comparator<String> NAMES = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String left, String right) {
        var i = 0;
        var j = 0;
        while (i < left.length() && j < right.length()) {
            if (digit(left, i) && digit(right, j)) {
                var endLeft = endOfDigits(left, i);
                var endRight = endOfDigits(right, j);
                var order = compareNumbers(left.substring(i, endLeft), right.substring(j, endRight));
                if (order != 0) {
                    return order;
                }
                i = endLeft;
                j = endRight;
            } else if (left.charAt(i) == right.charAt(j)) {
                i++;
                j++;
            } else {
                return Character.compare(left.charAt(i), right.charAt(j));
            }
        }
        var rest = Integer.compare(left.length() - i, right.length() - j);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static boolean digit(String text, int at) {
        var unit = text.charAt(at);
        return unit >= '0' && unit <= '9';
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String left, String right) {
        var a = left.replaceFirst("^0+(?=.)", "");
        var b = right.replaceFirst("^0+(?=.)", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
