package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Seeded tales of the whole scheduler: engine, file and hosts, where answers are lost, hosts die and return, checks
/// flap, and the process ends at any moment.
@Timeout(300)
class TalesTest {
    private static final int TALES = Integer.getInteger("engine.tales", 5);
    private static final long FIRST = Long.getLong("engine.first", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    @Nullable
    Path directory;

    private void told(Consumer<Long> tale) {
        for (var seed = FIRST; seed < FIRST + TALES; seed++) {
            try {
                tale.accept(seed);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    private Rig rig(String name, long seed) {
        return new Rig(Objects.requireNonNull(directory).resolve(name + seed), 3 + (int) (seed % 2), seed);
    }

    @Test
    void whateverHappensTheEndIsTheWish() {
        told(seed -> {
            try (var rig = rig("wild", seed)) {
                rig.watchers.add(() -> portsHaveOneOwner(rig));
                rig.watchers.add(() -> whatIsUnderWaySaysWhy(rig));
                var tale = new Tale(rig, seed);
                for (var i = 0; i < 14; i++) {
                    tale.write();
                    tale.misfortune();
                    rig.pass(tale.pause());
                }
                tale.peace();
                rig.until("it ends as wished", PATIENCE, rig::settled);
                assertThat(rig.portsTaken()).as("launches onto a taken port").isZero();
            }
        });
    }

    private static void portsHaveOneOwner(Rig rig) {
        var owners = new TreeMap<String, String>();
        rig.containers()
                .forEach(one -> one.ports()
                        .forEach(port -> assertThat(owners.put(one.host() + ":" + port.hostPort(), one.name()))
                                .as("the other owner of " + port)
                                .isNull()));
    }

    private static void whatIsUnderWaySaysWhy(Rig rig) {
        assertThat(rig.state().rollouts().values())
                .allMatch(rollout -> rollout.waitingFor().isPresent());
    }

    /// As the hosts see it, and not as the scheduler believes it to be.
    @Test
    void noUpdateFallsBelowItsFloorOrRisesAboveItsCeilingWhateverBecomesOfTheProcess() {
        told(seed -> {
            try (var rig = rig("floor", seed)) {
                var floor = List.of("0", "0.5", "0.9", "1").get((int) (seed % 4));
                var over = List.of("0", "0.2", "1").get((int) (seed % 3));
                var strategy = new AppDefinition.UpgradeStrategy(new BigDecimal(floor), new BigDecimal(over));
                rig.accepted(new Write.Create(app(strategy)));
                rig.until("five run", PATIENCE, rig::settled);
                rig.odds(new Unruly.Odds(0.1, 0.2, 0));
                rig.watchers.add(() -> within(rig, floor(strategy), ceiling(strategy)));
                for (var round = 0; round < 4; round++) {
                    var words = "sleep 1000000 # " + seed + " " + round;
                    rig.accepted(Rig.update(
                            "/web", app -> app.edit().cmd(Optional.of(words)).build()));
                    for (var i = 0; i < 3; i++) {
                        rig.pass(Duration.ofMillis(rig.random.nextInt(2_500)));
                        rig.restart();
                    }
                    rig.until("it is updated", PATIENCE, rig::settled);
                }
            }
        });
    }

    private static AppDefinition app(AppDefinition.UpgradeStrategy strategy) {
        return new AppBuilder(PathId.of("/web"), Rig.START)
                .cmd(Optional.of("sleep 1000000"))
                .instances(5)
                .cpus(new BigDecimal("0.1"))
                .memory(new BigDecimal("64"))
                .upgradeStrategy(strategy)
                .healthChecks(List.of(Rig.check()))
                .build();
    }

    private static int floor(AppDefinition.UpgradeStrategy strategy) {
        return (int) Math.ceil(5 * strategy.minimumHealthCapacity().doubleValue());
    }

    private static int ceiling(AppDefinition.UpgradeStrategy strategy) {
        var most = (int) Math.floor(5 * (1 + strategy.maximumOverCapacity().doubleValue()));
        return most == floor(strategy) ? most + 1 : most;
    }

    private static void within(Rig rig, int floor, int ceiling) {
        assertThat(rig.of("/web").size())
                .as(() -> "containers " + rig.names("/web") + " of " + rig.told())
                .isBetween(floor, ceiling);
    }

    @Test
    void aProcessThatDiesComesToTheSameEndAsOneThatLives() {
        told(seed -> assertThat(end("dies", seed, true)).isEqualTo(end("lives", seed, false)));
    }

    private Map<String, Long> end(String name, long seed, boolean dies) {
        try (var rig = rig(name, seed)) {
            var tale = new Tale(rig, seed);
            for (var i = 0; i < 8; i++) {
                tale.write();
                rig.pass(tale.pause());
                if (dies) {
                    rig.restart();
                }
            }
            rig.until("it ends as wished", PATIENCE, rig::settled);
            return rig.containers()
                    .collect(java.util.stream.Collectors.groupingBy(
                            TalesTest::what, TreeMap::new, java.util.stream.Collectors.counting()));
        }
    }

    private static String what(Container one) {
        return one.labels().get(Labels.APP) + " runs " + one.command();
    }
}
