package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Rollout.Action.Kind;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a write changes, plans, and is refused for.
class WriteTest {
    private static final PathId WEB = PathId.of("/web");
    private final World world = new World(1).hosts(3, 8, 8192);

    private static AppBuilder app(String path) {
        return FirstRunTest.app(path).cpus(new java.math.BigDecimal("0.1"));
    }

    private AppDefinition now(PathId path) {
        return world.state.wish().app(path).orElseThrow();
    }

    private WriteRefused refused(Write write) {
        if (world.ask(write) instanceof Reply.Refused refused) {
            return refused.why();
        }
        throw new AssertionError("taken: " + write);
    }

    private Rollout deployment(Reply.Accepted accepted) {
        return java.util.Objects.requireNonNull(
                world.state.rollouts().get(accepted.deployment().orElseThrow()));
    }

    @Test
    void whatDependsComesLater() {
        Reply.Accepted accepted = world.accepted(new Write.Update(List.of(
                new Write.Change(
                        PathId.of("/app"),
                        (present, history) -> app("/app")
                                .dependencies(List.of(PathId.of("/db")))
                                .build()),
                new Write.Change(
                        PathId.of("/db"), (present, history) -> app("/db").build()))));
        assertThat(deployment(accepted).steps())
                .extracting(s ->
                        s.actions().stream().map(a -> a.kind() + " " + a.app()).toList())
                .containsExactly(
                        List.of("START_APPLICATION /app", "START_APPLICATION /db"),
                        List.of("SCALE_APPLICATION /db"),
                        List.of("SCALE_APPLICATION /app"));
    }

    @Test
    void aCircleIsRefusedAndChangesNothing() {
        State before = world.state;
        WriteRefused refused =
                refused(new Write.Create(app("/web").dependencies(List.of(WEB)).build()));
        assertThat(refused.kind()).isEqualTo(WriteRefused.Kind.INVALID);
        assertThat(refused.violations().getFirst().errors())
                .containsExactly("Dependency graph has cyclic dependencies.");
        assertThat(world.state.wish()).isEqualTo(before.wish());
        assertThat(world.state.rollouts()).isEmpty();
    }

    @Test
    void versionsFollowWhatChanged() {
        world.accepted(new Write.Create(app("/web").build()));
        world.run(Duration.ofSeconds(30));
        AppDefinition made = now(WEB);
        world.accepted(FirstRunTest.update("/web", a -> a.instances(2)));
        AppDefinition scaled = now(WEB);
        assertThat(scaled.versionInfo().lastConfigChangeAt()).isEqualTo(made.version());
        assertThat(scaled.versionInfo().lastScalingAt())
                .isEqualTo(scaled.version())
                .isAfter(made.version());
        world.run(Duration.ofSeconds(30));
        world.accepted(FirstRunTest.update("/web", a -> a));
        assertThat(now(WEB)).isEqualTo(scaled);
        world.accepted(new Write.Restart(WEB));
        AppDefinition restarted = now(WEB);
        assertThat(restarted.versionInfo())
                .isEqualTo(new AppDefinition.VersionInfo(scaled.version(), restarted.version()));
        assertThat(world.state.history().get(WEB)).hasSize(3);
    }

    @Test
    void versionsIncreaseThoughTheClockStepsBack() {
        Reply.Accepted one = world.accepted(new Write.Create(app("/a").build()));
        world.now = world.now.minus(Duration.ofHours(1));
        Reply.Accepted other = world.accepted(new Write.Create(app("/b").build()));
        assertThat(other.version()).isAfter(one.version());
    }

    @Test
    void anAppUnderWayIsLockedUnlessForced() {
        Reply.Accepted first = world.accepted(new Write.Create(app("/web").build()));
        WriteRefused refused = refused(FirstRunTest.update("/web", a -> a.instances(5)));
        assertThat(refused.kind()).isEqualTo(WriteRefused.Kind.LOCKED);
        assertThat(refused.deployments()).containsExactly(first.deployment().orElseThrow());
        assertThat(world.told()).contains("group_change_failed", "deployment_failed");
        assertThat(world.ask(FirstRunTest.update("/web", a -> a.instances(5)), true))
                .isInstanceOf(Reply.Accepted.class);
        assertThat(world.state.rollouts()).hasSize(1);
        world.run(Duration.ofSeconds(60));
        assertThat(world.running("/web")).isEqualTo(5);
    }

    @Test
    void anotherAppIsNotLocked() {
        world.accepted(new Write.Create(app("/web").build()));
        assertThat(world.accepted(new Write.Create(app("/other").build())).deployment())
                .isPresent();
    }

    @Test
    void oneDeploymentMoreThanMayRunIsRefused() {
        World small = new World(2);
        for (int i = 0; i < 100; i++) {
            small.accepted(new Write.Create(app("/a" + i).build()));
        }
        assertThat(small.ask(new Write.Create(app("/last").build())))
                .isInstanceOfSatisfying(
                        Reply.Refused.class, r -> assertThat(r.why().kind()).isEqualTo(WriteRefused.Kind.TOO_MANY));
    }

    @Test
    void servicePortsAreAssignedAndKept() {
        world.accepted(new Write.Create(app("/web").build()));
        world.accepted(new Write.Create(app("/other").build()));
        assertThat(ServicePorts.of(now(WEB))).containsExactly(10_000);
        assertThat(ServicePorts.of(now(PathId.of("/other")))).containsExactly(10_001);
        world.run(Duration.ofSeconds(30));
        Reply.Accepted accepted = world.accepted(new Write.Update(List.of(new Write.Change(
                WEB, (present, history) -> app("/web").instances(2).build()))));
        assertThat(ServicePorts.of(now(WEB))).containsExactly(10_000);
        assertThat(deployment(accepted).steps().getFirst().actions().getFirst().kind())
                .isEqualTo(Kind.SCALE_APPLICATION);
    }

    @Test
    void aRevertUndoesWhatTheDeploymentChangedAndNothingElse() {
        world.accepted(new Write.Create(app("/web").cmd(Optional.of("one")).build()));
        world.run(Duration.ofSeconds(30));
        Reply.Accepted change = world.accepted(new Write.Update(List.of(
                new Write.Change(
                        WEB,
                        (present, history) ->
                                app("/web").cmd(Optional.of("two")).build()),
                new Write.Change(
                        PathId.of("/g/new"), (present, history) -> app("/g/new").build()))));
        world.accepted(new Write.Create(app("/other").build()));
        Reply.Accepted revert =
                world.accepted(new Write.Revert(change.deployment().orElseThrow()));
        world.run(Duration.ofSeconds(60));
        assertThat(revert.deployment()).isPresent();
        assertThat(now(WEB).cmd()).contains("one");
        assertThat(world.state.wish().group(PathId.of("/g"))).isEmpty();
        assertThat(world.running("/other")).isEqualTo(1);
        assertThat(world.state.rollouts()).isEmpty();
    }

    @Test
    void aCancelledDeploymentStaysWhereItStands() {
        Reply.Accepted accepted =
                world.accepted(new Write.Create(app("/web").instances(3).build()));
        world.accepted(new Write.Cancel(accepted.deployment().orElseThrow()));
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(world.state.wish().app(WEB)).isPresent();
        assertThat(world.told()).contains("deployment_failed");
    }

    @Test
    void aKilledInstanceIsReplacedOrItsPlaceGoesToo() {
        world.accepted(new Write.Create(app("/web").instances(3).build()));
        world.run(Duration.ofSeconds(30));
        String first = world.of("/web").getFirst().id();
        Reply.Accepted killed = world.accepted(new Write.Kill(Set.of(first, "unknown"), false));
        assertThat(killed.deployment()).isEmpty();
        assertThat(killed.killed()).extracting(Instance::id).containsExactly(first);
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(3);
        world.accepted(new Write.Kill(Set.of(first), true));
        world.run(Duration.ofSeconds(30));
        assertThat(world.of("/web")).hasSize(2).extracting(Instance::id).doesNotContain(first);
        assertThat(now(WEB).instances()).isEqualTo(2);
    }

    @Test
    void ofThoseKilledWithTheirPlaceTheOthersStayWhoTheyAre() {
        world.accepted(new Write.Create(app("/web").instances(3).build()));
        world.run(Duration.ofSeconds(30));
        for (Instance one : world.of("/web")) {
            World copy = new World(1).hosts(3, 8, 8192);
            copy.accepted(new Write.Create(app("/web").instances(3).build()));
            copy.run(Duration.ofSeconds(30));
            Set<String> others = copy.of("/web").stream()
                    .map(Instance::id)
                    .filter(id -> !id.equals(one.id()))
                    .collect(Collectors.toSet());
            assertThat(others).hasSize(2);
            copy.accepted(new Write.Kill(Set.of(one.id()), true));
            copy.run(Duration.ofSeconds(30));
            assertThat(copy.of("/web")).extracting(Instance::id).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    @Test
    void whatCannotBeFetchedIsRefusedAtOnce() {
        WriteRefused refused = refused(new Write.Create(app("/web")
                .fetch(List.of(fetch("file:///etc/docker.tar.gz"), fetch("hdfs://a/b.tgz"), fetch("file:///b.tgz")))
                .build()));
        assertThat(refused.kind()).isEqualTo(WriteRefused.Kind.INVALID);
        assertThat(refused.violations())
                .extracting(Violation::path)
                .containsExactly("/fetch(1)/uri", "/fetch(2)/extract");
        world.accepted(new Write.Create(
                app("/web").fetch(List.of(fetch("file:///etc/docker.tar.gz"))).build()));
        world.run(Duration.ofSeconds(30));
        assertThat(world.running("/web")).isEqualTo(1);
    }

    @Test
    void whatNoDockerHostCanGiveIsRefused() {
        AppDefinition.Network one = network("one");
        AppDefinition split = app("/web").networks(List.of(one, network("two"))).build();
        assertThat(refused(new Write.Create(split)).violations())
                .containsExactly(new Violation("/networks", List.of("a container is in one network here: name one")));
        AppDefinition profiled = app("/web")
                .container(Optional.of(new AppDefinition.Containerisation(
                        AppDefinition.Containerisation.Type.MESOS,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(new AppDefinition.LinuxInfo(
                                Optional.of("tight"), false, Optional.empty(), java.util.OptionalInt.empty())))))
                .build();
        assertThat(refused(new Write.Create(profiled)).violations())
                .extracting(Violation::path)
                .containsExactly("/container/linuxInfo/seccomp/profileName");
    }

    private static AppDefinition.Network network(String name) {
        return new AppDefinition.Network(AppDefinition.Network.Mode.CONTAINER, Optional.of(name), Map.of());
    }

    private static AppDefinition.Fetch fetch(String uri) {
        return new AppDefinition.Fetch(uri, true, false, false, Optional.empty());
    }

    @Test
    void aPlanThatIsDoneAtOnceIsToldAllTheSame() {
        Reply.Accepted accepted =
                world.accepted(new Write.Create(app("/web").instances(0).build()));
        assertThat(world.state.rollouts()).isEmpty();
        assertThat(accepted.steps()).isNotEmpty();
    }

    @Test
    void toKillNobodyWithTheirPlacesChangesNothing() {
        world.accepted(new Write.Create(app("/web").instances(2).build()));
        world.run(Duration.ofSeconds(30));
        assertThat(world.accepted(new Write.Kill(Set.of(), true)).killed()).isEmpty();
        world.run(Duration.ofSeconds(30));
        assertThat(now(WEB).instances()).isEqualTo(2);
    }

    @Test
    void aServicePortThatAnAppHasIsGivenToNobodyElse() {
        world.accepted(new Write.Create(app("/shop/web").build()));
        world.run(Duration.ofSeconds(30));
        PathId web = PathId.of("/shop/web");
        world.accepted(new Write.Update(List.of(
                new Write.Change(
                        web,
                        (present, history) -> app("/shop/web")
                                .portDefinitions(List.of(port(), port()))
                                .build()),
                new Write.Change(
                        PathId.of("/shop/db"),
                        (present, history) -> app("/shop/db").build()))));
        List<Integer> all = new ArrayList<>(ServicePorts.of(now(web)));
        assertThat(all).hasSize(2).startsWith(10_000);
        all.addAll(ServicePorts.of(now(PathId.of("/shop/db"))));
        assertThat(all).hasSize(3).doesNotHaveDuplicates().doesNotContain(0);
    }

    private static AppDefinition.PortDefinition port() {
        return new AppDefinition.PortDefinition(0, "tcp", Optional.empty(), Map.of());
    }

    @Test
    void aGroupWithAppsIsNoPlaceForAnApp() {
        world.accepted(new Write.Create(app("/shop/web").build()));
        assertThat(refused(new Write.Create(app("/shop").build())).kind()).isEqualTo(WriteRefused.Kind.INVALID);
        assertThat(refused(new Write.Create(app("/shop/web").build())).kind()).isEqualTo(WriteRefused.Kind.EXISTS);
    }

    @Test
    void aWholeGroupGoes() {
        world.accepted(new Write.Create(app("/shop/web").build()));
        world.run(Duration.ofSeconds(30));
        world.accepted(new Write.Regroup(
                PathId.of("/shop"), (root, history, stamp) -> root.withoutGroup(PathId.of("/shop"), stamp)));
        world.run(Duration.ofSeconds(30));
        assertThat(world.state.instances()).isEmpty();
        assertThat(world.state.wish().allApps()).isEmpty();
        assertThat(world.state.treeHistory()).extracting(Group::version).doesNotHaveDuplicates();
    }

    @Test
    void historyIsBounded() {
        for (int i = 0; i < 60; i++) {
            int count = i % 2;
            world.ask(
                    new Write.Update(List.of(new Write.Change(
                            WEB,
                            (present, history) -> app("/web").instances(count).build()))),
                    true);
        }
        assertThat(world.state.history().get(WEB)).hasSize(50);
        assertThat(world.state.treeHistory()).hasSize(50);
    }
}
