package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What must hold after every single decision.
final class Laws {
    private Instant newest = Instant.MIN;

    Laws(World world) {
        world.watchers.add(this::check);
    }

    private void check(State before, Decision decision) {
        State after = decision.next();
        versionsIncrease(after);
        portsHaveOneOwner(after);
        whatIsUnderWaySaysWhy(after);
        notTooManyKills(after);
        for (Rollout rollout : after.rollouts().values()) {
            for (Rollout.Action action : rollout.currentActions()) {
                if (action.kind() == Rollout.Action.Kind.RESTART_APPLICATION) {
                    floorAndCeiling(before, after, action.app());
                }
            }
        }
    }

    private void versionsIncrease(State after) {
        require(!after.lastStamp().isBefore(newest), () -> "version " + after.lastStamp() + " after " + newest);
        newest = after.lastStamp();
    }

    private static void portsHaveOneOwner(State after) {
        Set<String> owned = new HashSet<>();
        for (Instance instance : after.instances().values()) {
            instance.placed()
                    .ifPresent(p -> p.hostPorts()
                            .forEach(port -> require(
                                    owned.add(p.host() + ":" + port),
                                    () -> "port " + port + " of " + p.host() + " has two owners")));
        }
    }

    private static void whatIsUnderWaySaysWhy(State after) {
        after.rollouts()
                .values()
                .forEach(r -> require(r.waitingFor().isPresent(), () -> "does not say what it waits for: " + r));
    }

    private static void notTooManyKills(State after) {
        long sent = after.instances().values().stream()
                .filter(i -> i.doomed().flatMap(Doom::sentAt).isPresent())
                .count();
        require(sent <= Kills.IN_FLIGHT, () -> sent + " kills under way");
    }

    private static void floorAndCeiling(State before, State after, PathId path) {
        AppDefinition app = after.wish().app(path).orElseThrow();
        List<Instance> was = of(before, path);
        List<Instance> is = of(after, path);
        Allowance allowance = Allowance.of(app.upgradeStrategy(), false, app.instances(), Integer.MAX_VALUE / 2);
        require(
                is.size() <= Math.max(allowance.ceiling(), was.size()),
                () -> path + " is above its ceiling " + allowance.ceiling() + ": " + is);
        long ended = is.stream()
                .filter(i ->
                        i.doomed().filter(d -> d.kind() == Doom.Kind.REPLACED).isPresent())
                .filter(i -> i.health().stream().allMatch(Instance.HealthState::alive))
                .filter(i -> was.stream().anyMatch(w -> w.id().equals(i.id()) && healthy(before, w)))
                .count();
        long left = is.stream().filter(i -> healthy(after, i)).count();
        require(
                ended == 0 || left >= allowance.floor(),
                () -> path + " is below its floor " + allowance.floor() + ": " + is);
    }

    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    private static boolean healthy(State state, Instance instance) {
        int checks =
                state.definition(instance).map(d -> d.healthChecks().size()).orElse(0);
        return instance.healthy(checks);
    }

    private static List<Instance> of(State state, PathId app) {
        return state.instances().values().stream()
                .filter(i -> i.app().equals(app))
                .filter(i -> i.condition() != Instance.Condition.UNREACHABLE_INACTIVE)
                .filter(i ->
                        i.doomed().filter(d -> d.kind() == Doom.Kind.ORPHANED).isEmpty())
                .toList();
    }
}
