package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a preview says is what comes, when nothing interferes.
@Timeout(120)
class PreviewTest {
    private static final PathId WEB = PathId.of("/web");
    private static final int WRITES = Integer.getInteger("preview.writes", 15);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    @Nullable
    Path directory;

    /// The fewest that served, and the most that were there, while a write was carried out.
    private static final class Seen {
        int fewest = Integer.MAX_VALUE;
        int most;

        void look(State state) {
            var placed = state.instances().values().stream()
                    .filter(instance -> instance.placed().isPresent())
                    .toList();
            most = Math.max(most, placed.size());
            fewest = Math.min(fewest, (int) placed.stream()
                    .filter(instance -> instance.condition() == Instance.Condition.RUNNING)
                    .filter(instance -> instance.doomed().isEmpty())
                    .filter(instance -> instance.health().stream().allMatch(Instance.HealthState::alive))
                    .count());
        }
    }

    @Test
    void whatItSaysIsWhatComes() {
        try (var rig = new Rig(Objects.requireNonNull(directory), 3, 5)) {
            var random = new Random(5);
            rig.accepted(new Write.Create(app(random)));
            rig.until("it runs", PATIENCE, rig::settled);
            for (var i = 0; i < WRITES; i++) {
                comes(rig, write(random));
            }
        }
    }

    private static void comes(Rig rig, Write write) {
        var plan = rig.engine().preview(write, false);
        assertThat(plan.reply()).isInstanceOf(Reply.Accepted.class);
        assertThat(rig.state().wish())
                .as("a preview changes nothing")
                .isEqualTo(plan.before().wish());
        var seen = new Seen();
        Runnable look = () -> seen.look(rig.state());
        rig.watchers.add(look);
        var before = tasks(rig.state());
        rig.accepted(write);
        rig.until("it is done", PATIENCE, rig::settled);
        rig.watchers.remove(look);
        var started = new TreeSet<>(tasks(rig.state()));
        started.removeAll(before);
        var stopped = new TreeSet<>(before);
        stopped.removeAll(tasks(rig.state()));
        assertThat(steps(plan.steps(), "start"))
                .as("starts of %s", plan.steps())
                .isEqualTo(started.size());
        assertThat(steps(plan.steps(), "stop"))
                .as("stops of %s, before %s, after %s", plan.steps(), before, tasks(rig.state()))
                .isEqualTo(stopped.size());
        assertThat(seen.fewest).as("floor of %s", plan.steps()).isGreaterThanOrEqualTo(plan.floor());
        assertThat(seen.most).as("ceiling of %s", plan.steps()).isLessThanOrEqualTo(plan.ceiling());
        assertThat(crowds(hosts(rig.state())))
                .as("hosts %s, of %s", hosts(rig.state()), plan.steps())
                .isEqualTo(crowds(after(plan.steps(), plan.before())));
    }

    private static long steps(List<String> steps, String verb) {
        return steps.stream().filter(step -> step.startsWith(verb + " ")).count();
    }

    private static Set<String> tasks(State state) {
        return state.instances().values().stream().map(Instance::task).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Long> hosts(State state) {
        var hosts = new TreeMap<String, Long>();
        state.instances()
                .values()
                .forEach(instance ->
                        instance.placed().ifPresent(placed -> hosts.merge(placed.hostName(), 1L, Long::sum)));
        return hosts;
    }

    /// How many stand together. Which of several equal hosts it is depends on whose news came first, and the news of
    /// hosts comes on threads of their own.
    private static List<Long> crowds(Map<String, Long> hosts) {
        return hosts.values().stream().sorted().toList();
    }

    /// How many are on each host once the steps were done.
    private static Map<String, Long> after(List<String> steps, State before) {
        var hosts = hosts(before);
        steps.forEach(step -> {
            var host = step.replaceFirst("^(start|stop) [^ ]+ on ", "").replaceFirst("( with port|:).*$", "");
            hosts.merge(host, step.startsWith("start") ? 1L : -1L, Long::sum);
        });
        hosts.values().removeIf(count -> count == 0);
        return hosts;
    }

    private static Write write(Random random) {
        var count = 1 + random.nextInt(7);
        return switch (random.nextInt(3)) {
            case 0 -> Rig.update("/web", app -> app.withInstances(count));
            case 1 -> new Write.Restart(WEB);
            default -> {
                var next = app(random);
                yield Rig.update("/web", _ -> next);
            }
        };
    }

    private static AppDefinition app(Random random) {
        return new AppBuilder(WEB, Rig.START)
                .cmd(Optional.of("sleep 1000000 # " + random.nextInt(1_000)))
                .instances(1 + random.nextInt(6))
                .cpus(new BigDecimal("0.1"))
                .memory(new BigDecimal("64"))
                .healthChecks(random.nextBoolean() ? List.of(Rig.check()) : List.of())
                .upgradeStrategy(new AppDefinition.UpgradeStrategy(share(random), share(random)))
                .build();
    }

    private static BigDecimal share(Random random) {
        return new BigDecimal(List.of("0", "0.5", "1").get(random.nextInt(3)));
    }
}
