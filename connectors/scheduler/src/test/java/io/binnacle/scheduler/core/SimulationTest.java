package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Thousands of seeded tales: hosts die and return, checks flap, containers crash, writes overlap, the process
/// restarts.
class SimulationTest {
    private static final int TALES = Integer.getInteger("tales", 300);

    @Test
    void whateverHappensTheLawsHoldAndTheEndIsTheWish() {
        for (long seed = 1; seed <= TALES; seed++) {
            Story story = new Story(seed);
            try {
                new Laws(story.world);
                tell(story);
                end(story.world);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " at " + story.world.now + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void anotherCoreThatHasSeenNothingDecidesTheSame() {
        for (long seed = 1; seed <= 30; seed++) {
            Story story = new Story(seed);
            World world = story.world;
            world.every(Duration.ofSeconds(60), world::report);
            world.watchers.add((before, decision) -> world.again(before, decision));
            story.misfortunes();
            for (int i = 0; i < 15; i++) {
                story.act();
                world.run(Duration.ofSeconds(5));
            }
            assertThat(world.messages).isPositive();
        }
    }

    @Test
    void aProcessThatDiesAtAnyMessageComesToTheSameEnd() {
        for (int at = 1; at < 160; at += 3) {
            World world = new World(7).hosts(3, 8, 8192);
            int crash = at;
            world.every(Duration.ofSeconds(60), world::report);
            world.watchers.add((before, decision) -> {
                if (world.messages == crash) {
                    world.at(Duration.ZERO, world::restart);
                }
            });
            world.accepted(
                    new Write.Create(FirstRunTest.app("/web").instances(4).build()));
            world.run(Duration.ofSeconds(20));
            world.ask(
                    FirstRunTest.update(
                            "/web", a -> a.cmd(java.util.Optional.of("other")).instances(5)),
                    true);
            world.accepted(new Write.Create(FirstRunTest.app("/db").instances(2).build()));
            world.run(Duration.ofMinutes(3));
            end(world);
            assertThat(wished(world)).isEqualTo(Map.of(PathId.of("/web"), 5L, PathId.of("/db"), 2L));
            assertThat(world.of("/web"))
                    .extracting(Instance::configVersion)
                    .containsOnly(world.state
                            .wish()
                            .app(PathId.of("/web"))
                            .orElseThrow()
                            .version());
        }
    }

    private static void tell(Story story) {
        World world = story.world;
        world.every(Duration.ofSeconds(60), world::report);
        story.misfortunes();
        for (int i = 0; i < 15; i++) {
            story.act();
            world.run(Duration.ofSeconds(1 + world.random.nextInt(25)));
        }
        story.peace();
        for (int i = 0; i < 50 && !quiet(world); i++) {
            world.run(Duration.ofSeconds(30));
        }
    }

    private static boolean quiet(World world) {
        return world.state.rollouts().isEmpty()
                && running(world).equals(wished(world))
                && world.state.instances().size()
                        == wished(world).values().stream().mapToLong(n -> n).sum()
                && world.state.instances().values().stream().allMatch(i -> i.condition() == Instance.Condition.RUNNING);
    }

    private static Map<PathId, Long> running(World world) {
        return world.machines.values().stream()
                .flatMap(m -> m.boxes.values().stream())
                .filter(b -> b.running)
                .collect(Collectors.groupingBy(b -> b.app, TreeMap::new, Collectors.counting()));
    }

    private static Map<PathId, Long> wished(World world) {
        Map<PathId, Long> wished = new TreeMap<>();
        world.state
                .wish()
                .allApps()
                .filter(a -> a.instances() > 0)
                .forEach(a -> wished.put(a.id(), (long) a.instances()));
        return wished;
    }

    /// All is as it is wished, on the hosts too, or it is said why not.
    private static void end(World world) {
        assertThat(world.portConflicts).as("ports with two owners").isZero();
        assertThat(world.state.rollouts().values())
                .extracting(Rollout::waitingFor)
                .isEmpty();
        Map<PathId, Long> wished = wished(world);
        assertThat(running(world)).isEqualTo(wished);
        assertThat(world.state.instances().values())
                .hasSize((int)
                        wished.values().stream().mapToLong(Long::longValue).sum())
                .allMatch(i -> i.condition() == Instance.Condition.RUNNING);
        assertThat(world.state.queues()).isEmpty();
    }
}
