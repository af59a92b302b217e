package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How far a rolling restart may go below and above what is wanted, by Marathon's own arithmetic, in exact decimals
/// since binary ones make `ceil(10 × 0.1)` two.
///
/// @param floor so many healthy ones are kept
/// @param ceiling so many are there at most
/// @param atOnce so many old ones are stopped before a new one has started
record Ceiling(int floor, int ceiling, int atOnce) {
    /// @param healthy instances that are well now
    /// @param present instances there are now
    static Ceiling of(JsonNode definition, int healthy, int present) {
        var wanted = definition.path("instances").asInt(1);
        var strategy = definition.path("upgradeStrategy");
        var floor = share(wanted, strategy, "minimumHealthCapacity", BigDecimal.ZERO)
                .setScale(0, RoundingMode.CEILING)
                .intValue();
        var most = share(wanted, strategy, "maximumOverCapacity", BigDecimal.ONE)
                .setScale(0, RoundingMode.FLOOR)
                .intValue();
        var atOnce = Math.max(0, healthy - floor);
        if (floor == most && most <= healthy) {
            most++;
        }
        return new Ceiling(floor, most, Math.max(atOnce, Math.max(0, present - wanted)));
    }

    private static BigDecimal share(int wanted, JsonNode strategy, String field, BigDecimal base) {
        var share = strategy.path(field).isNumber() ? strategy.path(field).decimalValue() : BigDecimal.ONE;
        return BigDecimal.valueOf(wanted).multiply(base.add(share));
    }
}
