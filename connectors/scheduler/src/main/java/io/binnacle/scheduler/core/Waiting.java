package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Says in words what an app waits for.
final class Waiting {
    private Waiting() {}

    static String words(Draft draft, AppDefinition app, List<Instance> fresh, int wanted, int leaving) {
        List<String> parts = new ArrayList<>();
        long unplaced = count(fresh, i -> i.condition() == Condition.SCHEDULED);
        if (unplaced > 0) {
            parts.add(unplaced + " without a host: " + unplaced(draft, app));
        }
        add(parts, count(fresh, i -> i.doomed().isPresent()), "being killed");
        add(parts, count(fresh, Waiting::starting), "starting");
        add(parts, count(fresh, i -> i.condition() == Condition.UNREACHABLE), "on a host that does not answer");
        List<Instance> running = fresh.stream()
                .filter(i -> i.condition() == Condition.RUNNING && i.doomed().isEmpty())
                .toList();
        List<Instance> well = running.stream()
                .filter(i -> i.healthy(app.healthChecks().size()))
                .toList();
        add(parts, running.size() - well.size(), "not healthy yet");
        add(parts, count(well, Scaling.good(draft, app).negate()), "not ready yet");
        add(parts, Math.max(0, wanted - fresh.size()), "not begun, until others are healthy or gone");
        add(parts, leaving, "to end");
        return app.id() + ": " + (parts.isEmpty() ? "nothing" : String.join("; ", parts));
    }

    private static boolean starting(Instance instance) {
        return switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING -> instance.doomed().isEmpty();
            case SCHEDULED,
                    RUNNING,
                    UNREACHABLE,
                    UNREACHABLE_INACTIVE,
                    KILLING,
                    KILLED,
                    FAILED,
                    FINISHED,
                    ERROR,
                    GONE,
                    DROPPED -> false;
        };
    }

    private static long count(List<Instance> instances, Predicate<Instance> which) {
        return instances.stream().filter(which).count();
    }

    private static void add(List<String> parts, long count, String words) {
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    private static String unplaced(Draft draft, AppDefinition app) {
        return Backoffs.until(draft, app)
                .map(until -> "launches wait until " + until + ", since instances failed" + lastFailure(draft, app))
                .orElseGet(() -> refusals(draft, app));
    }

    private static String lastFailure(Draft draft, AppDefinition app) {
        State.TaskFailure failure = draft.state().failures().get(app.id());
        return failure == null ? "" : " (" + failure.message() + ")";
    }

    private static String refusals(Draft draft, AppDefinition app) {
        State.Queued queued = draft.state().queues().get(app.id());
        if (queued == null || queued.refusals().isEmpty()) {
            return draft.state().hosts().isEmpty() ? "there is no host" : "it is being placed";
        }
        return queued.refusals().entrySet().stream()
                .sorted(Map.Entry.<State.Reason.Kind, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e ->
                        e.getValue() + (e.getValue() == 1 ? " host refuses: " : " hosts refuse: ") + words(e.getKey()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String words(State.Reason.Kind kind) {
        return switch (kind) {
            case UNFULFILLED_ROLE -> "another role";
            case UNFULFILLED_CONSTRAINT -> "a constraint";
            case NO_CORRESPONDING_RESERVATION_FOUND -> "no reservation";
            case AGENT_MAINTENANCE -> "takes nothing now";
            case INSUFFICIENT_CPUS -> "not enough cpus";
            case INSUFFICIENT_MEMORY -> "not enough memory";
            case INSUFFICIENT_DISK -> "not enough disk";
            case INSUFFICIENT_GPUS -> "not enough gpus";
            case INSUFFICIENT_PORTS -> "no free port";
            case DECLINED_SCARCE_RESOURCES -> "keeps scarce resources";
        };
    }
}
