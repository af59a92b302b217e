package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.AppDefinition.Constraint.Operator;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads `[field, OPERATOR, value?]`.
final class ConstraintReader {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern IS_VALUE = Pattern.compile("[a-zA-Z0-9_/.-]*");

    /// A longer expression is refused, since its nesting costs stack.
    private static final int MAX_EXPRESSION = 1000;

    private ConstraintReader() {}

    static Set<Constraint> read(Spot app) {
        var constraints = new LinkedHashSet<Constraint>();
        app.items("constraints").forEach(spot -> one(spot).ifPresent(constraints::add));
        return constraints;
    }

    private static Optional<Constraint> one(Spot spot) {
        var words = spot.items().stream().map(Spot::text).toList();
        if (words.size() < 2 || words.size() > 3) {
            spot.wrong("Each constraint must have either 2 or 3 fields");
            return Optional.empty();
        }
        if (words.getFirst().isBlank()) {
            spot.wrong("illegal constraint specification");
        }
        var operator = operator(words.get(1));
        if (operator.isEmpty()) {
            spot.wrong("operator must be one of the following UNIQUE, CLUSTER, GROUP_BY, LIKE, MAX_PER, UNLIKE or IS");
            return Optional.empty();
        }
        var value = words.size() < 3 ? Optional.<String>empty() : Optional.of(words.get(2));
        check(operator.get(), value).ifPresent(spot::wrong);
        return Optional.of(new Constraint(words.getFirst(), operator.get(), value));
    }

    private static Optional<Operator> operator(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.name().equals(upper))
                .findFirst();
    }

    private static Optional<String> check(Operator operator, Optional<String> value) {
        return switch (operator) {
            case UNIQUE -> value.map(any -> "UNIQUE does not accept a value");
            case CLUSTER -> Optional.empty();
            case GROUP_BY ->
                value.filter(text -> !integer(text))
                        .map(any -> "GROUP BY must define an integer value or else no value at all");
            case MAX_PER ->
                value.filter(ConstraintReader::integer).isPresent()
                        ? Optional.empty()
                        : Optional.of("MAX_PER requires an integer value");
            case LIKE, UNLIKE -> expression(value.orElse(""));
            case IS ->
                value.filter(text -> IS_VALUE.matcher(text).matches()).isPresent()
                        ? Optional.empty()
                        : Optional.of("IS requires a value of letters, digits and _/.- only");
        };
    }

    private static boolean integer(String text) {
        return INTEGER.matcher(text).matches();
    }

    private static Optional<String> expression(String text) {
        if (text.isEmpty()) {
            return Optional.of("LIKE and UNLIKE require a non-empty, regular expression value");
        }
        if (text.length() > MAX_EXPRESSION) {
            return Optional.of("is not a valid regular expression: longer than " + MAX_EXPRESSION + " characters");
        }
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException bad) {
            return Optional.of("'%s' is not a valid regular expression: %s".formatted(text, bad.getDescription()));
        }
    }
}
