package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Numbers of a body as exact and harmless ones: `1e1000000000` is four bytes more than it looks.
final class Numbers {
    /// No resource, share or factor is larger, and below a double's integers.
    private static final int MAX_DIGITS = 15;

    private static final int FRACTION_DIGITS = 12;

    private Numbers() {}

    /// Empty when it is no 32-bit integer; 2.0 is one.
    static Optional<Integer> whole(JsonNode node) {
        return decimal(node).flatMap(Numbers::whole);
    }

    /// Empty when it is no number, or one too large to mean anything.
    static Optional<BigDecimal> decimal(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            return Optional.empty();
        }
        var value = node.decimalValue();
        var digits = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digits < -FRACTION_DIGITS) {
            return Optional.of(BigDecimal.ZERO);
        }
        return digits > MAX_DIGITS ? Optional.empty() : Optional.of(normal(value));
    }

    /// The one form of a value, so that 1, 1.0 and 1.00 are equal.
    static BigDecimal normal(BigDecimal value) {
        var stripped = value.setScale(Math.min(value.scale(), FRACTION_DIGITS), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<Integer> whole(BigDecimal value) {
        var fits = value.scale() == 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0;
        return fits ? Optional.of(value.intValue()) : Optional.empty();
    }
}
