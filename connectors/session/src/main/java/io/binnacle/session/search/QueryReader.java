package io.binnacle.session.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/// Reads a query from left to right: `or` binds least, then `and` (which need not be written), then `-` or `not`.
final class QueryReader {
    /// More than anybody types, less than what fills a stack.
    private static final int DEEPEST = 50;
    private static final String ENDS_WORD = "()\"";
    private static final String ENDS_NAME = ENDS_WORD + ":<>=!";

    private final String text;
    private int at;
    private int depth;

    QueryReader(String text) {
        this.text = text;
    }

    Query read() throws NotAQuery {
        if (text.isBlank()) {
            return new Query.All();
        }
        var query = any();
        if (!atEnd()) {
            throw new NotAQuery(at, "a closing parenthesis without an opening one");
        }
        return query;
    }

    private Query any() throws NotAQuery {
        var parts = new ArrayList<>(List.of(all()));
        while (word("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query all() throws NotAQuery {
        var parts = new ArrayList<>(List.of(one()));
        while (word("and") || more()) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
    }

    private boolean more() {
        blanks();
        return !atEnd() && text.charAt(at) != ')' && !isNext("or");
    }

    private Query one() throws NotAQuery {
        blanks();
        if (atEnd()) {
            throw new NotAQuery(at, "a word is missing at the end");
        }
        if (++depth > DEEPEST) {
            throw new NotAQuery(at, "more than " + DEEPEST + " parentheses or signs within each other");
        }
        try {
            return negated() ? new Query.Not(one()) : text.charAt(at) == '(' ? inParentheses() : test();
        } finally {
            depth--;
        }
    }

    private boolean negated() {
        if (text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(text.charAt(at + 1))) {
            at++;
            return true;
        }
        return word("not");
    }

    private Query inParentheses() throws NotAQuery {
        var opened = at++;
        var query = any();
        blanks();
        if (atEnd()) {
            throw new NotAQuery(opened, "this parenthesis is not closed");
        }
        at++;
        return query;
    }

    private Query test() throws NotAQuery {
        var start = at;
        if (text.charAt(at) == '"') {
            return Query.Word.of(quoted());
        }
        var name = upTo(ENDS_NAME).toLowerCase(Locale.ROOT);
        if (!atEnd() && text.charAt(at) == ':' && knows(name)) {
            at++;
            return in(name, start);
        }
        var figure = Figure.called(name);
        var order = figure.flatMap(_ -> order());
        if (order.isPresent()) {
            return than(figure.get(), order.get());
        }
        at = start;
        return word();
    }

    private Query word() throws NotAQuery {
        var word = upTo(ENDS_WORD);
        if (word.isEmpty()) {
            throw new NotAQuery(at, "a word is missing here");
        }
        return Query.Word.of(word);
    }

    private static boolean knows(String name) {
        return Field.called(name).isPresent() || name.startsWith("label.");
    }

    private Query in(String name, int start) throws NotAQuery {
        var value = !atEnd() && text.charAt(at) == '"' ? quoted() : upToBlank();
        if (value.isEmpty()) {
            throw new NotAQuery(at, "say what " + name + ": should contain");
        }
        // the label's name as it was typed: labels know capitals
        var label = name.startsWith("label.") ? text.substring(start + 6, start + name.length()) : "";
        try {
            return new Query.In(Field.called(name).orElse(Field.LABEL), label, Pattern.of(value));
        } catch (PatternSyntaxException wrong) {
            throw new NotAQuery(
                    at - value.length() + Math.max(0, wrong.getIndex()), "in the pattern: " + wrong.getDescription());
        }
    }

    private Optional<Query.Order> order() {
        var before = at;
        blanks();
        for (var order : new Query.Order[] {
            Query.Order.AT_MOST,
            Query.Order.AT_LEAST,
            Query.Order.OTHER,
            Query.Order.LESS,
            Query.Order.MORE,
            Query.Order.EQUAL
        }) {
            if (text.startsWith(order.sign, at)) {
                at += order.sign.length();
                return Optional.of(order);
            }
        }
        at = before;
        return Optional.empty();
    }

    private Query than(Figure figure, Query.Order order) throws NotAQuery {
        blanks();
        var start = at;
        var number = number();
        if (number.isEmpty()) {
            throw new NotAQuery(start, "a number is missing after " + figure.word() + " " + order.sign);
        }
        var value = Double.parseDouble(number);
        if (!atEnd() && text.charAt(at) == ' ' && startsUnit(figure)) {
            at++;
        }
        var unitAt = at;
        var unit = upTo(ENDS_WORD).toLowerCase(Locale.ROOT);
        if (unit.equals("%") && figure.hasShare()) {
            return new Query.Than(figure, order, value / 100, true);
        }
        var size = figure.unit(unit).orElseThrow(() -> new NotAQuery(unitAt, unitNeeded(figure, unit)));
        return new Query.Than(figure, order, value * size, false);
    }

    private static String unitNeeded(Figure figure, String unit) {
        return figure.word() + " is compared in " + figure.units() + (unit.isEmpty() ? "" : ", not in " + unit);
    }

    /// "10 mb" is one figure, "3 web" is a figure and a word.
    private boolean startsUnit(Figure figure) {
        var end = at + 1;
        while (end < text.length() && !isBlank(text.charAt(end)) && ENDS_WORD.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var unit = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
        return !unit.isEmpty() && (figure.unit(unit).isPresent() || (unit.equals("%") && figure.hasShare()));
    }

    private String number() {
        var start = at;
        while (!atEnd() && (Character.isDigit(text.charAt(at)) || (text.charAt(at) == '.' && at > start))) {
            at++;
        }
        var number = text.substring(start, at);
        return number.matches("[0-9]{1,15}(\\.[0-9]{0,15})?") ? number : "";
    }

    private String quoted() throws NotAQuery {
        var opened = at;
        var end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new NotAQuery(opened, "this quotation mark is not closed");
        }
        at = end + 1;
        return text.substring(opened + 1, end);
    }

    private String upTo(String signs) {
        var start = at;
        while (!atEnd() && !isBlank(text.charAt(at)) && signs.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /// A pattern may have parentheses of its own; one too many belongs to the query.
    private String upToBlank() {
        var start = at;
        var open = 0;
        while (!atEnd() && !isBlank(text.charAt(at)) && (text.charAt(at) != ')' || open > 0)) {
            open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return text.substring(start, at);
    }

    private boolean word(String word) {
        blanks();
        var found = isNext(word);
        at += found ? word.length() : 0;
        return found;
    }

    private boolean isNext(String word) {
        var end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || isBlank(text.charAt(end)) || text.charAt(end) == '(');
    }

    private void blanks() {
        while (!atEnd() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign);
    }
}
