package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Backoff;
import io.binnacle.scheduler.definition.AppDefinition.KillSelection;
import io.binnacle.scheduler.definition.AppDefinition.Residency;
import io.binnacle.scheduler.definition.AppDefinition.UnreachableStrategy;
import io.binnacle.scheduler.definition.AppDefinition.UpgradeStrategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads how an app is upgraded, held back, killed and given up for lost.
final class StrategyReader {
    private static final String SINGLE = "MARATHON_SINGLE_INSTANCE_APP";

    private enum TaskLost {
        WAIT_FOREVER,
        RELAUNCH_AFTER_TIMEOUT
    }

    private final Spot app;
    private final boolean resident;
    private final boolean single;

    StrategyReader(Spot app, Map<String, String> labels) {
        this.app = app;
        this.resident = app.has("residency");
        this.single = "true".equalsIgnoreCase(labels.get(SINGLE));
    }

    void read(AppBuilder into) {
        var instances = app.whole("instances", 1, 0, Integer.MAX_VALUE);
        if (single && instances > 1) {
            app.wrong("Single instance app may only have one instance");
        }
        into.instances(instances)
                .upgradeStrategy(upgrade())
                .unreachable(unreachable())
                .residency(app.object("residency").map(StrategyReader::residency))
                .killSelection(app.choice("killSelection", KillSelection.class, KillSelection.YOUNGEST_FIRST))
                .killGracePeriod(app.at("taskKillGracePeriodSeconds")
                        .map(spot -> Duration.ofSeconds(spot.whole(0, Integer.MAX_VALUE))))
                .backoff(new Backoff(
                        app.seconds("backoffSeconds", 1, 0),
                        app.decimal("backoffFactor", new BigDecimal("1.15"), BigDecimal.ONE),
                        app.seconds("maxLaunchDelaySeconds", 300, 0)));
    }

    private UpgradeStrategy upgrade() {
        return app.object("upgradeStrategy").map(this::upgrade).orElseGet(this::usual);
    }

    private UpgradeStrategy usual() {
        if (single) {
            return new UpgradeStrategy(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return resident
                ? new UpgradeStrategy(new BigDecimal("0.5"), BigDecimal.ZERO)
                : new UpgradeStrategy(BigDecimal.ONE, BigDecimal.ONE);
    }

    private UpgradeStrategy upgrade(Spot spot) {
        var floor = share(spot, "minimumHealthCapacity");
        var over = share(spot, "maximumOverCapacity");
        if (single && (floor.signum() != 0 || over.signum() != 0)) {
            spot.wrong("Single instance app must have minimumHealthCapacity 0 and maximumOverCapacity 0");
        }
        if (resident && over.signum() != 0) {
            spot.faults().meaning(spot.path() + "/maximumOverCapacity", "got %s, expected 0.0".formatted(over));
        }
        return new UpgradeStrategy(floor, over);
    }

    /// One that is missing is 1: before Marathon 1.5 it was, and the Java client still sends only the one that was set.
    private BigDecimal share(Spot spot, String name) {
        var otherwise = usual();
        var missing = name.equals("maximumOverCapacity")
                ? otherwise.maximumOverCapacity()
                : otherwise.minimumHealthCapacity();
        return spot.at(name).map(StrategyReader::share).orElse(missing);
    }

    private static BigDecimal share(Spot spot) {
        var given = Numbers.decimal(spot.node());
        if (given.isEmpty()) {
            spot.wrongType(spot.node().isNumber() ? "error.max" : "error.expected.jsnumber");
            return BigDecimal.ONE;
        }
        var value = given.get();
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            spot.wrong("got %s, expected between 0.0 and 1.0".formatted(value.scale() > 0 ? value : value + ".0"));
        }
        return value;
    }

    private Optional<UnreachableStrategy> unreachable() {
        var given = app.at("unreachableStrategy");
        if (given.isEmpty()) {
            return resident ? Optional.empty() : Optional.of(new UnreachableStrategy(Duration.ZERO, Duration.ZERO));
        }
        var spot = given.get();
        if (spot.node().isTextual() && spot.text().equalsIgnoreCase("disabled")) {
            return Optional.empty();
        }
        if (resident) {
            spot.wrong("unreachableStrategy must be disabled for an app with residency");
        }
        return Optional.of(unreachable(spot.orEmptyObject()));
    }

    private static UnreachableStrategy unreachable(Spot spot) {
        var inactive = spot.seconds("inactiveAfterSeconds", 0, 0);
        var expunge = spot.seconds("expungeAfterSeconds", 0, 0);
        if (inactive.compareTo(expunge) > 0) {
            spot.wrong("inactiveAfterSeconds (%d) must be less or equal to expungeAfterSeconds, which is %d"
                    .formatted(inactive.toSeconds(), expunge.toSeconds()));
        }
        return new UnreachableStrategy(inactive, expunge);
    }

    private static Residency residency(Spot spot) {
        return new Residency(
                spot.seconds("relaunchEscalationTimeoutSeconds", 3600, 0),
                spot.choice("taskLostBehavior", TaskLost.class, TaskLost.WAIT_FOREVER)
                        .name());
    }
}
