package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The engine, its file and simulated hosts together.
@Timeout(120)
class WholeEngineTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @Nullable
    Path directory;

    private @Nullable Rig made;

    @BeforeEach
    void create() {
        made = new Rig(java.util.Objects.requireNonNull(directory), 3, 7);
        rig().accepted(new Write.Create(web("demo/web:1", 5)));
        rig().until("five run", SOON, rig()::settled);
    }

    @AfterEach
    void end() {
        rig().close();
    }

    private Rig rig() {
        return java.util.Objects.requireNonNull(made);
    }

    private static AppDefinition web(String image, int instances) {
        return new AppBuilder(PathId.of("/web"), Rig.START)
                .container(Optional.of(image(image)))
                .networks(List.of(Fixtures.bridge()))
                .portDefinitions(List.of())
                .cpus(new BigDecimal("0.1"))
                .memory(new BigDecimal("64"))
                .healthChecks(List.of(Rig.check()))
                .instances(instances)
                .build();
    }

    private static AppDefinition.Containerisation image(String image) {
        return new AppDefinition.Containerisation(
                AppDefinition.Containerisation.Type.DOCKER,
                Optional.of(new AppDefinition.DockerImage(image, false, false, List.of(), Optional.empty())),
                List.of(),
                List.of(new AppDefinition.PortMapping(
                        80, OptionalInt.of(0), 10_000, "tcp", Optional.empty(), java.util.Map.of(), List.of())),
                Optional.empty());
    }

    private static Write version(String image) {
        return Rig.update(
                "/web", app -> app.edit().container(Optional.of(image(image))).build());
    }

    private Set<String> images() {
        return rig().of("/web").stream().map(one -> one.image().reference()).collect(Collectors.toSet());
    }

    @Test
    void itIsScaledUpdatedAndBroughtBack() {
        var first = rig().state().wish().app(PathId.of("/web")).orElseThrow();
        rig().accepted(Rig.update("/web", app -> app.withInstances(9)));
        rig().until("nine run", SOON, rig()::settled);
        rig().accepted(Rig.update("/web", app -> app.withInstances(3)));
        rig().until("three run", SOON, rig()::settled);
        rig().accepted(version("demo/web:2"));
        rig().until("the new version runs", SOON, rig()::settled);
        assertThat(images()).containsOnly("demo/web:2");
        rig().accepted(Rig.update("/web", _ -> first));
        rig().until("the old version runs", SOON, rig()::settled);
        assertThat(images()).containsOnly("demo/web:1");
        assertThat(rig().of("/web")).hasSize(5);
    }

    @Test
    void anUpdateThatAScalingOverridesIsStillDone() {
        rig().accepted(version("demo/web:2"));
        rig().until("both versions run", SOON, () -> images().size() == 2);
        rig().ask(Rig.update("/web", app -> app.withInstances(7)), true);
        rig().until("seven run", SOON, rig()::settled);
        assertThat(rig().of("/web")).hasSize(7);
        assertThat(images()).containsOnly("demo/web:2");
    }

    @Test
    void whatIsKilledOrRemovedByHandIsReplaced() {
        var before = rig().of("/web").stream().map(Container::id).toList();
        rig().cluster.deeds().kill(before.getFirst());
        rig().cluster.deeds().remove(before.getLast());
        rig().pass(Duration.ofSeconds(1));
        rig().until("five run again", SOON, rig()::settled);
        assertThat(rig().of("/web"))
                .extracting(Container::id)
                .doesNotContain(before.getFirst(), before.getLast())
                .containsAll(before.subList(1, 4));
    }

    @Test
    void aHostThatReturnsWithItsOldInstancesEndsWithTheRightCount() {
        var host = rig().of("/web").getFirst().host();
        rig().cluster.faults().loseHost(host);
        rig().until(
                        "the others run all",
                        Duration.ofMinutes(2),
                        () -> rig().of("/web").stream()
                                        .filter(one -> !one.host().equals(host))
                                        .count()
                                == 5);
        assertThat(rig().of("/web")).hasSizeGreaterThan(5);
        rig().cluster.faults().bringBack(host);
        rig().until("none is doubled", SOON, rig()::settled);
    }

    @Test
    void aShortSilenceOfAHostMovesNothing() {
        var before = rig().of("/web").stream().map(Container::id).collect(Collectors.toSet());
        var host = rig().of("/web").getFirst().host();
        rig().cluster.faults().loseHost(host);
        rig().pass(Duration.ofSeconds(10));
        rig().cluster.faults().bringBack(host);
        rig().pass(Duration.ofSeconds(30));
        assertThat(rig().of("/web")).extracting(Container::id).containsExactlyInAnyOrderElementsOf(before);
        assertThat(rig().settled()).isTrue();
    }

    @Test
    void anEngineThatIsRestartedAtAnyMomentOfADeploymentEndsIt() {
        for (var moment = 0; moment < 12; moment++) {
            var image = "demo/web:" + (2 + moment);
            rig().accepted(version(image));
            rig().pass(Duration.ofMillis(300L * moment));
            rig().restart();
            rig().until(image + " runs", Duration.ofMinutes(2), rig()::settled);
            assertThat(images()).containsOnly(image);
            assertThat(rig().of("/web")).hasSize(5);
        }
    }

    @Test
    void aClockThatJumpsAnHourEndsNothing() {
        for (var jump : List.of(Duration.ofHours(1), Duration.ofHours(-2))) {
            var before = rig().of("/web").stream().map(Container::id).collect(Collectors.toSet());
            rig().cluster.faults().jumpClock(jump);
            rig().pass(Duration.ofSeconds(90));
            assertThat(rig().of("/web")).extracting(Container::id).containsExactlyInAnyOrderElementsOf(before);
            rig().accepted(version("demo/web:" + jump.abs().toHours() + "h"));
            rig().pass(Duration.ofSeconds(2));
            rig().cluster.faults().jumpClock(jump);
            rig().until("the new version runs", SOON, rig()::settled);
        }
    }
}
