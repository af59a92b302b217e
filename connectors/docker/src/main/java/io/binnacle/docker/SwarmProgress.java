package io.binnacle.docker;

import java.util.List;

/// How far a service is on its way to its spec. Pure.
///
/// @param fresh instances that run with the settings asked for
/// @param old instances that run, or may, and are to go
/// @param held what those that are missing wait for; empty where nothing is known to hold them up
record SwarmProgress(int fresh, int old, int wanted, String held) {
    static SwarmProgress of(SwarmService service, List<SwarmTask> tasks) {
        var rollout = SwarmRollout.of(service, tasks);
        var fresh = (int) tasks.stream()
                .filter(task -> task.wanted() && task.runs() && SwarmRollout.current(service, task))
                .count();
        var old = (int) tasks.stream()
                .filter(task ->
                        task.live() && (!task.wanted() || (task.runs() && !SwarmRollout.current(service, task))))
                .count();
        return new SwarmProgress(fresh, old, rollout.wanted(), rollout.held());
    }

    boolean asWished() {
        return fresh == wanted && old == 0;
    }

    /// Whether all that is missing is known not to come by itself now.
    boolean stuck() {
        return fresh < wanted && !held.isEmpty();
    }

    /// Differs whenever anything has moved.
    int moved() {
        return fresh * 10_000 + old;
    }

    String words() {
        return fresh + " of " + wanted + " as wished" + (old == 0 ? "" : ", " + old + " to go");
    }

    String reasons() {
        return held.isEmpty() ? "" : "waiting for " + held;
    }
}
