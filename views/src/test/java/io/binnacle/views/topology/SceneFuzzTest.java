package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// After a hundred thousand changes, seen now and then by one builder that remembers, the scene holds what one holds
/// that is built from the model alone.
final class SceneFuzzTest {
    private static final int CHANGES = 100_000;
    private static final int LOOK_EVERY = 2_500;

    @ParameterizedTest
    @EnumSource(MapKind.class)
    void aSceneThatLivedThroughItAllHoldsWhatAFreshOneHolds(MapKind kind) {
        var random = new Random(4);
        var topology = Scenes.topology(6, 120);
        var alive = new ArrayList<>(topology.containers().values());
        var builder = new SceneBuilder(new Places());
        for (var change = 1; change <= CHANGES; change++) {
            topology = changed(topology, alive, random, change);
            if (change % LOOK_EVERY == 0) {
                assertThat(content(scene(builder, topology, kind)))
                        .isEqualTo(content(scene(new SceneBuilder(new Places()), topology, kind)))
                        .hasSizeGreaterThanOrEqualTo(alive.size());
            }
        }
    }

    private static Topology changed(Topology topology, List<Container> alive, Random random, int number) {
        var at = random.nextInt(alive.size());
        var like = alive.get(at);
        if (alive.size() > 40 && random.nextInt(240) < alive.size()) {
            alive.set(at, alive.getLast());
            alive.removeLast();
            return Scenes.without(topology, like.id());
        }
        var next = Scenes.with(topology, like, "c" + number);
        alive.add(next.containers().get(new io.binnacle.model.ContainerId("c" + number)));
        return next;
    }

    private static MapScene scene(SceneBuilder builder, Topology topology, MapKind kind) {
        return builder.build(
                new SceneBuilder.Wish(
                        Scenes.picture(topology),
                        Scenes.NOW,
                        kind,
                        Fill.CPU,
                        io.binnacle.model.Link.Evidence.OBSERVED,
                        Arrangement.USUAL,
                        984,
                        548,
                        1),
                new Gauges());
    }

    /// Who is there, where they belong and how they are, whatever their order and place.
    private static Set<String> content(MapScene scene) {
        var result = new TreeSet<String>();
        var nodes = scene.nodes;
        for (var node = 0; node < nodes.count; node++) {
            var group = nodes.group[node];
            assertThat(scene.groups.host[group]).isEqualTo(nodes.host[node]);
            assertThat(scene.groups.app[group]).isEqualTo(nodes.app[node]);
            result.add(String.join(
                    " ",
                    nodes.id[node].value(),
                    nodes.name[node],
                    scene.hosts.name[nodes.host[node]],
                    scene.apps.name[nodes.app[node]],
                    nodes.condition[node].name()));
        }
        for (var app = 0; app < scene.apps.apps; app++) {
            result.add(scene.apps.name[app] + " has " + scene.apps.instances[app] + ", healthy "
                    + scene.apps.healthy[app]);
        }
        return result;
    }
}
