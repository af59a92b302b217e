package io.binnacle.scheduler.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.UnreachableStrategy;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of instances when the world is not as it should be.
class RealityTest {
    private static final PathId WEB = PathId.of("/web");
    private final World world = new World(1).hosts(3, 8, 8192);

    private static AppBuilder app(int instances) {
        return FirstRunTest.app("/web").instances(instances).cpus(new BigDecimal("0.1"));
    }

    private void run(AppBuilder app) {
        world.accepted(new Write.Create(app.build()));
        world.run(Duration.ofSeconds(30));
    }

    private Machine hostOfFirst() {
        return world.machine(world.of("/web").getFirst().placed().orElseThrow().host());
    }

    @Test
    void anInstanceOnALostHostIsReplacedAtOnceAndEndedWhenItComesBack() {
        run(app(3));
        Machine lost = hostOfFirst();
        lost.up = false;
        world.report();
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(3);
        assertThat(world.of("/web"))
                .noneMatch(i -> i.placed().orElseThrow().host().equals(lost.state.id()));
        lost.up = true;
        world.report();
        world.run(Duration.ofSeconds(30));
        assertThat(lost.boxes).isEmpty();
        assertThat(world.of("/web")).hasSize(3);
    }

    @Test
    void aLostInstanceIsWaitedForAsLongAsItsStrategySays() {
        run(app(3).unreachable(Optional.of(new UnreachableStrategy(Duration.ofMinutes(1), Duration.ofMinutes(2)))));
        Machine lost = hostOfFirst();
        lost.up = false;
        world.report();
        world.run(Duration.ofSeconds(50));
        assertThat(world.of("/web")).hasSize(3).anyMatch(i -> i.condition() == Condition.UNREACHABLE);
        world.run(Duration.ofSeconds(30));
        assertThat(world.of("/web")).hasSize(4).anyMatch(i -> i.condition() == Condition.UNREACHABLE_INACTIVE);
        assertThat(world.running("/web")).isEqualTo(3);
        lost.up = true;
        world.report();
        world.run(Duration.ofSeconds(30));
        assertThat(world.of("/web")).hasSize(3).allMatch(i -> i.condition() == Condition.RUNNING);
        lost.up = false;
        world.report();
        world.run(Duration.ofSeconds(150));
        assertThat(world.running("/web")).isEqualTo(3);
    }

    @Test
    void whyInstancesWaitIsKnownAgainAfterARestart() {
        run(app(1).cpus(new BigDecimal("100")));
        assertThat(world.state.queues()).containsKey(WEB);
        world.forgetQueues();
        world.restart();
        assertThat(requireNonNull(world.state.queues().get(WEB)).lastRound()).isNotEmpty();
    }

    @Test
    void aContainerNobodyKnowsIsEndedAndItsPortsAreNotGivenAway() {
        HostId host = new HostId("host-0");
        Machine.Box box =
                new Machine.Box("web.instance-1", 1, WEB, Optional.empty(), new ContainerId("stray"), List.of(31_500));
        world.machine(host).boxes.put("web.instance-1._app.1", box);
        world.report();
        assertThat(world.of("/web")).hasSize(1).allMatch(Instance::leaving);
        world.run(Duration.ofSeconds(10));
        assertThat(world.machine(host).boxes).isEmpty();
        assertThat(world.state.instances()).isEmpty();
        assertThat(world.told()).contains("unknown_instance_terminated_event");
    }

    @Test
    void aDrainedHostIsLeftWithoutFallingBelowTheFloor() {
        run(app(6));
        new Laws(world);
        HostId host = hostOfFirst().state.id();
        world.watchers.add((before, decision) -> assertThat(decision.next().instances().values().stream()
                        .filter(i -> i.healthy(0))
                        .count())
                .isGreaterThanOrEqualTo(6));
        world.accepted(new Write.Drain(host, true));
        world.run(Duration.ofMinutes(1));
        assertThat(world.of("/web"))
                .hasSize(6)
                .noneMatch(i -> i.placed().orElseThrow().host().equals(host));
        assertThat(world.machine(host).boxes).isEmpty();
    }

    @Test
    void whatWasOnlyMadeWhenTheProcessWasKilledIsTakenAwayOrStarted() {
        run(app(2));
        world.accepted(new Write.Create(FirstRunTest.app("/later").instances(4).build()));
        world.ask(new Write.Delete(PathId.of("/later")), true);
        assertThat(world.of("/later")).hasSize(4).allMatch(Instance::leaving).allSatisfy(this::onlyMade);
        world.restart();
        world.run(Duration.ofSeconds(30));
        assertThat(world.of("/later")).isEmpty();
        assertThat(world.machines.values().stream()
                        .mapToInt(machine -> machine.boxes.size())
                        .sum())
                .isEqualTo(2);
    }

    private void onlyMade(Instance instance) {
        Instance.Placed placed = instance.placed().orElseThrow();
        Machine.Box box = new Machine.Box(
                instance.id(),
                instance.incarnation(),
                instance.app(),
                Optional.empty(),
                new ContainerId("made-" + instance.id()),
                placed.hostPorts());
        box.running = false;
        world.machine(placed.host()).boxes.put(instance.task(), box);
    }

    @Test
    void launchesOfAnAppThatCrashesBecomeRarer() {
        world.accepted(new Write.Create(app(1).labels(Map.of("broken", "true"))
                .backoff(new AppDefinition.Backoff(Duration.ofSeconds(10), new BigDecimal("2"), Duration.ofMinutes(1)))
                .build()));
        world.run(Duration.ofMinutes(10));
        assertThat(requireNonNull(world.state.backoffs().get(WEB)).delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(world.of("/web").getFirst().incarnation()).isBetween(8, 16);
        assertThat(requireNonNull(world.state.failures().get(WEB)).message()).isEqualTo("the container exited with 1");
    }

    @Test
    void whatFailsTooOftenOrTooLongIsUndone() {
        run(app(2).healthChecks(List.of(Story.check())));
        world.accepted(FirstRunTest.update(
                "/web",
                a -> a.labels(Map.of("sick", "true", "BINNACLE_MAX_FAILURES", "3", "BINNACLE_AUTO_REVERT", "true"))));
        world.run(Duration.ofMinutes(4));
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(world.state.wish().app(WEB).orElseThrow().labels()).isEmpty();
        assertThat(world.running("/web")).isEqualTo(2);
        assertThat(world.told()).contains("deployment_failed");
    }

    @Test
    void aDeploymentThatIsNotDoneInTimeEnds() {
        world.accepted(new Write.Create(app(50).cpus(BigDecimal.ONE)
                .labels(Map.of("BINNACLE_DEPLOYMENT_TIMEOUT", "2m"))
                .build()));
        world.run(Duration.ofSeconds(100));
        assertThat(world.state.rollouts().values())
                .allMatch(r -> r.waitingFor().orElseThrow().contains("not enough cpus"));
        assertThat(world.state.rollouts()).hasSize(1);
        world.run(Duration.ofSeconds(30));
        assertThat(world.state.rollouts()).isEmpty();
    }

    @Test
    void verdictsFollowGraceAndFailuresInARow() {
        Instant now = World.START;
        Optional<String> failure = Optional.of("503");
        HealthState state = Verdicts.next(HealthState.UNKNOWN, failure, now, true);
        assertThat(state.consecutiveFailures()).isZero();
        assertThat(state.alive()).isFalse();
        state = Verdicts.next(state, Optional.empty(), now, true);
        assertThat(state.alive()).isTrue();
        AppDefinition.HealthCheck check = Story.check();
        for (int i = 1; i <= 2; i++) {
            HealthState next = Verdicts.next(state, failure, now, true);
            assertThat(next.consecutiveFailures()).isEqualTo(i);
            assertThat(Verdicts.fatal(state, next, check)).isFalse();
            state = next;
        }
        assertThat(Verdicts.fatal(state, Verdicts.next(state, failure, now, false), check))
                .isTrue();
    }

    @Test
    void anUnhealthyInstanceIsKilledAndReplaced() {
        run(app(1).healthChecks(List.of(Story.check())));
        world.chaos = new World.Chaos(0, 0, 0, 1);
        world.run(Duration.ofSeconds(40));
        assertThat(world.told()).contains("failed_health_check_event", "unhealthy_instance_kill_event");
        assertThat(world.of("/web").getFirst().incarnation()).isGreaterThan(1);
    }

    @Test
    void aLaunchWhoseAnswerWasLostIsAskedForAgainByTheSameName() {
        world.accepted(new Write.Create(app(2).build()));
        world.restart();
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(2);
        assertThat(world.machines.values().stream()
                        .mapToInt(m -> m.boxes.size())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void whatDrainsIsToldToBeEndingAndIsStoppedLater() {
        run(app(2).labels(Map.of("BINNACLE_DRAIN", "40s")));
        world.accepted(new Write.Kill(Set.of(world.of("/web").getFirst().id()), true));
        world.run(Duration.ofSeconds(20));
        assertThat(world.of("/web")).extracting(Instance::condition).contains(Condition.KILLING);
        world.restart();
        world.run(Duration.ofSeconds(15));
        assertThat(boxes()).isEqualTo(2);
        world.run(Duration.ofSeconds(10));
        assertThat(boxes()).isEqualTo(1);
        assertThat(world.of("/web")).hasSize(1);
    }

    @Test
    void aContainerThatWasMadeForAnOlderLaunchAndNeverRanIsTakenAway() {
        run(app(1));
        Instance instance = world.of("/web").getFirst();
        Machine machine = hostOfFirst();
        Message.Seen made = new Message.Seen(
                instance.id(),
                instance.incarnation() - 1,
                instance.app(),
                new ContainerId("made"),
                false,
                Optional.empty(),
                false,
                List.of(),
                List.of());
        assertThat(world.send(new Message.ContainerSeen(machine.state.id(), made))
                        .effects())
                .containsExactly(new Decision.Effect.End(
                        instance.id(),
                        instance.incarnation() - 1,
                        machine.state.id(),
                        new ContainerId("made"),
                        Duration.ofSeconds(10)));
    }

    private long boxes() {
        return world.machines.values().stream().mapToLong(m -> m.boxes.size()).sum();
    }
}
