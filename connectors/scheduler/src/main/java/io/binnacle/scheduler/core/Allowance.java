package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition.UpgradeStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How few instances may be healthy while an app is replaced, and how many may be there.
///
/// @param floor `ceil(N × minimumHealthCapacity)`
/// @param ceiling `floor(N × (1 + maximumOverCapacity))`, and one more where nothing could move otherwise; never for
/// what
///     is resident, where an old one has to go before a new one takes its place
/// @param spare healthy ones beyond the floor, which may go at once, and for what is resident one more where nothing
/// could
///     move otherwise
record Allowance(int floor, int ceiling, int spare) {
    /// @param wanted N, how many there are to be
    /// @param healthy how many are, old and new
    static Allowance of(UpgradeStrategy strategy, boolean resident, int wanted, int healthy) {
        BigDecimal n = BigDecimal.valueOf(wanted);
        int floor = n.multiply(strategy.minimumHealthCapacity())
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        int ceiling = n.multiply(BigDecimal.ONE.add(strategy.maximumOverCapacity()))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        boolean stuck = floor == ceiling && ceiling <= healthy;
        return new Allowance(
                floor,
                stuck && !resident ? ceiling + 1 : ceiling,
                Math.max(0, stuck && resident ? healthy - floor + 1 : healthy - floor));
    }
}
