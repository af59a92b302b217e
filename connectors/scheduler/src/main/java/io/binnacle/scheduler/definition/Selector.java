package io.binnacle.scheduler.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A label selector: `env==prod, tier in (a, b), owner`. Every term must hold, and every term asks for its label to be
/// there, whatever it then says of the value.
public final class Selector implements Predicate<Map<String, String>> {
    private record Term(String key, Predicate<String> value) {}

    private final List<Term> terms;

    private Selector(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /// An empty text selects everything.
    public static Selector parse(String text) throws InvalidDefinition {
        return text.isBlank() ? new Selector(List.of()) : new Selector(new Reader(text).terms());
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return terms.stream().allMatch(term -> {
            var value = labels.get(term.key());
            return value != null && term.value().test(value);
        });
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Term> terms() throws InvalidDefinition {
            var terms = new ArrayList<Term>();
            do {
                terms.add(term());
            } while (taken(","));
            if (at < text.length()) {
                throw unreadable();
            }
            return terms;
        }

        private Term term() throws InvalidDefinition {
            var key = word();
            if (taken("==")) {
                var value = word();
                return new Term(key, value::equals);
            }
            if (taken("!=")) {
                var value = word();
                return new Term(key, found -> !found.equals(value));
            }
            if (at == text.length() || text.charAt(at) == ',') {
                return new Term(key, found -> true);
            }
            return among(key, word());
        }

        private Term among(String key, String operator) throws InvalidDefinition {
            if (!Set.of("in", "notin").contains(operator)) {
                throw unreadable();
            }
            var values = values();
            return operator.equals("in")
                    ? new Term(key, values::contains)
                    : new Term(key, found -> !values.contains(found));
        }

        private Set<String> values() throws InvalidDefinition {
            need("(");
            var values = new ArrayList<String>();
            do {
                values.add(word());
            } while (taken(","));
            need(")");
            return Set.copyOf(values);
        }

        private void need(String token) throws InvalidDefinition {
            if (!taken(token)) {
                throw unreadable();
            }
        }

        private boolean taken(String token) {
            skipBlanks();
            if (!text.startsWith(token, at)) {
                return false;
            }
            at += token.length();
            return true;
        }

        private String word() throws InvalidDefinition {
            skipBlanks();
            var word = new StringBuilder();
            while (at < text.length() && (plain(text.charAt(at)) || escaped())) {
                at += text.charAt(at) == '\\' ? 1 : 0;
                word.append(text.charAt(at++));
            }
            skipBlanks();
            if (word.isEmpty()) {
                throw unreadable();
            }
            return word.toString();
        }

        private boolean escaped() {
            return text.charAt(at) == '\\' && at + 1 < text.length();
        }

        private static boolean plain(char c) {
            return (c < 128 && Character.isLetterOrDigit(c)) || "-_.".indexOf(c) >= 0;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private InvalidDefinition unreadable() {
            var shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
            return new InvalidDefinition(
                    InvalidDefinition.Kind.MEANING,
                    "Can not parse label selector '%s': stuck at character %d. Known are key, key==value, key!=value, key in (a,b), key notin (a,b)"
                            .formatted(shown, at + 1),
                    List.of());
        }
    }
}
