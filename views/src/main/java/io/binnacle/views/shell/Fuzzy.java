package io.binnacle.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How well what is typed fits a name: as a start, a start of a word, a part, or letters in this order, in that rank.
final class Fuzzy {
    private static final List<Integer> NOWHERE = List.of();

    private Fuzzy() {}

    /// @param score the more the better
    /// @param positions of the letters in the name that were typed, ascending
    record Fit(int score, List<Integer> positions) {
        Fit {
            positions = List.copyOf(positions);
        }
    }

    /// Each word typed must be found, in the name or in what else is known.
    ///
    /// @param query in lower case
    /// @param name in lower case
    /// @param besides in lower case
    static Optional<Fit> fit(String query, String name, String besides) {
        var score = 0;
        var positions = NOWHERE;
        for (var word : query.strip().split("\\s+")) {
            var fit = inName(word, name).or(() -> inRest(word, besides));
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            score += fit.get().score();
            positions = union(positions, fit.get().positions());
        }
        return Optional.of(new Fit(score - name.length() / 4, positions));
    }

    private static Optional<Fit> inName(String word, String name) {
        if (word.isEmpty()) {
            return Optional.of(new Fit(0, NOWHERE));
        }
        if (name.equals(word)) {
            return Optional.of(new Fit(120, run(0, word.length())));
        }
        if (name.startsWith(word)) {
            return Optional.of(new Fit(100, run(0, word.length())));
        }
        var start = wordStart(word, name);
        if (start >= 0) {
            return Optional.of(new Fit(80, run(start, word.length())));
        }
        var at = name.indexOf(word);
        return at >= 0 ? Optional.of(new Fit(60, run(at, word.length()))) : letters(word, name);
    }

    private static int wordStart(String word, String name) {
        var at = name.indexOf(word, 1);
        while (at > 0 && Character.isLetterOrDigit(name.charAt(at - 1))) {
            at = name.indexOf(word, at + 1);
        }
        return at;
    }

    /// Letters in this order, with gaps: worth less the wider they are spread.
    private static Optional<Fit> letters(String word, String name) {
        if (word.length() < 2) {
            return Optional.empty();
        }
        var positions = new ArrayList<Integer>();
        var from = 0;
        for (var i = 0; i < word.length(); i++) {
            var at = name.indexOf(word.charAt(i), from);
            if (at < 0) {
                return Optional.empty();
            }
            positions.add(at);
            from = at + 1;
        }
        var spread = positions.getLast() - positions.getFirst() - word.length() + 1;
        return spread > 3 * word.length()
                ? Optional.empty()
                : Optional.of(new Fit(Math.max(5, 40 - 2 * spread), positions));
    }

    private static Optional<Fit> inRest(String word, String besides) {
        return besides.contains(word) ? Optional.of(new Fit(20, NOWHERE)) : Optional.empty();
    }

    private static List<Integer> run(int from, int length) {
        return IntStream.range(from, from + length).boxed().toList();
    }

    private static List<Integer> union(List<Integer> left, List<Integer> right) {
        return left.isEmpty()
                ? right
                : Stream.concat(left.stream(), right.stream())
                        .sorted()
                        .distinct()
                        .toList();
    }
}
