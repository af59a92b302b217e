package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which instances go when there are too many.
final class KillSelection {
    private KillSelection() {}

    static List<Instance> pick(Draft draft, AppDefinition app, List<Instance> candidates, int count) {
        List<Instance> rest = new ArrayList<>(candidates);
        rest.sort(order(app.killSelection()));
        List<Instance> picked = new ArrayList<>();
        take(rest, picked, count, i -> i.placed().isEmpty());
        List<Constraint> even = app.constraints().stream()
                .filter(c -> c.operator() == Constraint.Operator.GROUP_BY)
                .toList();
        while (picked.size() < count && !even.isEmpty()) {
            Optional<Instance> next = fullest(draft, even, rest);
            if (next.isEmpty()) {
                break;
            }
            rest.remove(next.get());
            picked.add(next.get());
        }
        take(rest, picked, count, i -> true);
        return picked;
    }

    private static void take(
            List<Instance> rest, List<Instance> picked, int count, java.util.function.Predicate<Instance> which) {
        List<Instance> taken = rest.stream()
                .filter(which)
                .limit(Math.max(0, count - picked.size()))
                .toList();
        rest.removeAll(new java.util.HashSet<>(taken));
        picked.addAll(taken);
    }

    static Comparator<Instance> order(AppDefinition.KillSelection selection) {
        Comparator<Instance> byAge = Comparator.comparing(KillSelection::began);
        Comparator<Instance> age = switch (selection) {
            case YOUNGEST_FIRST -> byAge.reversed();
            case OLDEST_FIRST -> byAge;
        };
        return Comparator.comparingInt(KillSelection::rank).thenComparing(age).thenComparing(Instance::id);
    }

    private static Instant began(Instance instance) {
        return instance.startedAt().or(instance::stagedAt).orElse(instance.since());
    }

    private static int rank(Instance instance) {
        return switch (instance.condition()) {
            case SCHEDULED -> 0;
            case UNREACHABLE, UNREACHABLE_INACTIVE -> 1;
            case PROVISIONED, STAGING -> 2;
            case STARTING -> 3;
            case RUNNING -> 4;
            case KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> 5;
        };
    }

    /// The first one in a group with the most, where its going makes every grouping more even.
    private static Optional<Instance> fullest(Draft draft, List<Constraint> even, List<Instance> rest) {
        List<Map<String, Integer>> counts =
                even.stream().map(c -> counts(draft, c, rest)).toList();
        return rest.stream()
                .filter(i -> {
                    for (int c = 0; c < even.size(); c++) {
                        if (!uneven(counts.get(c), value(draft, even.get(c), i))) {
                            return false;
                        }
                    }
                    return true;
                })
                .findFirst();
    }

    private static boolean uneven(Map<String, Integer> counts, String value) {
        int own = counts.getOrDefault(value, 0);
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return own == most && most > least;
    }

    private static Map<String, Integer> counts(Draft draft, Constraint constraint, List<Instance> instances) {
        Map<String, Integer> counts = new HashMap<>();
        instances.forEach(i -> counts.merge(value(draft, constraint, i), 1, Integer::sum));
        return counts;
    }

    private static String value(Draft draft, Constraint constraint, Instance instance) {
        return instance.placed()
                .flatMap(p -> Optional.ofNullable(draft.state().hosts().get(p.host())))
                .flatMap(h -> Fields.value(h, constraint.field()))
                .orElse("");
    }
}
