package io.binnacle.docker;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How far the instances of a service are from what is wished, and what holds them up. Pure.
///
/// @param done instances as wished, of `wanted`; while an update is under way only those that are new
/// @param since when the oldest that is not as wished was asked for
/// @param reasons why instances are missing, each with how many
/// @param underWay whether anything is still to come, or somebody must decide
record SwarmRollout(int done, int wanted, Instant since, Map<Reason, Integer> reasons, String stuck, boolean underWay) {
    /// Why an instance is missing, in the swarm's words.
    ///
    /// @param homeless whether no node takes it; else one did, and it failed there
    record Reason(boolean homeless, String said) implements Comparable<Reason> {
        @Override
        public int compareTo(Reason other) {
            return Comparator.comparing(Reason::homeless)
                    .reversed()
                    .thenComparing(Reason::said)
                    .compare(this, other);
        }

        private String of(int instances) {
            if (homeless) {
                return (instances == 1 ? "a host: " : "hosts for " + instances + " instances: ") + said;
            }
            return Words.count(instances, "instance") + " that failed: " + said;
        }
    }

    SwarmRollout {
        reasons = new TreeMap<>(reasons);
    }

    /// @param tasks of that service, the oldest first
    static SwarmRollout of(SwarmService service, List<SwarmTask> tasks) {
        var asked = tasks.stream().filter(SwarmTask::wanted).toList();
        var open = service.update().state().open();
        var job = service.mode().job();
        var done = (int) asked.stream()
                .filter(task ->
                        job ? task.state().equals("complete") : task.runs() && (!open || current(service, task)))
                .count();
        var wanted = wanted(service, asked);
        var reasons = reasons(asked, tasks);
        var missing = done < wanted && (!job || !reasons.isEmpty());
        var stuck = service.update().state().stuck() ? service.update().message() : "";
        return new SwarmRollout(done, wanted, since(service, asked), reasons, stuck, open || missing);
    }

    private static int wanted(SwarmService service, List<SwarmTask> asked) {
        return switch (service.mode().kind()) {
            case REPLICATED, JOB -> service.mode().instances();
            case GLOBAL, GLOBAL_JOB ->
                asked.stream().map(SwarmTask::place).collect(Collectors.toSet()).size();
        };
    }

    /// Whether a task is made of the settings its service has now.
    static boolean current(SwarmService service, SwarmTask task) {
        for (var field : List.of("ContainerSpec", "Resources", "Networks")) {
            if (!service.template().path(field).equals(task.template().path(field))) {
                return false;
            }
        }
        return service.template().path("ForceUpdate").asLong(0)
                == task.template().path("ForceUpdate").asLong(0);
    }

    private static Instant since(SwarmService service, List<SwarmTask> asked) {
        var open = service.update().state().open();
        return service.update()
                .startedAt()
                .filter(_ -> open)
                .orElseGet(() -> asked.stream()
                        .filter(task -> !task.runs())
                        .map(SwarmTask::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElse(service.updatedAt()));
    }

    private static Map<Reason, Integer> reasons(List<SwarmTask> asked, List<SwarmTask> tasks) {
        var failed = new HashMap<String, String>();
        tasks.stream().filter(SwarmTask::failed).forEach(task -> failed.put(task.place(), task.error()));
        var reasons = new HashMap<Reason, Integer>();
        for (var task : asked) {
            if (!task.runs() && !task.state().equals("complete")) {
                var reason = task.error().isEmpty() ? failed.getOrDefault(task.place(), "") : task.error();
                var homeless = task.node().isEmpty() && !task.error().isEmpty();
                if (!reason.isEmpty()) {
                    reasons.merge(new Reason(homeless, reason), 1, Integer::sum);
                }
            }
        }
        return reasons;
    }

    /// The rest of a sentence that begins with "waits for"; empty when nothing is known to hold it up.
    String waitingFor() {
        return stuck.isEmpty() ? held() : "a decision: " + stuck;
    }

    String held() {
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey().of(reason.getValue()))
                .collect(Collectors.joining("; "));
    }
}
