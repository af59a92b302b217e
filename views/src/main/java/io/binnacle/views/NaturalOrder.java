package io.binnacle.views;

import java.util.Comparator;

/// Orders names as people do: web-2 before web-10, and Web beside web. Names that differ are never equal.
public final class NaturalOrder {
    public static final Comparator<String> NAMES = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String left, String right) {
        var i = 0;
        var j = 0;
        while (i < left.length() && j < right.length()) {
            if (digit(left, i) && digit(right, j)) {
                var startLeft = skipZeros(left, i);
                var startRight = skipZeros(right, j);
                i = endOfDigits(left, startLeft);
                j = endOfDigits(right, startRight);
                var order = compareNumbers(left, startLeft, i, right, startRight, j);
                if (order != 0) {
                    return order;
                }
            } else if (folded(left, i) == folded(right, j)) {
                i++;
                j++;
            } else {
                return Character.compare(folded(left, i), folded(right, j));
            }
        }
        var rest = Integer.compare(left.length() - i, right.length() - j);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static char folded(String text, int at) {
        return Character.toLowerCase(Character.toUpperCase(text.charAt(at)));
    }

    private static boolean digit(String text, int at) {
        var unit = text.charAt(at);
        return unit >= '0' && unit <= '9';
    }

    /// The last digit is never skipped, so that 0 remains a number.
    private static int skipZeros(String text, int from) {
        var at = from;
        while (text.charAt(at) == '0' && at + 1 < text.length() && digit(text, at + 1)) {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }

    /// Without zeros in front, the longer number is the greater, and equally long ones go digit by digit.
    private static int compareNumbers(String left, int i, int endLeft, String right, int j, int endRight) {
        var order = Integer.compare(endLeft - i, endRight - j);
        for (var at = 0; order == 0 && at < endLeft - i; at++) {
            order = Character.compare(left.charAt(i + at), right.charAt(j + at));
        }
        return order;
    }
}
