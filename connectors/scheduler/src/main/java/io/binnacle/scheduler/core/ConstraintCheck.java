package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One constraint, and how often each value of its field is in use.
final class ConstraintCheck {
    private final Constraint constraint;
    private final int wanted;
    private final Optional<Pattern> pattern;
    private final int number;
    private final Map<String, Integer> counts = new HashMap<>();
    private final TreeMap<Integer, Integer> valuesByCount = new TreeMap<>();
    private int beyondShare;

    private ConstraintCheck(Constraint constraint, int wanted, Optional<Pattern> pattern, int number) {
        this.constraint = constraint;
        this.wanted = wanted;
        this.pattern = pattern;
        this.number = number;
    }

    static ConstraintCheck of(Constraint c, int wanted) {
        String value = c.value().orElse("");
        return switch (c.operator()) {
            case LIKE, UNLIKE -> new ConstraintCheck(c, wanted, Optional.of(Pattern.compile(value)), 0);
            case MAX_PER, GROUP_BY ->
                new ConstraintCheck(c, wanted, Optional.empty(), value.isEmpty() ? 0 : Integer.parseInt(value));
            case UNIQUE, CLUSTER, IS -> new ConstraintCheck(c, wanted, Optional.empty(), 0);
        };
    }

    boolean takes(State.HostState host) {
        Optional<String> value = Fields.value(host, constraint.field());
        return value.map(this::takes).orElse(constraint.operator() == Constraint.Operator.UNLIKE);
    }

    private boolean takes(String value) {
        return switch (constraint.operator()) {
            case UNIQUE -> count(value) == 0;
            case MAX_PER -> count(value) < number;
            case CLUSTER ->
                constraint
                        .value()
                        .filter(v -> !v.isEmpty())
                        .map(value::equals)
                        .orElse(counts.isEmpty() || count(value) > 0);
            case LIKE -> matches(value);
            case UNLIKE -> !matches(value);
            case IS -> rounded(value).equals(rounded(constraint.value().orElse("")));
            case GROUP_BY -> number > 0 ? inShare(value) : count(value) == 0 || count(value) == least();
        };
    }

    /// Only an even spread without a number of groups opens again what it closed.
    boolean mayChange(State.HostState host) {
        return constraint.operator() == Constraint.Operator.GROUP_BY
                && number == 0
                && Fields.value(host, constraint.field()).isPresent();
    }

    private boolean inShare(String value) {
        int own = count(value);
        if (own == 0) {
            return counts.size() < number;
        }
        int per = wanted / number;
        return own < per || (own == per && wanted % number - beyondShare > 0);
    }

    private int least() {
        return valuesByCount.isEmpty() ? 0 : valuesByCount.firstKey();
    }

    private int count(String value) {
        return counts.getOrDefault(value, 0);
    }

    private boolean matches(String value) {
        return pattern.map(p -> p.matcher(value).matches()).orElse(false);
    }

    void placed(State.HostState host) {
        Fields.value(host, constraint.field()).ifPresent(this::placed);
    }

    private void placed(String value) {
        int now = counts.merge(value, 1, Integer::sum);
        valuesByCount.computeIfPresent(now - 1, (k, n) -> n == 1 ? null : n - 1);
        valuesByCount.merge(now, 1, Integer::sum);
        if (number > 0 && now > wanted / number) {
            beyondShare++;
        }
    }

    /// Numbers are the same when they are to three decimals.
    private static String rounded(String value) {
        if (!value.matches("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            return value;
        }
        return new BigDecimal(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    Optional<String> refuses(State.HostState host) {
        return takes(host) ? Optional.empty() : Optional.of(words(Fields.value(host, constraint.field())));
    }

    private String words(Optional<String> value) {
        String rule = constraint.operator() + " " + constraint.field()
                + constraint.value().map(v -> " " + v).orElse("") + ": ";
        if (value.isEmpty()) {
            return rule + "the host has no " + constraint.field();
        }
        String v = value.get();
        return rule
                + switch (constraint.operator()) {
                    case UNIQUE -> "one runs on " + v;
                    case MAX_PER -> count(v) + " run on " + v;
                    case CLUSTER -> "is " + v + ", others run on " + String.join(", ", counts.keySet());
                    case LIKE, UNLIKE, IS -> "is " + v;
                    case GROUP_BY -> count(v) + " run on " + v + ", others have fewer to take first";
                };
    }
}
