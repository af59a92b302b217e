package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/// The record that is kept of each configuration.
class LivesTest {
    private static final PathId WEB = PathId.of("/web");
    private final World world = new World(7).hosts(3, 8, 8192);

    private List<Life> lives() {
        return world.state.records().getOrDefault(WEB, TreePVector.empty());
    }

    private void create(int instances) {
        world.accepted(new Write.Create(FirstRunTest.app("/web")
                .cpus(new java.math.BigDecimal("0.1"))
                .instances(instances)
                .build()));
        world.run(Duration.ofMinutes(1));
    }

    private void edit(UnaryOperator<AppBuilder> edit) {
        world.accepted(FirstRunTest.update("/web", edit));
        world.run(Duration.ofMinutes(1));
    }

    @Test
    void itCountsInstancesAndTheirTimeAcrossScaling() {
        create(2);
        edit(app -> app.instances(3));
        world.run(Duration.ofMinutes(10));
        assertThat(lives()).hasSize(1);
        var life = lives().getFirst().at(world.now);
        assertThat(life.healthy()).isEqualTo(3);
        assertThat(life.most()).isEqualTo(3);
        assertThat(life.anyTime()).isBetween(Duration.ofSeconds(690), Duration.ofMinutes(12));
        assertThat(life.instanceTime())
                .isBetween(life.anyTime().multipliedBy(2), life.anyTime().multipliedBy(3));
        assertThat(life.ended()).isEmpty();
    }

    @Test
    void whatIsReplacedAndWhatIsRolledBackEndsSo() {
        create(2);
        edit(app -> app.cmd(Optional.of("sleep 2")));
        edit(app -> app.cmd(Optional.of("sleep 1000")));
        assertThat(lives())
                .extracting(life ->
                        life.ended().map(Life.Ended::how).map(Enum::name).orElse("CURRENT"))
                .containsExactly("CURRENT", "ROLLED_BACK", "REPLACED");
        assertThat(lives()).extracting(Life::healthy).containsExactly(2, 0, 0);
        assertThat(lives()).extracting(Life::most).allMatch(most -> most == 2);
    }

    @Test
    void whatFailedEndsAsFailed() {
        create(1);
        world.chaos = new World.Chaos(1, 0, 0, 0);
        world.accepted(FirstRunTest.update(
                "/web",
                app -> app.cmd(Optional.of("sleep 3"))
                        .labels(Map.of(Extensions.MAX_FAILURES, "1", Extensions.AUTO_REVERT, "true"))));
        world.run(Duration.ofMinutes(2));
        var failed = lives().get(1);
        assertThat(failed.ended())
                .hasValueSatisfying(end -> assertThat(end.how()).isEqualTo(Life.Ended.How.FAILED));
        assertThat(failed.failed()).hasValueSatisfying(why -> assertThat(why).contains("instances failed"));
        assertThat(failed.most()).isZero();
    }

    @Test
    void anotherProcessGoesOnCounting() {
        create(2);
        var before = lives().getFirst();
        world.core = new Core(Settings.STANDARD);
        world.send(new Message.Resumed());
        world.run(Duration.ofMinutes(1));
        assertThat(lives()).hasSize(1);
        assertThat(lives().getFirst().at(world.now).instanceTime()).isGreaterThan(before.instanceTime());
        assertThat(lives().getFirst().healthy()).isEqualTo(2);
    }
}
