package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Trees are changed by making new ones, and know when they make no sense.
final class GroupTest {
    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-01-02T00:00:00Z");
    private static final Group EMPTY = Group.empty(PathId.ROOT, OLD);

    @Test
    void anAppMakesTheGroupsItStandsIn() {
        var tree = EMPTY.with(app("/shop/front/web"), NOW);
        assertThat(tree.app(PathId.of("/shop/front/web"))).contains(app("/shop/front/web"));
        assertThat(tree.allGroups().map(group -> group.id().toString())).containsExactly("/", "/shop", "/shop/front");
        assertThat(tree.allGroups())
                .allSatisfy(group -> assertThat(group.version()).isEqualTo(NOW));
    }

    @Test
    void groupsBesideTheChangeStayTheSame() {
        var before = EMPTY.with(app("/a/x"), OLD).with(app("/b/y"), OLD);
        var after = before.with(app("/a/z"), NOW);
        assertThat(after.group(PathId.of("/b")))
                .containsSame(before.group(PathId.of("/b")).orElseThrow());
        assertThat(after.group(PathId.of("/a")).orElseThrow().version()).isEqualTo(NOW);
        assertThat(before.app(PathId.of("/a/z"))).isEmpty();
    }

    @Test
    void anAppTakesTheRoomOfAnEmptyGroupOnly() {
        var vacated = EMPTY.with(app("/a/b/x"), OLD).withoutApp(PathId.of("/a/b/x"), OLD);
        assertThat(TreeRules.violations(vacated.with(app("/a"), NOW))).isEmpty();
        var lived = EMPTY.with(app("/a/b/x"), OLD).with(app("/a"), NOW);
        assertThat(TreeRules.violations(lived))
                .containsExactly(
                        new Violation("/", List.of("Groups and Applications may not have the same identifier.")));
    }

    @Test
    void whatIsTakenOutIsGoneAndNothingElse() {
        var tree = EMPTY.with(app("/a/x"), OLD).with(app("/a/b/y"), OLD).with(app("/c"), OLD);
        assertThat(ids(tree.withoutApp(PathId.of("/a/x"), NOW))).containsExactly("/a/b/y", "/c");
        assertThat(ids(tree.withoutGroup(PathId.of("/a"), NOW))).containsExactly("/c");
        assertThat(ids(tree.withoutGroup(PathId.ROOT, NOW))).isEmpty();
        assertThat(tree.withoutApp(PathId.of("/nope/x"), NOW)).isSameAs(tree);
        assertThat(tree.withoutGroup(PathId.of("/nope"), NOW)).isSameAs(tree);
    }

    @Test
    void appsAreLaidInLayers() {
        var tree = EMPTY.with(app("/db"), OLD)
                .with(app("/shop/cache", "/db"), OLD)
                .with(app("/shop/web", "/shop/cache", "/unknown"), OLD)
                .with(app("/edge", "/shop"), OLD)
                .change(PathId.of("/late"), OLD, group -> group.dependingOn(List.of(PathId.of("/edge"))))
                .with(app("/late/job"), OLD);
        var layers = Dependencies.of(tree);
        assertThat(layers.cyclic()).isFalse();
        assertThat(tree.allApps().map(AppDefinition::id).sorted().map(id -> id + " " + layers.layer(id)))
                .containsExactly("/db 1", "/edge 4", "/late/job 5", "/shop/cache 2", "/shop/web 3");
    }

    @Test
    void circlesAreFoundThroughAppsAndGroups() {
        assertThat(cyclic(EMPTY.with(app("/a", "/a"), OLD))).isTrue();
        assertThat(cyclic(EMPTY.with(app("/a", "/b"), OLD).with(app("/b", "/a"), OLD)))
                .isTrue();
        assertThat(cyclic(EMPTY.with(app("/g/a", "/g"), OLD))).isTrue();
        assertThat(cyclic(EMPTY.with(app("/g/a", "/h"), OLD).with(app("/h/b", "/g"), OLD)))
                .isTrue();
        assertThat(cyclic(EMPTY.with(app("/g/a"), OLD).with(app("/h/b", "/g"), OLD)))
                .isFalse();
        assertThat(TreeRules.violations(EMPTY.with(app("/a", "/a"), OLD)))
                .containsExactly(new Violation("/", List.of("Dependency graph has cyclic dependencies.")));
    }

    @Test
    void aCircleOfGroupsWithoutAppsHoldsNobodyUp() {
        var tree = EMPTY.change(PathId.of("/g"), OLD, group -> group.dependingOn(List.of(PathId.of("/h"))))
                .change(PathId.of("/h"), OLD, group -> group.dependingOn(List.of(PathId.of("/g"))));
        assertThat(cyclic(tree)).isFalse();
    }

    @Test
    void aChainOfManyAppsIsWalkedWithoutAStack() {
        var chain = IntStream.range(0, 20_000)
                .mapToObj(i -> app("/a" + i, "/a" + (i + 1)))
                .reduce(EMPTY, (tree, app) -> tree.with(app, OLD), (a, b) -> b);
        assertThat(Dependencies.of(chain).layer(PathId.of("/a0"))).isEqualTo(20_000);
    }

    private static boolean cyclic(Group tree) {
        return Dependencies.of(tree).cyclic();
    }

    private static List<String> ids(Group tree) {
        return tree.allApps().map(app -> app.id().toString()).sorted().toList();
    }

    private static AppDefinition app(String id, String... dependencies) {
        return new AppBuilder(PathId.of(id), OLD)
                .dependencies(List.of(dependencies).stream().map(PathId::of).toList())
                .build();
    }
}
