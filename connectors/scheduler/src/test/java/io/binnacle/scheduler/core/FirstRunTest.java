package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An app comes, grows, changes and goes.
class FirstRunTest {
    private final World world = new World(1).hosts(3, 4, 4096);

    static AppBuilder app(String path) {
        return new AppBuilder(PathId.of(path), World.START).cmd(Optional.of("sleep 1000"));
    }

    static Write update(String path, java.util.function.UnaryOperator<AppBuilder> edit) {
        return new Write.Update(List.of(new Write.Change(
                PathId.of(path),
                (present, history) -> edit.apply(present.orElseThrow().edit()).build())));
    }

    @Test
    void anAppComesToRunAndItsDeploymentEnds() {
        Reply.Accepted accepted =
                world.accepted(new Write.Create(app("/web").instances(3).build()));
        assertThat(world.state.rollouts())
                .containsOnlyKeys(accepted.deployment().orElseThrow());
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(3);
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(world.told())
                .containsSubsequence(
                        "group_change_success",
                        "deployment_info",
                        "deployment_step_success",
                        "deployment_info",
                        "status_update_event",
                        "deployment_step_success",
                        "deployment_success");
        assertThat(world.of("/web"))
                .extracting(i -> i.placed().orElseThrow().hostName())
                .doesNotHaveDuplicates();
    }

    @Test
    void anAppIsScaledUpAndDown() {
        world.accepted(new Write.Create(
                app("/web").instances(2).cpus(new java.math.BigDecimal("0.1")).build()));
        world.run(Duration.ofSeconds(30));
        world.accepted(update("/web", a -> a.instances(9)));
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(9);
        world.accepted(update("/web", a -> a.instances(3)));
        world.run(Duration.ofSeconds(30));
        assertThat(world.of("/web")).hasSize(3);
        assertThat(world.state.rollouts()).isEmpty();
    }

    @Test
    void anotherConfigurationReplacesEveryInstance() {
        world.accepted(new Write.Create(app("/web").instances(3).build()));
        world.run(Duration.ofSeconds(30));
        world.accepted(update("/web", a -> a.cmd(Optional.of("sleep 2000"))));
        world.run(Duration.ofSeconds(60));
        AppDefinition now = world.state.wish().app(PathId.of("/web")).orElseThrow();
        assertThat(world.of("/web")).hasSize(3).extracting(Instance::appVersion).containsOnly(now.version());
        assertThat(world.state.rollouts()).isEmpty();
    }

    @Test
    void aDeletedAppLeavesNothing() {
        world.accepted(new Write.Create(app("/web").instances(3).build()));
        world.run(Duration.ofSeconds(30));
        world.accepted(new Write.Delete(PathId.of("/web")));
        world.run(Duration.ofSeconds(30));
        assertThat(world.state.instances()).isEmpty();
        assertThat(world.state.history()).isEmpty();
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(world.machines.values()).allSatisfy(m -> assertThat(m.boxes).isEmpty());
        assertThat(world.told()).contains("app_terminated_event");
    }
}
