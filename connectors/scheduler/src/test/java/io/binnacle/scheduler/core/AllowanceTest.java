package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.definition.AppDefinition.UpgradeStrategy;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Marathon's own figures.
class AllowanceTest {
    @ParameterizedTest
    @CsvSource({
        "1, .5, 0, 1, 1, 2, 0",
        "2, .5, 0, 2, 1, 2, 1",
        "10, .1, 1, 10, 1, 20, 9",
        "10, 1, 1, 10, 10, 20, 0",
        "10, 1, 0, 10, 10, 11, 0",
        "10, .1, 0, 1, 1, 10, 0",
        "5, 0, 0, 5, 0, 5, 5",
        "3, .5, .2, 3, 2, 3, 1"
    })
    void floorCeilingAndWhatMayGoAtOnce(
            int wanted, BigDecimal minimum, BigDecimal over, int healthy, int floor, int ceiling, int spare) {
        assertThat(Allowance.of(new UpgradeStrategy(minimum, over), false, wanted, healthy))
                .isEqualTo(new Allowance(floor, ceiling, spare));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, 1, 1",
        "10, 1, 10, 10, 10, 1",
        "10, 1, 9, 10, 10, 0",
        "3, .5, 3, 2, 3, 1",
        "4, 0, 4, 0, 4, 4"
    })
    void whatIsResidentStopsBeforeAnotherStarts(
            int wanted, BigDecimal minimum, int healthy, int floor, int ceiling, int spare) {
        assertThat(Allowance.of(new UpgradeStrategy(minimum, BigDecimal.ZERO), true, wanted, healthy))
                .isEqualTo(new Allowance(floor, ceiling, spare));
    }
}
