package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.definition.AppDefinition.Residency;
import io.binnacle.scheduler.definition.AppDefinition.UpgradeStrategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is resident is stopped before another takes its place.
class ResidentTest {
    private final World world = new World(3).hosts(3, 8, 8192);

    @ParameterizedTest
    @CsvSource({"3, 1, 2", "4, 0.5, 2", "1, 1, 0"})
    void itIsReplacedWithoutEverBeingOneMore(int instances, BigDecimal minimum, int fewest) {
        world.accepted(new Write.Create(FirstRunTest.app("/db")
                .cpus(new BigDecimal("0.1"))
                .instances(instances)
                .residency(Optional.of(new Residency(Duration.ofHours(1), "WAIT_FOREVER")))
                .upgradeStrategy(new UpgradeStrategy(minimum, BigDecimal.ZERO))
                .build()));
        world.run(Duration.ofMinutes(1));
        var there = new ArrayList<Integer>();
        var well = new ArrayList<Integer>();
        world.watchers.add((before, decision) -> {
            there.add(decision.next().instances().size());
            well.add((int) decision.next().instances().values().stream()
                    .filter(one -> one.healthy(0))
                    .count());
        });
        world.accepted(FirstRunTest.update("/db", app -> app.cmd(Optional.of("sleep 2"))));
        world.run(Duration.ofMinutes(10));
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(world.running("/db")).isEqualTo(instances);
        assertThat(world.of("/db")).allMatch(one -> one.appVersion().isAfter(World.START));
        assertThat(there).allMatch(count -> count <= instances);
        assertThat(well.stream().mapToInt(Integer::intValue).min()).hasValue(fewest);
    }
}
