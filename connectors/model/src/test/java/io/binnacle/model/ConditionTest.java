package io.binnacle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:47:12Z");
    private static final Health SICK = new Health(Health.Status.UNHEALTHY, 3, "503");
    private static final Health STARTING = new Health(Health.Status.STARTING, 0, "");

    private static Container container(
            ContainerState state, Health health, int restarts, Optional<Exit> exit, Duration upFor) {
        return new Container(
                new ContainerId("c"),
                new HostId("h"),
                new AppId("a"),
                "web-1 🦊",
                new ImageRef("busybox", ""),
                new RevisionId("r"),
                state,
                health,
                restarts,
                exit,
                NOW.minus(Duration.ofDays(1)),
                Optional.of(NOW.minus(upFor)),
                Limits.NONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                "no",
                false);
    }

    private static Condition running(Health health, int restarts, Duration upFor) {
        return Condition.of(container(ContainerState.RUNNING, health, restarts, Optional.empty(), upFor), NOW);
    }

    private static Condition exited(int code, boolean outOfMemory) {
        var exit = Optional.of(new Exit(code, outOfMemory, NOW, ""));
        return Condition.of(container(ContainerState.EXITED, Health.NONE, 0, exit, Duration.ofHours(1)), NOW);
    }

    private static Condition in(ContainerState state) {
        return Condition.of(container(state, Health.NONE, 0, Optional.empty(), Duration.ofHours(1)), NOW);
    }

    @Test
    void runningWellIsHealthyWithACheckOrWithout() {
        assertThat(running(Health.NONE, 0, Duration.ofHours(1))).isEqualTo(Condition.HEALTHY);
        assertThat(running(new Health(Health.Status.HEALTHY, 0, ""), 0, Duration.ofHours(1)))
                .isEqualTo(Condition.HEALTHY);
    }

    @Test
    void anUnhealthyOneIsDegradedAndAStartingOneIsChanging() {
        assertThat(running(SICK, 0, Duration.ofHours(1))).isEqualTo(Condition.DEGRADED);
        assertThat(running(STARTING, 0, Duration.ofHours(1))).isEqualTo(Condition.CHANGING);
    }

    @Test
    void aRestartIsNewsForTenMinutes() {
        assertThat(running(Health.NONE, 1, Duration.ofMinutes(9))).isEqualTo(Condition.DEGRADED);
        assertThat(running(Health.NONE, 1, Duration.ofMinutes(11))).isEqualTo(Condition.HEALTHY);
        assertThat(running(Health.NONE, 0, Duration.ofMinutes(1))).isEqualTo(Condition.HEALTHY);
    }

    @Test
    void threeRestartsAndUpForLessThanTwoMinutesIsACrashLoop() {
        assertThat(running(Health.NONE, 3, Duration.ofSeconds(119))).isEqualTo(Condition.FAILING);
        assertThat(running(Health.NONE, 3, Duration.ofSeconds(121))).isEqualTo(Condition.DEGRADED);
        assertThat(running(Health.NONE, 2, Duration.ofSeconds(10))).isEqualTo(Condition.DEGRADED);
    }

    @Test
    void howItEndedSaysWhetherItFailed() {
        assertThat(exited(0, false)).isEqualTo(Condition.STOPPED);
        assertThat(exited(143, false)).isEqualTo(Condition.STOPPED);
        assertThat(exited(130, false)).isEqualTo(Condition.STOPPED);
        assertThat(exited(1, false)).isEqualTo(Condition.FAILING);
        assertThat(exited(137, false)).isEqualTo(Condition.FAILING);
        assertThat(exited(0, true)).isEqualTo(Condition.FAILING);
        assertThat(in(ContainerState.EXITED)).isEqualTo(Condition.STOPPED);
    }

    @Test
    void everyStateHasACondition() {
        assertThat(in(ContainerState.CREATED)).isEqualTo(Condition.CHANGING);
        assertThat(in(ContainerState.REMOVING)).isEqualTo(Condition.CHANGING);
        assertThat(in(ContainerState.PAUSED)).isEqualTo(Condition.STOPPED);
        assertThat(in(ContainerState.RESTARTING)).isEqualTo(Condition.FAILING);
        assertThat(in(ContainerState.DEAD)).isEqualTo(Condition.FAILING);
    }

    @Test
    void theWorseOfTwoWins() {
        for (var left : Condition.values()) {
            for (var right : Condition.values()) {
                assertThat(left.or(right)).isEqualTo(right.or(left)).isGreaterThanOrEqualTo(left);
            }
        }
    }

    @Test
    void onlyDegradedAndFailingAreProblems() {
        assertThat(List.of(Condition.values()).stream().filter(Condition::wrong))
                .containsExactly(Condition.DEGRADED, Condition.FAILING);
    }
}
